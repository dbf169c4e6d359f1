"""What a way of sending back is, and which of them a return may take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from pydantic import ValidationError

from saleor_postventa.core.registry import Registry
from saleor_postventa.legal.holidays import next_working_day
from saleor_postventa.legal.periods import end_of
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import FileKind, MethodChoice, Return
from saleor_postventa.shops.scope import current_shop

from .arranging import Arranging
from .fields import Labelled, MethodSettings


@dataclass(frozen=True, kw_only=True)
class MethodFacts:
    """What of a return decides whether a way suits it."""

    country: str = ""
    is_shipping_required: bool = True
    is_keep_it: bool = False


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What a carrier's adapter made: a label as PDF, what its code says, and how the parcel is known at the carrier."""

    label: bytes = b""
    code: str = ""
    tracking_number: str = ""
    carrier: str = ""


def _of_parcel(facts: MethodFacts, chosen: MethodSettings) -> bool:
    return facts.is_shipping_required and not facts.is_keep_it


@dataclass(frozen=True, kw_only=True)
class ReturnMethod:
    """`steps` tell the shopper what to do, in the active language: one short sentence each.

    `suits` says whether it can be offered, with what the shop chose; `lacks` tells the team, in a sentence, what is
    missing before anybody is offered it, and `teams_part` what they do with such returns. `send_it` asks the shopper
    to do their part by a `{date}`. `arranging` is what is left to them afterwards.
    `papers` makes label and code of an approved return; it runs outside of transactions, may call the network and may
    run twice: its key at the carrier is the return's reference.
    """

    code: str
    label: Promise
    summary: Promise
    steps: Callable[[Return, Any], list[str]]
    settings: type[MethodSettings] = MethodSettings
    arranging: Arranging | None = None
    suits: Callable[[MethodFacts, Any], bool] = _of_parcel
    lacks: Callable[[Any], str] = lambda chosen: ""
    teams_part: Callable[[], str] = lambda: _("Take it in under Returns when it arrives.")
    send_it: Callable[[], str] = lambda: _("Send it by {date}.")
    papers: Callable[[Return, Any], Papers] | None = None
    needs_label: bool = False
    needs_tracking: bool = False
    has_slip: bool = True
    is_collected: bool = False
    is_chosen: bool = True
    position: int = field(default=50)

    def is_available(self, facts: MethodFacts, chosen: MethodSettings) -> bool:
        is_near = not chosen.countries or facts.country in chosen.countries
        return is_near and self.suits(facts, chosen)

    def instructions(self, ret: Return) -> list[str]:
        """In the active language."""
        return self.steps(ret, chosen_settings(self.code))

    def arranged(self, ret: Return) -> Any:
        """What the shopper arranged, None where nothing is, or where it can't be read any more."""
        if self.arranging is None:
            return None
        try:
            return self.arranging.details.model_validate(ret.method_details)
        except ValidationError:
            return None


methods: Registry[ReturnMethod] = Registry("return methods")


def method_label(code: str) -> str:
    return str(methods.get(code).label) if code in methods else code


def chosen_settings(code: str) -> Any:
    """The shop's, or the method's own; also where a newer program stored what this one does not know."""
    row = MethodChoice.objects.filter(code=code).first()
    return read_settings(methods.get(code), row.settings if row is not None else {})


def read_settings(method: ReturnMethod, kept: dict[str, Any]) -> MethodSettings:
    try:
        return method.settings.model_validate(kept)
    except ValidationError:
        return method.settings()


def label_due(ret: Return) -> datetime | None:
    """Until when the team promises the label that the shopper waits for; None where none is awaited."""
    chosen = chosen_settings(ret.method) if ret.method in methods and methods.get(ret.method).needs_label else None
    if not isinstance(chosen, Labelled) or ret.approved_at is None or has_label(ret):
        return None
    day = ret.approved_at.astimezone(current_shop().preferences.zone).date()
    for _each in range(chosen.label_within_days):
        day = next_working_day(day + timedelta(days=1), ret.order.shipping_country)
    return end_of(day, current_shop().preferences.zone) - timedelta.resolution


def has_label(ret: Return) -> bool:
    """The return of a preview was never saved, and has one."""
    return ret._state.adding or any(each.kind == FileKind.LABEL for each in ret.files.all())


def offered_methods(
    codes: Iterable[str], order: Order, *, is_shipping_required: bool = True, is_keep_it: bool = False
) -> list[ReturnMethod]:
    """Of those that the policy allows, the ones that the shop has on and that suit this order."""
    facts = MethodFacts(
        country=order.shipping_country, is_shipping_required=is_shipping_required, is_keep_it=is_keep_it
    )
    wanted = [methods.get(code) for code in dict.fromkeys(codes) if code in methods]
    rows = {row.code: row for row in MethodChoice.objects.filter(code__in=[each.code for each in wanted])}
    return sorted(
        (each for each in wanted if _is_offered(each, rows.get(each.code), facts)),
        key=lambda each: (each.position, each.code),
    )


def _is_offered(method: ReturnMethod, row: MethodChoice | None, facts: MethodFacts) -> bool:
    if row is not None and not row.is_on:
        return False
    return method.is_available(facts, read_settings(method, row.settings if row is not None else {}))
