"""Many at once: of what there is one of, one gets it; of what somebody takes twice, they have one."""

from collections.abc import Iterator
from typing import Any

import pytest

from saleor_postventa.core.work import queues, work_on
from saleor_postventa.credits.models import VoucherCode
from saleor_postventa.loyalty.codes import RedemptionState, ReleaseCause
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Redemption, Reward
from saleor_postventa.loyalty.rules.rewards import Obstacle
from saleor_postventa.loyalty.services.redeeming import RewardNotToBeHad
from saleor_postventa.loyalty.services.releasing import cancel_redemption
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side
from tests.refunds.scene import BY, Saleor

from .scene import Shopper, fresh, make_reward, make_shopper, settle

pytestmark = [pytest.mark.django_db(transaction=True)]
CLAIMS = 20


@pytest.fixture
def shop(saleor: Saleor, transactional_db: None, settings: Any) -> Iterator[Shop]:
    with shop_scope(saleor.install(settings)) as shop:
        yield shop


@pytest.mark.proves("B16")
def test_of_a_reward_that_there_is_one_of_one_gets_it(shop: Shop) -> None:
    reward = make_reward(stock=1)
    shoppers = [make_shopper(1000) for _ in range(CLAIMS)]

    def claim(shopper: Shopper) -> None:
        with shop_scope(shop):
            shopper.redeem(reward)

    raised = side_by_side(claim, shoppers)
    assert [type(error) for error in raised] == [RewardNotToBeHad] * (CLAIMS - 1)
    assert {error.obstacle for error in raised} == {Obstacle.SOLD_OUT}  # type: ignore[attr-defined]
    assert (Redemption.objects.count(), Reward.objects.get().taken, VoucherCode.objects.count()) == (1, 1, 1)
    assert sorted(shopper.points for shopper in shoppers) == [500] + [1000] * (CLAIMS - 1)
    assert list(faults()) == []


def test_many_tabs_of_one_shopper_are_one_redemption(shop: Shop) -> None:
    reward, lea = make_reward(), make_shopper(1000)

    def claim(key: str) -> None:
        with shop_scope(shop):
            lea.redeem(reward, key=key)

    assert side_by_side(claim, ["same"] * 4 + ["other", "another"]) == []
    assert (Redemption.objects.count(), lea.points) == (1, 500)


def test_the_same_points_are_not_spent_on_two_rewards(shop: Shop) -> None:
    lea, rewards = make_shopper(700), [make_reward() for _ in range(4)]

    def claim(reward: Reward) -> None:
        with shop_scope(shop):
            lea.redeem(reward)

    raised = side_by_side(claim, rewards)
    assert len(raised) == 3
    assert all(isinstance(error, NotEnoughPoints | RewardNotToBeHad) for error in raised)
    assert (Redemption.objects.count(), lea.points) == (1, 200)


def test_given_back_from_several_sides_the_points_come_once(shop: Shop) -> None:
    lea = make_shopper(1000)
    redemption = lea.redeem(make_reward(stock=1))
    settle()

    def give_back(cause: ReleaseCause) -> None:
        with shop_scope(shop):
            cancel_redemption(redemption.pk, cause=cause, by=BY)
            settle()

    side_by_side(give_back, [ReleaseCause.SHOPPER, ReleaseCause.TEAM, ReleaseCause.EXPIRED])
    settle()
    assert (fresh(redemption).state, lea.points, Reward.objects.get().taken) == (RedemptionState.RELEASED, 1000, 0)
    assert list(faults()) == []


def test_the_same_code_by_several_workers_is_there_once(saleor: Saleor, shop: Shop) -> None:
    """As if leases meant nothing."""
    redemption = make_shopper(1000).redeem(make_reward())
    assert redemption.code_id is not None
    side_by_side(lambda item: work_on(queues.get("voucher_codes"), item), [redemption.code_id] * 4)
    VoucherCode._base_manager.update(leased_until=None)
    settle()
    code = VoucherCode.objects.select_related("voucher").get()
    made = [each for each in saleor.control.vouchers() if each["id"] == code.voucher.saleor_id]
    assert len(made) == 1
    assert len(made[0]["codes"]) == 1
