"""Levels are reckoned anew from what counts, and told where they changed."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.events import TierLost, TierReached
from saleor_postventa.loyalty.models import Account, Count, LevelChange
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries import accounts_of, content_of, programme_at
from saleor_postventa.loyalty.queries.purchases import level_at
from saleor_postventa.loyalty.rules.terms import Measure, Tiers
from saleor_postventa.loyalty.rules.tiers import Counted, history, spend_counted
from saleor_postventa.people.services import note_fact
from saleor_postventa.shops.scope import current_shop

TIER = "tier"


@transaction.atomic
def follow_level(account_id: int, *, by: Actor = SYSTEM) -> LevelChange | None:
    """Reckon the level of a customer now, by the programme in force; None where it is what it was.

    The fact `tier` of the customer says it to the other domains, with the moment since when.
    """
    account = Account.objects.select_for_update(of=("self",)).select_related("customer").get(pk=account_id)
    version = programme_at(now())
    if version is None or account.customer is None or account.merged_into_id is not None:
        return None
    programme = content_of(version)
    found = history(counted(account, programme), programme.tiers, until=now(), zone=current_shop().preferences.zone)
    before = level_at(now(), programme, account)
    after = found[-1].after if found else _free_level(programme.tiers)
    if after == before:
        return None
    return _note(account, before, after, _moment(account, found[-1].at if found else now()), programme.tiers, by)


def counted(account: Account, programme: Programme) -> list[Counted]:
    """What counts for the levels of a person, also on accounts that were moved into theirs."""
    rows = Count.objects.filter(account__in=accounts_of(account)).order_by("at", "pk")
    return [Counted(at=row.at, of=row.of, amount=_amount(row, programme)) for row in rows]


def follow_levels(account_ids: Sequence[int]) -> int:
    """Returns how many changed; each is a transaction of its own."""
    return sum(1 for pk in account_ids if follow_level(pk) is not None)


def accounts_with_levels() -> list[int]:
    return list(Account.objects.living().exclude(customer=None).order_by("pk").values_list("pk", flat=True))


def _note(account: Account, before: str, after: str, at: datetime, tiers: Tiers, by: Actor) -> LevelChange:
    assert account.customer is not None
    change: LevelChange = LevelChange.objects.create(
        shop=current_shop(), account=account, at=at, before=before, after=after, noted_at=now()
    )
    note_fact(account.customer, TIER, after, since=at)
    is_up = _rank(tiers, after) > _rank(tiers, before)
    level = tiers.level(after if is_up else before)
    kind = TierReached if is_up else TierLost
    record(
        kind(
            subject=Subject(customer=account.customer_id),
            occurred_at=now(),
            account_id=account.pk,
            before=before,
            after=after,
            names=dict(level.names) if level else {},
            at=at,
        ),
        by=by,
    )
    return change


def _moment(account: Account, at: datetime) -> datetime:
    """Never before a change that was told: what changed since is another programme, noticed now."""
    last = LevelChange.objects.filter(account=account).order_by("-at", "-pk").values_list("at", flat=True).first()
    return at if last is None or at > last else now()


def _amount(row: Count, programme: Programme) -> Decimal:
    tiers = programme.tiers
    if tiers.by is Measure.SPEND:
        return spend_counted(row.spent, row.currency, tiers, programme.purchase.rates)
    return Decimal(row.points if tiers.by is Measure.POINTS else row.orders)


def _free_level(tiers: Tiers) -> str:
    free = [level.code for level in tiers.levels if not level.threshold]
    return free[-1] if free else ""


def _rank(tiers: Tiers, code: str) -> int:
    return next((rank for rank, level in enumerate(tiers.levels, 1) if level.code == code), 0)
