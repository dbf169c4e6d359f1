"""A shop with a points programme, whose customers buy and send back: by the services, and by what reacts to them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.credits.events import CreditIssued
from saleor_postventa.loyalty.models import Account, Earning, Entry, ProgrammeVersion
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.loyalty.services import publish_programme, save_programme
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import Outcome, ReturnStatus
from tests.mailing.scene import run_queue
from tests.returns.make import make_order_with_parcels, make_policy, make_return

BY_STAFF = Actor.staff("VXNlcjox")
START = datetime(2026, 1, 1, tzinfo=UTC)
__all__ = ["CreditIssued", "Outcome", "ReturnStatus"]


def make_programme(*, since: datetime = START, purchase: Mapping[str, Any] | None = None, **changes: Any) -> ProgrammeVersion:
    """A point a euro, no levels, in force since the beginning of the year."""
    content = dump(default_programme())
    content["tiers"]["levels"] = []
    content |= changes
    content["earning"]["purchase"] |= purchase or {}
    draft = ProgrammeVersion.objects.drafts().first()
    made = save_programme(content, revision=draft.revision if draft else None, by=BY_STAFF)
    made = publish_programme(made.pk, by=BY_STAFF)
    # Published programmes can't be changed, and come into force no earlier than now: the row of a test is dated back.
    return redate(made, since)


def redate(version: ProgrammeVersion, since: datetime) -> ProgrammeVersion:
    values = {f.attname: getattr(version, f.attname) for f in version._meta.concrete_fields if not f.primary_key}
    ProgrammeVersion.objects.filter(pk=version.pk)
    highest = ProgrammeVersion.objects.order_by("-number")[0].number
    return ProgrammeVersion.objects.create(**{**values, "number": highest + 1, "in_force_since": since})


def react() -> None:
    """All that follows from what was recorded."""
    run_queue("reactions")


def buy(number: int = 1, *lines: tuple[int, str], **how: Any) -> Order:
    """Paid and delivered; a unit at 50 € where nothing else is said."""
    order = make_order_with_parcels(number=number, lines=lines or ((1, "50.00"),), **how)
    react()
    return order


def send_back(order: Order, units: Mapping[int, int] | None = None, **how: Any) -> Return:
    """All the way, by line's position."""
    lines = lines_of(order)
    wanted = {lines[place].pk: count for place, count in (units or {}).items()} or None
    made = make_return(order, wanted, status=ReturnStatus.RESOLVED, **how)
    react()
    return made


def lines_of(order: Order) -> list[OrderLine]:
    return list(OrderLine.objects.filter(order=order).order_by("position"))


def account_of(order: Order) -> Account:
    found = Earning.objects.of_order(order.pk).select_related("account__merged_into").first()
    assert found is not None
    return Account.objects.get(pk=(found.account.merged_into or found.account).pk)


def balance(order: Order) -> tuple[int, int]:
    """Pending and active of who bought it."""
    account = account_of(order)
    return account.pending, account.active


def moves(order: Order) -> list[tuple[str, int, int]]:
    rows = Entry.objects.of_account(account_of(order).pk).order_by("sequence")
    return [(row.kind, row.pending, row.active) for row in rows]


__all__ += ["SYSTEM", "make_policy"]
