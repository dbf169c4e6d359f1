"""Asking for mirrors of points in Saleor, and noting what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState, as_new, queues, replay
from saleor_postventa.loyalty.models import Account, AccountQuerySet, BalanceMirror
from saleor_postventa.loyalty.queries.members import levels_of
from saleor_postventa.loyalty.rules.mirrors import Figures
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

QUEUE = "mirrors"
# What changes within it is told at once.
SETTLE = timedelta(seconds=30)
AT_ONCE = 1000


@dataclass(frozen=True)
class MirrorTask:
    """What a customer's private metadata is to hold; without figures, none of our keys."""

    saleor_id: str
    figures: Figures | None


def has_mirrors(shop: Shop) -> bool:
    return shop.preferences.is_points_mirror_on


@transaction.atomic
def ask_mirrors(account_ids: Iterable[int]) -> int:
    """Have the mirrors of these accounts brought in line, soon and once; returns how many were asked for.

    Guests have none, nor has the team, whose records no app may write. In a shop without mirrors nothing happens.
    """
    return _ask(account_ids) if has_mirrors(current_shop()) else 0


@transaction.atomic
def forget_mirrors(account_ids: Iterable[int]) -> None:
    """Of erased customers: what went wrong is no longer told, and the keys are taken out."""
    ids = list(account_ids)
    BalanceMirror.objects.filter(account__in=ids).update(error="")
    ask_mirrors(ids)


@transaction.atomic
def keep_mirrors(*, limit: int = AT_ONCE) -> int:
    """Ask for what the shop's setting wants and is not there, or what is there and should not; returns how many.

    So many at a time: where it is switched on or off, the Saleor of a large shop is not flooded.
    """
    resting = BalanceMirror.objects.resting().order_by("pk")
    if not has_mirrors(current_shop()):
        return _ask(resting.values_list("account_id", flat=True)[:limit])
    astray = list(resting.exclude(account__in=_mirrored()).values_list("account_id", flat=True)[:limit])
    behind = _mirrored().filter(Q(mirror=None) | Q(mirror__state=WorkState.DONE, mirror__sequence__lt=F("sequence")))
    return _ask([*astray, *behind.order_by("pk").values_list("pk", flat=True)[: limit - len(astray)]])


def retry_mirrors() -> int:
    """What was given up waits again, from the start."""
    return replay(queues.get(QUEUE), BalanceMirror.objects.given_up())


@transaction.atomic
def take_up(mirror_id: int) -> MirrorTask | None:
    """What is to be done by the state of this moment, None where nothing is.

    Who is written to is noted before they are: from then on the keys may be there.
    """
    mirror = BalanceMirror.objects.select_for_update(of=("self",)).get(pk=mirror_id)
    account = Account.objects.select_related("customer").get(pk=mirror.account_id)
    target = _target_of(account)
    if not target:
        return _to_be_cleared(mirror)
    figures = _figures_of(account)
    task = None if (mirror.saleor_id, mirror.told) == (target, figures.as_json()) else MirrorTask(target, figures)
    mirror.saleor_id, mirror.sequence, mirror.is_asked_again = target, account.sequence, False
    if task is not None:
        mirror.told = {}
    mirror.save(update_fields=["saleor_id", "sequence", "is_asked_again", "told"])
    return task


def note_told(mirror_id: int, figures: Figures) -> None:
    """Saleor holds them now."""
    BalanceMirror.objects.filter(pk=mirror_id).update(told=figures.as_json())


@transaction.atomic
def note_cleared(mirror_id: int) -> None:
    """Saleor holds none of our keys: the row goes, unless somebody asked for it again meanwhile."""
    BalanceMirror.objects.filter(pk=mirror_id).update(saleor_id="", told={}, sequence=0)
    BalanceMirror.objects.filter(pk=mirror_id, is_asked_again=False).delete()


def note_out_of_reach(mirror_id: int) -> None:
    """Saleor no longer has the customer, or has them in its team: nothing stands there until something changes."""
    BalanceMirror.objects.filter(pk=mirror_id).update(saleor_id="", told={})


def _to_be_cleared(mirror: BalanceMirror) -> MirrorTask | None:
    if not mirror.saleor_id:
        mirror.delete()
        return None
    mirror.told, mirror.is_asked_again = {}, False
    mirror.save(update_fields=["told", "is_asked_again"])
    return MirrorTask(mirror.saleor_id, None)


def _target_of(account: Account) -> str:
    is_mirrored = has_mirrors(current_shop()) and _mirrored().filter(pk=account.pk).exists()
    return (account.customer.saleor_id or "") if is_mirrored and account.customer else ""


def _figures_of(account: Account) -> Figures:
    level = levels_of([account.customer_id]).get(account.customer_id, "") if account.customer_id else ""
    return Figures(active=account.active, pending=account.pending, level=level)


def _mirrored() -> AccountQuerySet:
    """Of people who take part and are customers to Saleor."""
    return Account.objects.living().filter(
        customer__saleor_id__isnull=False,
        customer__erased_at=None,
        customer__is_staff=False,
        left_at=None,
        excluded_at=None,
    )


def _ask(account_ids: Iterable[int]) -> int:
    """Rows are locked first: a worker takes one up before the change that it is asked for, or after it.

    Who waits goes on waiting, also for the next try. Of one that is being worked on it is noted.
    """
    wanted, due_at = set(account_ids), now() + SETTLE
    rows = BalanceMirror.objects.filter(account__in=wanted)
    known = list(rows.select_for_update(of=("self",)).order_by("pk"))
    resting = [row.pk for row in known if row.state != WorkState.WAITING]
    taken_up = [row.pk for row in known if row.state == WorkState.WAITING and row.leased_until is not None]
    asked = rows.filter(pk__in=resting).update(**as_new() | {"due_at": due_at}, is_asked_again=False)
    asked += rows.filter(pk__in=taken_up).update(is_asked_again=True, due_at=due_at)
    missing = _mirrored().filter(pk__in=wanted - {row.account_id for row in known}).values_list("pk", flat=True)
    new = [BalanceMirror(shop=current_shop(), account_id=pk, due_at=due_at) for pk in missing]
    return asked + len(BalanceMirror.objects.bulk_create(new, ignore_conflicts=True))
