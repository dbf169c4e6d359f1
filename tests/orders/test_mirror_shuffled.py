"""Whatever way the recorded deliveries arrive, and whichever are lost, the mirror ends up the same."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

import msgspec
import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.services import mirror_order
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.shapes import OrderShape
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE

from .picture import came_back, facts, goods, people, picture, returned
from .replay import Replayed, recordings, replay

LATER = datetime(2026, 11, 22, tzinfo=UTC)
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 100))]
MOST_PARCELS = 2


@dataclass(frozen=True)
class Mirror:
    in_order: Any
    read_again: Any


@pytest.fixture(scope="module")
def wanted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Mirror:
    """What all deliveries in their order lead to, and what reading every order once more makes of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with shop_scope(NORTE.install()):
            replay(recordings())
            in_order = (picture(), people(), goods(), facts())
            read_again()
            found = Mirror(in_order, (picture(), people(), goods()))
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_second_reading_of_everything_changes_nothing(in_norte: Shop) -> None:
    replay(recordings())
    before = (picture(), people(), goods(), RecordedEvent.objects.count())
    replay(recordings())
    assert (picture(), people(), goods(), RecordedEvent.objects.count()) == before


@pytest.mark.proves("X1", part="the same delivery twice has one effect on the mirror")
@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_and_doubled_deliveries_lead_to_the_same_mirror(in_norte: Shop, wanted: Mirror, seed: int) -> None:
    shuffled = [*recordings(), *recordings()]
    Random(seed).shuffle(shuffled)
    replay(shuffled)
    assert (picture(), people(), goods(), facts()) == wanted.in_order
    assert came_back() == returned() != {}


@pytest.mark.proves("X2", part="on the recordings of a real Saleor")
@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_dropped_deliveries_are_made_up_for_by_reading_again(in_norte: Shop, wanted: Mirror, seed: int) -> None:
    chance = Random(seed)
    doubled = [*recordings(), *recordings()]
    kept = [webhook for webhook in doubled if chance.random() >= 0.1 or not _is_about_orders(webhook)]
    chance.shuffle(kept)
    replay(kept)
    read_again()
    assert (picture(), people(), goods()) == wanted.read_again
    assert max(facts().values()) == MOST_PARCELS
    assert came_back() == returned()


def _is_about_orders(webhook: Replayed) -> bool:
    return hasattr(webhook.payload, "order")


def read_again() -> None:
    """As a reconcile would, read each order as it stands in the end."""
    for shape in _last_shapes().values():
        mirror_order(shape, Source("catch_up", LATER, None, 0))


def _last_shapes() -> dict[str, OrderShape]:
    last: dict[str, Any] = {}
    for webhook in recordings():
        for shape in _shapes_of(webhook):
            clock = (shape.updated_at, webhook.source.issued_at)
            if shape.id not in last or clock >= last[shape.id][0]:
                last[shape.id] = (clock, shape)
    return {key: _as_saleor_has_it_now(shape) for key, (_, shape) in last.items()}


def _shapes_of(webhook: Replayed) -> list[OrderShape]:
    if _is_about_orders(webhook):
        return [webhook.payload.order]
    return getattr(webhook.payload, "orders", None) or []


def _as_saleor_has_it_now(shape: OrderShape) -> OrderShape:
    """Deleting an account leaves its orders without one, and with their address."""
    erased = {payload.user.id for payload in _erasures()}
    is_gone = shape.user is not None and shape.user.id in erased
    return msgspec.structs.replace(shape, user=None) if is_gone else shape


def _erasures() -> list[Any]:
    return [
        webhook.payload
        for webhook in recordings()
        if webhook.source.event == "customer_deleted" and webhook.payload.user
    ]
