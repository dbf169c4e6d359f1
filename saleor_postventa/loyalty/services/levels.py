"""Levels are reckoned anew from what counts, and told where they changed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.events import TierLost, TierReached
from saleor_postventa.loyalty.models import Account, LevelChange, LevelGrant, ProgrammeVersion
from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.levels import at_least, counted
from saleor_postventa.loyalty.queries.purchases import level_at, takes_part
from saleor_postventa.loyalty.rules.terms import Level, Tiers
from saleor_postventa.loyalty.rules.tiers import history
from saleor_postventa.people.levels import LEVEL_BENEFITS, NO_BENEFITS, LevelBenefits
from saleor_postventa.people.services import note_fact
from saleor_postventa.shops.scope import current_shop

TIER = "tier"


@transaction.atomic
def follow_level(account_id: int, *, by: Actor = SYSTEM) -> LevelChange | None:
    """Reckon the level of a customer now, by the programme in force; None where it is what it was.

    Who takes no part is on none. Facts of the customer say the level, and what it gives, to the other domains, with
    the moment since when; so do those of whose account was moved into it.
    """
    account = Account.objects.select_for_update(of=("self",)).select_related("customer").get(pk=account_id)
    version = programme_at(now())
    if version is None or account.customer is None or account.merged_into_id is not None:
        return None
    programme = content_of(version)
    after, at = _reckoned(account, programme)
    change = _change(account, programme, after, at)
    if change is not None:
        _tell(change, account, programme.tiers, by)
    _note_facts(account, version, after)
    for emptied in Account.objects.filter(merged_into=account).select_related("customer").order_by("pk"):
        _change(emptied, programme, after, now())
        _note_facts(emptied, version, after)
    return change


@transaction.atomic
def grant_level(account: Account, level: str, *, until: datetime, key: str, content: str = "", by: Actor) -> LevelGrant:
    """They have it at least until then; once per key."""
    grant, _is_new = LevelGrant.objects.get_or_create(
        shop=current_shop(),
        key=key,
        defaults={"account": account, "level": level, "until": until, "content": content, "given_by": by.ref},
    )
    return grant


def follow_levels(account_ids: Sequence[int]) -> int:
    """Returns how many changed; each is a transaction of its own."""
    return sum(1 for pk in account_ids if follow_level(pk) is not None)


def accounts_with_levels() -> list[int]:
    return list(Account.objects.living().exclude(customer=None).order_by("pk").values_list("pk", flat=True))


def _reckoned(account: Account, programme: Programme) -> tuple[str, datetime]:
    """The level, and since when it is so."""
    assert account.customer is not None
    if not takes_part(account.customer, account, programme):
        return "", now()
    found = history(counted(account, programme), programme.tiers, until=now(), zone=current_shop().preferences.zone)
    bought = found[-1].after if found else programme.tiers.first
    level = at_least(bought, account, programme.tiers)
    return level, found[-1].at if found and level == bought else now()


def _change(account: Account, programme: Programme, after: str, at: datetime) -> LevelChange | None:
    before = level_at(now(), programme, account)
    if after == before:
        return None
    moment = _moment(account, at)
    change: LevelChange = LevelChange.objects.create(
        shop=current_shop(), account=account, at=moment, before=before, after=after, noted_at=now()
    )
    return change


def _tell(change: LevelChange, account: Account, tiers: Tiers, by: Actor) -> None:
    is_up = _rank(tiers, change.after) > _rank(tiers, change.before)
    level = tiers.level(change.after if is_up else change.before)
    kind = TierReached if is_up else TierLost
    record(
        kind(
            subject=Subject(customer=account.customer_id),
            occurred_at=now(),
            account_id=account.pk,
            before=change.before,
            after=change.after,
            names=dict(level.names) if level else {},
            at=change.at,
        ),
        by=by,
    )


def _note_facts(account: Account, version: ProgrammeVersion, level: str) -> None:
    """The level since it was reached, what it gives since then or since the programme gives it, whatever came last.

    A first level without a threshold is reached by nobody: members are on it as long as the programme is in force.
    """
    person, in_force = account.customer, version.in_force_since
    if person is None or in_force is None or person.is_erased or person.merged_into_id is not None:
        return
    known = dict(person.facts.filter(key__in=(TIER, LEVEL_BENEFITS)).values_list("key", "value"))
    benefits = _benefits(content_of(version).tiers.level(level)).as_json()
    if level == known.get(TIER, "") and benefits == known.get(LEVEL_BENEFITS, {}):
        return
    changed = LevelChange.objects.filter(account=account).aggregate(at=Max("at"))["at"] or in_force
    if level != known.get(TIER, ""):
        note_fact(person, TIER, level, since=changed)
    if benefits != known.get(LEVEL_BENEFITS, {}):
        note_fact(person, LEVEL_BENEFITS, benefits, since=max(in_force, changed))


def _benefits(level: Level | None) -> LevelBenefits:
    if level is None:
        return NO_BENEFITS
    given = level.benefits
    return LevelBenefits(
        names=dict(level.names),
        window_days=given.window_days,
        has_free_returns=given.has_free_returns,
        has_instant_exchange=given.has_instant_exchange,
    )


def _moment(account: Account, at: datetime) -> datetime:
    """Never before a change that was told: what changed since is another programme, noticed now."""
    last = LevelChange.objects.filter(account=account).order_by("-at", "-pk").values_list("at", flat=True).first()
    return at if last is None or at > last else now()


def _rank(tiers: Tiers, code: str) -> int:
    return next((rank for rank, level in enumerate(tiers.levels, 1) if level.code == code), 0)
