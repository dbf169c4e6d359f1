"""Points that move while they are told: the last of them is told as well."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.work import WorkState, drain, queues
from saleor_postventa.loyalty.models import BalanceMirror
from saleor_postventa.loyalty.services import mirrors
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side
from tests.refunds.scene import Saleor

from .scene import figures, make_mirrored, switch

pytestmark = [pytest.mark.django_db(transaction=True)]
ROUNDS = 4


@pytest.fixture
def shop(saleor: Saleor, transactional_db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setattr(mirrors, "SETTLE", timedelta(0))
    with shop_scope(saleor.install(settings)) as shop:
        switch(shop, is_on=True)
        yield shop


def test_whoever_tells_meanwhile_the_last_change_is_told(saleor: Saleor, shop: Shop) -> None:
    lea = make_mirrored(saleor)

    def act(points: int) -> None:
        for _ in range(ROUNDS):
            if points:
                with shop_scope(shop):
                    lea.gets(points)
            drain(queues.get("reactions"))
            drain(queues.get("mirrors"))

    assert side_by_side(act, [1, 10, 0, 0]) == []
    act(0)
    assert lea.told == figures(11 * ROUNDS)
    (mirror,) = BalanceMirror.objects.all()
    assert (mirror.state, mirror.is_asked_again, mirror.sequence) == (WorkState.DONE, False, 2 * ROUNDS)
