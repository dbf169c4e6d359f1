from collections.abc import Iterator
from typing import Any

import pytest

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .scene import Saleor, running_saleor


@pytest.fixture(scope="session")
def _saleor() -> Iterator[Saleor]:
    with running_saleor() as saleor:
        yield saleor


@pytest.fixture
def saleor(_saleor: Saleor) -> Iterator[Saleor]:
    """Its payment app sends money back at once."""
    _saleor.control.plan_payment_answer("success")
    yield _saleor
    _saleor.control.update_app("Listening", [*_saleor.app.manifest["permissions"]])


@pytest.fixture
def shop(saleor: Saleor, db: None, settings: Any) -> Iterator[Shop]:
    """Inside its scope."""
    with shop_scope(saleor.install(settings)) as shop:
        yield shop
