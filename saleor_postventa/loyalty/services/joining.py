"""Two accounts of one person become one, by the hand of the team. It can't be undone."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.events import AccountsJoined
from saleor_postventa.loyalty.ledger.posting import UnknownAccount
from saleor_postventa.loyalty.models import Account, Adjustment, Count, Lot, Redemption
from saleor_postventa.loyalty.queries import accounts_of
from saleor_postventa.loyalty.queries.members import is_own_account, members

from .accounts import locked_pair, merge_accounts
from .levels import follow_level


class SameAccount(Refusal):
    code = "same_account"
    text = _("This is one and the same account. Choose another one.")


class OwnAccount(Refusal):
    code = "own_points"
    text = _("One of these accounts is your own. Ask somebody else of the team.")


class ChangedMeanwhile(Refusal):
    code = "overtaken"
    text = _("Points moved on these accounts since you looked. Look again before you join them.")


@dataclass(frozen=True, kw_only=True)
class MovingLot:
    points: int
    expires_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class JoinPreview:
    """What moves from `source`, and what `into` holds afterwards. `mark` names the state that was looked at."""

    source: Account
    into: Account
    lots: tuple[MovingLot, ...]
    orders: int
    redemptions: int
    waiting: int
    mark: str

    @property
    def pending_after(self) -> int:
        return self.source.pending + self.into.pending

    @property
    def active_after(self) -> int:
        return self.source.active + self.into.active

    @property
    def excludes(self) -> bool:
        """Who was left out by the team stays so."""
        return self.source.excluded_at is not None and self.into.excluded_at is None


def preview_join(source_id: int, into_id: int) -> JoinPreview:
    """Changes nothing. Raises UnknownAccount, SameAccount."""
    source, into = _member(source_id, "source_id"), _member(into_id, "into_id")
    if source.pk == into.pk:
        raise SameAccount(field="into_id")
    ids = accounts_of(source)
    return JoinPreview(
        source=source,
        into=into,
        lots=tuple(
            MovingLot(points=lot.rest, expires_at=lot.expires_at)
            for lot in Lot.objects.open().filter(account=source).first_in_first_out()
        ),
        orders=Count.objects.filter(account__in=ids).values("order").distinct().count(),
        redemptions=Redemption.objects.of_accounts(ids).count(),
        waiting=Adjustment.objects.waiting().filter(account__in=ids).count(),
        mark=_mark(source, into),
    )


@transaction.atomic
def join_accounts(source_id: int, into_id: int, *, mark: str, by: Actor) -> Account:
    """All of `source` moves, lot by lot with its expiry, if it is still as it was looked at.

    Raises UnknownAccount, SameAccount, OwnAccount, ChangedMeanwhile.
    """
    seen = preview_join(source_id, into_id)
    source, into = locked_pair(seen.source.pk, seen.into.pk)
    if mark != _mark(source, into):
        raise ChangedMeanwhile(field="mark")
    if is_own_account(source, by) or is_own_account(into, by):
        raise OwnAccount
    pending, active = source.pending, source.active
    joined = merge_accounts(source, into)
    fact = AccountsJoined(
        subject=Subject(customer=joined.customer_id),
        occurred_at=now(),
        account_id=joined.pk,
        emptied_id=source.pk,
        pending=pending,
        active=active,
    )
    record(fact, by=by)
    follow_level(joined.pk, by=by)
    return joined


def _member(account_id: int, field: str) -> Account:
    found = members().select_related("customer").filter(pk=account_id, customer__erased_at=None).first()
    if found is None:
        raise UnknownAccount(field=field)
    return found


def _mark(source: Account, into: Account) -> str:
    """Sequences count every entry that was booked."""
    return f"{source.pk}.{source.sequence}.{into.pk}.{into.sequence}"
