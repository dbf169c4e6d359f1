"""Asking for mirrors of ratings in Saleor, and noting what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState, as_new, queues, replay
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import RatingMirror, Review
from saleor_postventa.surveys.queries.reviews import ratings
from saleor_postventa.surveys.rules.rating_mirrors import Told, told_of

QUEUE = "rating_mirrors"
# What is published within it is told at once.
SETTLE = timedelta(seconds=30)
AT_ONCE = 1000


@dataclass(frozen=True)
class RatingTask:
    """What a product's metadata is to hold; nothing: none of our keys."""

    product: str
    told: Told


def has_rating_mirrors(shop: Shop) -> bool:
    return shop.preferences.is_rating_mirror_on


@transaction.atomic
def ask_rating_mirrors(products: Iterable[str]) -> int:
    """Have these products' ratings brought in line, soon and once; in a shop without mirrors nothing happens."""
    return _ask(set(products)) if has_rating_mirrors(current_shop()) else 0


@transaction.atomic
def keep_rating_mirrors(*, limit: int = AT_ONCE) -> int:
    """Ask for what the shop's setting wants and is not there, or is there and should not; returns how many."""
    resting = dict(RatingMirror.objects.resting().order_by("pk").values_list("product", "told"))
    if not has_rating_mirrors(current_shop()):
        return _ask(set(list(resting)[:limit]))
    reviewed = set(Review.objects.published().exclude(product="").values_list("product", flat=True))
    wanted = _wanted(sorted(reviewed | resting.keys()))
    waiting = set(RatingMirror.objects.exclude(state=WorkState.DONE).values_list("product", flat=True))
    behind = [each for each, told in wanted.items() if each not in waiting and told != resting.get(each)]
    return _ask(set(behind[:limit]))


def retry_rating_mirrors() -> int:
    """What was given up waits again, from the start."""
    return replay(queues.get(QUEUE), RatingMirror.objects.given_up())


@transaction.atomic
def take_up(mirror_id: int) -> RatingTask | None:
    """What is to be done by the state of this moment, None where nothing is; what is to be written is noted before."""
    mirror = RatingMirror.objects.select_for_update(of=("self",)).get(pk=mirror_id)
    is_on = has_rating_mirrors(current_shop())
    told = _wanted([mirror.product])[mirror.product] if is_on else {}
    if not told and not mirror.is_there:
        mirror.delete()
        return None
    if told and told == mirror.told:
        RatingMirror.objects.filter(pk=mirror_id).update(is_asked_again=False)
        return None
    mirror.told, mirror.is_there, mirror.is_asked_again = {}, True, False
    mirror.save(update_fields=["told", "is_there", "is_asked_again"])
    return RatingTask(mirror.product, told)


def note_told(mirror_id: int, told: Told) -> None:
    """Saleor holds them now."""
    RatingMirror.objects.filter(pk=mirror_id).update(told=told)


@transaction.atomic
def note_cleared(mirror_id: int) -> None:
    """Saleor holds none of our keys, or no longer has the product: the row goes, unless it was asked for meanwhile."""
    RatingMirror.objects.filter(pk=mirror_id).update(told={}, is_there=False)
    RatingMirror.objects.filter(pk=mirror_id, is_asked_again=False).delete()


def note_out_of_reach(mirror_id: int, told: Told) -> None:
    """Saleor no longer has the product: taken as told, so that it is not asked for over and over."""
    RatingMirror.objects.filter(pk=mirror_id).update(told=told, is_there=False)


def _wanted(products: list[str]) -> dict[str, Told]:
    return {product: told_of(rating.mean, rating.n) for product, rating in ratings(products).items()}


def _ask(products: set[str]) -> int:
    """Who waits goes on waiting, also for the next try. Of one that is being worked on it is noted."""
    due_at, rows = now() + SETTLE, RatingMirror.objects.filter(product__in=products)
    known = list(rows.select_for_update(of=("self",)).order_by("pk"))
    resting = [row.pk for row in known if row.state != WorkState.WAITING]
    taken_up = [row.pk for row in known if row.state == WorkState.WAITING and row.leased_until is not None]
    asked = rows.filter(pk__in=resting).update(**as_new() | {"due_at": due_at}, is_asked_again=False)
    asked += rows.filter(pk__in=taken_up).update(is_asked_again=True, due_at=due_at)
    missing = sorted(products - {row.product for row in known})
    new = [RatingMirror(shop=current_shop(), product=product, due_at=due_at) for product in missing]
    return asked + len(RatingMirror.objects.bulk_create(new, ignore_conflicts=True))
