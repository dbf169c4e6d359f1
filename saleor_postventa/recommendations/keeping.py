"""What a run learned, as rows: written page by page beside those in use, which they replace in one transaction."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import batched
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Model, QuerySet

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.services import record
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

from .events import RecommendationModelChanged
from .gathering import Gathered, units_sent_and_back
from .history import Ints
from .lessons import RECENT_DAYS, Lessons
from .models import Bestseller, ModelCard, Neighbour, Standing, Training
from .rules.kinds import Part
from .rules.risk import return_risks

ROWS_AT_ONCE = 2000
MOST_BESTSELLERS = 60
BROKEN_AFTER = timedelta(days=2)
CARDS_KEPT = timedelta(days=400)


def prepare(training: Training, card: ModelCard) -> ModelCard:
    """A card that is not in use yet."""
    card.shop, card.training = current_shop(), training
    card.save(force_insert=True)
    return card


def keep(card: ModelCard, gathered: Gathered, lessons: Lessons) -> None:
    """The rows that serving reads, in short transactions."""
    _write(Neighbour, _neighbours(card, gathered, lessons))
    _write(Standing, _standings(card, gathered, lessons))
    _write(Bestseller, _bestsellers(card, gathered))


def use(card: ModelCard, *, by: Actor) -> None:
    """From one moment to the next this card's rows are read instead of the last one's."""
    with transaction.atomic():
        Shop.objects.select_for_update().get(pk=card.shop_id)
        last = ModelCard.objects.in_use().first()
        ModelCard.objects.in_use().update(is_in_use=False)
        card.is_in_use, card.used_since = True, now()
        card.save(update_fields=["is_in_use", "used_since"])
        chosen = {part.value: card.model_for(part) for part in Part}
        if last is None or any(last.model_for(part) != chosen[part] for part in Part):
            record(RecommendationModelChanged(card=card.pk, models=chosen, occurred_at=now()), by=by)


def forget_rows() -> None:
    """Those of cards that were replaced, or whose run broke off long enough ago; cards of a year ago altogether.

    Called when the next run begins, so that whoever reads the card before this one finds its rows.
    """
    old = ModelCard.objects.filter(is_in_use=False)
    broken = old.filter(used_since=None, made_at__lt=now() - BROKEN_AFTER)
    for card_id in (old.exclude(used_since=None) | broken).order_by("pk").values_list("pk", flat=True):
        for kind in (Neighbour, Standing, Bestseller):
            _delete(kind.objects.filter(card_id=card_id))
    broken.delete()
    old.filter(made_at__lt=now() - CARDS_KEPT).delete()
    Training.objects.filter(asked_at__lt=now() - CARDS_KEPT).exclude(state=WorkState.WAITING).delete()


def _delete(rows: "QuerySet[Any]") -> None:
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        rows.filter(pk__in=ids).delete()


def _write[Row: Model](kind: type[Row], rows: Iterable[Row]) -> None:
    for page in batched(rows, ROWS_AT_ONCE):
        kind._default_manager.bulk_create(page)


def _neighbours(card: ModelCard, gathered: Gathered, lessons: Lessons) -> Iterator[Neighbour]:
    found, products = lessons.neighbours, gathered.product_ids.tolist()
    strengths = found.cosines * lessons.trend[found.others]
    for item, product in enumerate(products):
        for cell in range(int(found.starts[item]), int(found.starts[item + 1])):
            yield Neighbour(
                shop_id=card.shop_id,
                card=card,
                product_id=product,
                other_id=products[found.others[cell]],
                strength=float(strengths[cell]),
                together=int(found.together[cell]),
            )


def _standings(card: ModelCard, gathered: Gathered, lessons: Lessons) -> Iterator[Standing]:
    units = units_sent_and_back()
    risks = return_risks(units)
    bought = dict(
        zip(gathered.product_ids.tolist(), zip(lessons.buyers, lessons.recent_buyers, strict=True), strict=True)
    )
    for product in sorted(bought.keys() | risks.keys()):
        buyers, recent = bought.get(product, (0, 0))
        sent, back = units.get(product, (0, 0))
        yield Standing(
            shop_id=card.shop_id,
            card=card,
            product_id=product,
            buyers=int(buyers),
            recent_buyers=int(recent),
            units_sent=sent,
            units_back=back,
            return_risk=risks.get(product, 0.0),
        )


def _bestsellers(card: ModelCard, gathered: Gathered) -> Iterator[Bestseller]:
    """By who bought them of late, where the bestsellers of late did better than those of all time."""
    history = gathered.history
    is_late = card.model_for(Part.NEW) == "recent_popularity"
    since = history.last_day - RECENT_DAYS + 1 if is_late else 0
    categories = dict(Product.objects.filter(pk__in=gathered.product_ids.tolist()).values_list("pk", "category_id"))
    for place, channel in enumerate(gathered.slugs):
        buyers = history.where(gathered.channels == place).buyers(since)
        for category, product, count in _best(buyers, gathered.product_ids.tolist(), categories):
            yield Bestseller(
                shop_id=card.shop_id, card=card, channel=channel, category_id=category, product_id=product, buyers=count
            )


def _best(buyers: Ints, products: list[int], categories: dict[int, str]) -> Iterator[tuple[str, int, int]]:
    """The first of the channel, and of each category."""
    left: dict[str, int] = {}
    for item in np.argsort(-buyers, kind="stable"):
        if not buyers[item]:
            return
        for category in {"", categories.get(products[item], "")}:
            left[category] = left.get(category, MOST_BESTSELLERS) - 1
            if left[category] >= 0:
                yield category, products[item], int(buyers[item])
