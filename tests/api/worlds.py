"""The worlds of both shops, built once for a module; what a test changes is taken back to where they stood."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from tests.cast import NORTE, SUR, House

from .world import World, build_world

WORLDS = {"north": NORTE, "south": SUR}


@dataclass(frozen=True)
class Standing:
    shop: Shop
    world: World


type Kept = dict[House, Standing]


@pytest.fixture(autouse=True, scope="module")
def kept_worlds(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Kept]:
    """Empty where a test of the module has a clock of its own, or commits: there each test builds what it asks for."""
    here = [item for item in request.session.items if item.path == request.path]
    asked = [name for name in WORLDS if any(name in item.fixturenames for item in here)]
    if not asked or any(map(_needs_its_own, here)):
        yield {}
        return
    with django_db_blocker.unblock(), _taken_back():
        yield {WORLDS[name]: _stand(WORLDS[name]) for name in asked}


def _needs_its_own(item: Any) -> bool:
    mark = item.get_closest_marker("django_db")
    is_committing = bool(mark and mark.kwargs.get("transaction")) or "transactional_db" in item.fixturenames
    return is_committing or ("clock" in item.fixturenames and any(name in item.fixturenames for name in WORLDS))


@contextmanager
def _taken_back() -> Iterator[None]:
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # as Django marks its own
    with block:
        yield
        transaction.set_rollback(True)


def _stand(house: House) -> Standing:
    shop = house.install()
    with shop_scope(shop):
        return Standing(shop, build_world())


def _shop(kept: Kept, house: House) -> Shop:
    if house not in kept:
        return house.install()
    with every_shop():
        return Shop.objects.get(pk=kept[house].shop.pk)


def _world(kept: Kept, house: House, shop: Shop) -> World:
    if house in kept:
        return deepcopy(kept[house].world)
    with shop_scope(shop):
        return build_world()


@pytest.fixture
def norte(kept_worlds: Kept, db: None) -> Shop:
    return _shop(kept_worlds, NORTE)


@pytest.fixture
def sur(kept_worlds: Kept, db: None) -> Shop:
    return _shop(kept_worlds, SUR)


@pytest.fixture
def north(kept_worlds: Kept, norte: Shop) -> World:
    return _world(kept_worlds, NORTE, norte)


@pytest.fixture
def south(kept_worlds: Kept, sur: Shop) -> World:
    return _world(kept_worlds, SUR, sur)
