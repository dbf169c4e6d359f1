"""Points become a code, the code an order; what comes to nothing comes back, with the expiry that it had."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.credits.models import StoreCredit, VoucherCode
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.loyalty.chores import take_back_unused_rewards
from saleor_postventa.loyalty.codes import EntryKind, RedemptionState, ReleaseCause, RewardKind
from saleor_postventa.loyalty.findings import resting_rewards
from saleor_postventa.loyalty.ledger.posting import NotEnoughPoints
from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Entry, Redemption, Reward
from saleor_postventa.loyalty.queries.purchases import lines_of_purchase, purchase_of
from saleor_postventa.loyalty.queries.rewards import rewards_for
from saleor_postventa.loyalty.queries.spending import paid_with_points
from saleor_postventa.loyalty.rules.rewards import Market, Obstacle
from saleor_postventa.loyalty.services.capturing import give_back_spent
from saleor_postventa.loyalty.services.redeeming import (
    AmountNotToBeHad,
    RedemptionKeyTaken,
    RewardNotToBeHad,
    RewardStillOpen,
    UnknownReward,
)
from saleor_postventa.loyalty.services.releasing import (
    RewardIsUsed,
    UnknownRedemption,
    cancel_redemption,
    note_withdrawn,
)
from saleor_postventa.loyalty.services.rewards import InvalidReward
from saleor_postventa.loyalty.services.taking_back import take_back_points
from saleor_postventa.loyalty.services.warning import POINTS_BACK
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.services import note_fact
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.refunds.scene import BY, Saleor

from .scene import MANY, Shopper, any_amount, buy_with, code_for, fresh, give_points, make_reward, make_shopper, settle

State = RedemptionState
YEAR_END = datetime(2099, 12, 31, tzinfo=UTC)


@pytest.mark.proves("B15", part="redeem, code, order, captured; no checkout of the storefront")
def test_points_become_a_code_and_the_code_an_order(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward())
    assert (redemption.state, lea.points) == (State.RESERVED, MANY - 500)
    assert code_for(redemption) == ""
    settle()
    assert fresh(redemption).state == State.ISSUED
    order = buy_with(saleor, redemption)
    redemption = fresh(redemption)
    assert (redemption.state, redemption.order_id, lea.points) == (State.USED, order.pk, MANY - 500)
    assert order.undiscounted_total_gross_amount - order.total_gross_amount == Decimal(5)
    with pytest.raises(RewardIsUsed):
        cancel_redemption(redemption.pk, cause=ReleaseCause.SHOPPER, by=BY)
    assert lea.points == MANY - 500


@pytest.mark.proves("B15")
def test_abandoned_the_points_come_back_with_their_expiry(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    lea = make_shopper(700, expires_at=YEAR_END)
    reward = make_reward(valid_days=7)
    redemption = lea.redeem(reward, key="a tab")
    assert lea.redeem(reward, key="another tab") == redemption
    assert (lea.points, Redemption.objects.count()) == (200, 1)
    settle()
    code = code_for(redemption)
    clock.move(days=6)
    take_back_unused_rewards()
    settle()
    assert fresh(redemption).state == State.ISSUED
    clock.move(days=2)
    take_back_unused_rewards()
    assert lea.points == 200, "while the code is still good"
    settle()
    redemption = fresh(redemption)
    assert (redemption.state, redemption.release_cause) == (State.RELEASED, ReleaseCause.EXPIRED)
    assert (lea.points, sum(points for points, _ in lea.lots())) == (700, 700)
    assert {ends for _, ends in lea.lots()} == {YEAR_END}
    assert code not in {known for voucher in saleor.control.vouchers() for known in voucher["codes"]}
    take_back_unused_rewards()
    settle()
    assert (lea.points, Reward.objects.get().taken) == (700, 0)


@pytest.mark.parametrize("end", ["cancel_order", "expire_order"])
def test_of_an_order_that_comes_to_nothing_the_points_come_back(saleor: Saleor, shop: Shop, end: str) -> None:
    lea = make_shopper(500, expires_at=YEAR_END)
    redemption = lea.redeem(make_reward())
    settle()
    order = buy_with(saleor, redemption, pay="none")
    getattr(saleor.control, end)(order.saleor_id)
    saleor.mirror(order.saleor_id)
    settle()
    redemption = fresh(redemption)
    assert (redemption.state, lea.points, lea.lots()) == (State.RELEASED, 500, [(500, YEAR_END)])
    saleor.mirror(order.saleor_id)
    settle()
    assert lea.points == 500


def test_an_order_seen_first_when_it_was_cancelled(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward())
    settle()
    variant = saleor.control.variants()[0]["id"]
    placed = saleor.control.place_order(
        "es", [{"variant": variant, "quantity": 1}], email="lea@example.com", voucher_code=code_for(redemption)
    )
    saleor.control.cancel_order(placed["id"])
    saleor.mirror(placed["id"])
    settle()
    assert (fresh(redemption).state, lea.points) == (State.RELEASED, MANY)


def test_used_at_the_moment_it_was_given_back(saleor: Saleor, lea: Shopper) -> None:
    """Saleor's count knows of the use before the order does."""
    redemption = lea.redeem(make_reward())
    settle()
    variant = saleor.control.variants()[0]["id"]
    placed = saleor.control.place_order(
        "es", [{"variant": variant, "quantity": 1}], email="lea@example.com", voucher_code=code_for(redemption)
    )
    cancel_redemption(redemption.pk, cause=ReleaseCause.SHOPPER, by=BY)
    settle()
    assert (fresh(redemption).state, lea.points) == (State.USED, MANY - 500)
    order = saleor.mirror(placed["id"])
    settle()
    assert (fresh(redemption).order_id, lea.points) == (order.pk, MANY - 500)


@pytest.mark.parametrize("left", [500, 300, 0])
def test_used_after_all_the_points_are_spent_once_more(saleor: Saleor, shop: Shop, left: int) -> None:
    """An order slipped in between the look and the deletion: its code was good. Nobody is made to owe points."""
    lea = make_shopper(500)
    redemption = lea.redeem(make_reward())
    settle()
    variant = saleor.control.variants()[0]["id"]
    placed = saleor.control.place_order(
        "es", [{"variant": variant, "quantity": 1}], email="lea@example.com", voucher_code=code_for(redemption)
    )
    Redemption.objects.update(state=State.RETURNING, release_cause=ReleaseCause.SHOPPER)
    note_withdrawn(redemption.pk)
    if left < 500:
        lea.redeem(make_reward(RewardKind.DONATION, points=500 - left))
    assert (fresh(redemption).state, lea.points) == (State.RELEASED, left)
    order = saleor.mirror(placed["id"])
    settle()
    redemption = fresh(redemption)
    assert (redemption.state, redemption.order_id, lea.points) == (State.USED, order.pk, 0)
    saleor.control.cancel_order(placed["id"])
    saleor.mirror(placed["id"])
    settle()
    assert (fresh(redemption).state, lea.points) == (State.RELEASED, left)
    assert list(faults()) == []


@pytest.mark.proves("B17")
@pytest.mark.parametrize("cause", [ReleaseCause.SHOPPER, ReleaseCause.TEAM])
def test_given_back_the_code_is_gone_and_the_points_are_there(
    saleor: Saleor, lea: Shopper, cause: ReleaseCause
) -> None:
    redemption = lea.redeem(make_reward(stock=1))
    settle()
    code = code_for(redemption)
    assert cancel_redemption(redemption.pk, cause=cause, by=BY).state == State.RETURNING
    assert cancel_redemption(redemption.pk, cause=cause, by=BY).state == State.RETURNING
    settle()
    assert (fresh(redemption).state, lea.points) == (State.RELEASED, MANY)
    assert code not in {known for voucher in saleor.control.vouchers() for known in voucher["codes"]}
    assert cancel_redemption(redemption.pk, cause=cause, by=BY).state == State.RELEASED
    assert fresh(lea.redeem(Reward.objects.get())).state == State.RESERVED
    assert list(faults()) == []


def test_given_back_before_it_was_made(saleor: Saleor, lea: Shopper) -> None:
    before = len(saleor.control.vouchers())
    redemption = lea.redeem(make_reward())
    cancel_redemption(redemption.pk, cause=ReleaseCause.SHOPPER, by=BY)
    settle()
    assert (fresh(redemption).state, lea.points) == (State.RELEASED, MANY)
    assert len(saleor.control.vouchers()) == before


def test_two_tabs_are_one_redemption(lea: Shopper) -> None:
    reward = make_reward()
    first = lea.redeem(reward, key="tab")
    assert lea.redeem(reward, key="tab") == first
    assert lea.redeem(reward, key="another tab") == first
    assert lea.points == MANY - 500
    with pytest.raises(RedemptionKeyTaken):
        lea.redeem(make_reward(points=300), key="tab")


def test_any_amount_in_its_steps(saleor: Saleor, lea: Shopper) -> None:
    reward = any_amount(most=Decimal(8))
    for amount in (None, Decimal(0), Decimal("0.50"), Decimal("1.25"), Decimal("8.50"), Decimal(-1)):
        with pytest.raises(AmountNotToBeHad):
            lea.redeem(reward, amount=amount)
    assert lea.points == MANY
    assert [standing.most for standing in rewards_for(lea.account)] == [Decimal(8)]
    redemption = lea.redeem(reward, amount=Decimal("2.50"))
    assert lea.points == MANY - 250
    with pytest.raises(RewardStillOpen):
        lea.redeem(reward, amount=Decimal(3))
    settle()
    order = buy_with(saleor, redemption)
    assert order.undiscounted_total_gross_amount - order.total_gross_amount == Decimal("2.50")


@pytest.mark.proves("B2", part="what was paid with points")
def test_what_was_paid_with_points_is_known(saleor: Saleor, lea: Shopper) -> None:
    give_points(lea, 5000)
    made = [
        lea.redeem(make_reward()),
        lea.redeem(make_reward(RewardKind.PERCENT, value=Decimal(10))),
        lea.redeem(make_reward(RewardKind.SHIPPING)),
    ]
    settle()
    amount, share, shipping = (buy_with(saleor, redemption, units=(2,)) for redemption in made)
    assert paid_with_points(amount) == Decimal(5)
    assert paid_with_points(share) == share.undiscounted_total_gross_amount - share.total_gross_amount > 0
    assert paid_with_points(shipping) == paid_with_points(saleor.place(voucher_code="HOLA10")) == 0


def test_a_share_free_shipping_and_a_product(saleor: Saleor, lea: Shopper) -> None:
    give_points(lea, 5000)
    share = lea.redeem(make_reward(RewardKind.PERCENT, value=Decimal(10)))
    shipping = lea.redeem(make_reward(RewardKind.SHIPPING))
    settle()
    plain = saleor.place(units=(1,))
    assert buy_with(saleor, share, units=(1,)).subtotal_gross_amount < plain.subtotal_gross_amount
    assert buy_with(saleor, shipping, units=(1,)).shipping_gross_amount == 0 < plain.shipping_gross_amount


def test_store_credit_is_the_cards_from_then_on(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward(RewardKind.GIFT_CARD))
    settle()
    credit = StoreCredit.objects.get()
    assert (credit.amount, credit.reference) == (Decimal(5), redemption.reference)
    assert (fresh(redemption).state, code_for(redemption)[-4:]) == (State.USED, credit.last_chars)
    with pytest.raises(RewardIsUsed):
        cancel_redemption(redemption.pk, cause=ReleaseCause.SHOPPER, by=BY)


def test_a_donation_is_done_at_once(lea: Shopper) -> None:
    redemption = lea.redeem(make_reward(RewardKind.DONATION))
    assert (redemption.state, lea.points) == (State.USED, MANY - 500)
    assert not VoucherCode.objects.exists()


@pytest.mark.parametrize(
    ("given", "obstacle"),
    [
        ({"is_active": False}, Obstacle.OFF),
        ({"starts_at": datetime(2098, 1, 1, tzinfo=UTC)}, Obstacle.NOT_YET),
        ({"ends_at": datetime(2020, 1, 1, tzinfo=UTC)}, Obstacle.OVER),
        ({"stock": 0}, Obstacle.SOLD_OUT),
        ({"tiers": ["gold"]}, Obstacle.LEVEL),
        ({"points": MANY + 1}, Obstacle.NOT_ENOUGH),
    ],
)
@pytest.mark.proves("B16", part="schedule, stock, level, points")
def test_what_is_in_the_way(lea: Shopper, given: dict[str, object], obstacle: Obstacle) -> None:
    reward = make_reward(**given)
    with pytest.raises(RewardNotToBeHad) as refused:
        lea.redeem(reward)
    assert (refused.value.obstacle, lea.points) == (obstacle, MANY)
    assert not Redemption.objects.exists()


@pytest.mark.proves("B16", part="only where it can be used")
def test_what_is_for_another_market_is_not_shown_and_not_to_be_had(saleor: Saleor, lea: Shopper) -> None:
    euros, pounds, there = (
        make_reward(),
        make_reward(currency="GBP", points=600),
        make_reward(RewardKind.SHIPPING, channels=["uk"]),
    )
    given = make_reward(RewardKind.DONATION, currency="GBP", points=700)

    def shown(market: Market | None = None) -> set[Reward]:
        return {standing.reward for standing in rewards_for(lea.account, market)}

    assert shown() == {euros, pounds, there, given}, "nobody knows yet where they buy"
    saleor.place(email=lea.customer.email)
    Order.objects.update(customer=lea.customer)
    assert shown() == {euros, given}
    for other in (pounds, there):
        with pytest.raises(RewardNotToBeHad) as refused:
            lea.redeem(other)
        assert (refused.value.obstacle, lea.points) == (Obstacle.ELSEWHERE, MANY)
    assert shown(Market("uk", "GBP")) == {pounds, there, given}
    assert lea.redeem(pounds, market=Market("uk", "GBP")).state == State.RESERVED
    assert shown(Market(currency="EUR")) == {euros, there, given}


def test_a_level_opens_its_rewards(lea: Shopper) -> None:
    note_fact(lea.customer, "tier", "gold")
    assert lea.redeem(make_reward(tiers=["gold", "platinum"])).state == State.RESERVED


def test_who_left_and_who_never_had_points_get_nothing(lea: Shopper, clock: MovableClock) -> None:
    reward = make_reward()
    nobody = make_shopper()
    nobody.account.delete()
    with pytest.raises(RewardNotToBeHad) as refused:
        nobody.redeem(reward)
    assert refused.value.obstacle == Obstacle.NOT_ENOUGH
    lea.account.left_at = clock.moment
    lea.account.save()
    with pytest.raises(RewardNotToBeHad) as refused:
        lea.redeem(reward)
    assert refused.value.obstacle == Obstacle.LEFT


@pytest.mark.proves("B6", part="a balance below nothing blocks what costs points")
def test_below_nothing_nothing_can_be_had(shop: Shop) -> None:
    poor = make_shopper(10)
    with pytest.raises((RewardNotToBeHad, NotEnoughPoints)):
        poor.redeem(make_reward(points=11))


def test_without_the_permission_the_shop_says_so_kindly(saleor: Saleor, shop: Shop, lea: Shopper) -> None:
    reward = make_reward()
    shop.permissions = [code for code in shop.permissions if code != "MANAGE_DISCOUNTS"]
    shop.save()
    with pytest.raises(RewardNotToBeHad) as refused:
        lea.redeem(reward)
    assert refused.value.obstacle == Obstacle.RESTING
    assert [finding.code for finding in resting_rewards(shop)] == ["rewards_rest_manage_discounts"]
    assert lea.points == MANY


def test_what_saleor_will_not_make_gives_the_points_back(saleor: Saleor, shop: Shop, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward(RewardKind.PRODUCT, product_saleor_id="nothing"))
    settle()
    redemption = fresh(redemption)
    assert (redemption.state, redemption.release_cause, lea.points) == (State.FAILED, ReleaseCause.FAILED, MANY)
    assert list(Message.objects.values_list("kind", flat=True)) == [POINTS_BACK]


def test_a_card_that_can_not_be_made_gives_the_points_back(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward(RewardKind.GIFT_CARD))
    StoreCredit.objects.update(expires_on="2020-01-01")
    settle()
    assert (fresh(redemption).state, lea.points) == (State.FAILED, MANY)
    assert StoreCredit.objects.get().status == "dropped"


@pytest.mark.proves("B5")
def test_points_come_back_with_the_goods_in_proportion(saleor: Saleor, shop: Shop) -> None:
    lea = make_shopper(200, expires_at=YEAR_END)
    redemption = lea.redeem(make_reward(points=200))
    settle()
    order = buy_with(saleor, redemption, units=(4,))
    line = order.lines.get()
    assert [entry.active for entry in give_back_spent(order, {line.pk: 1})] == [50]
    assert give_back_spent(order, {line.pk: 1}) == []
    assert [entry.active for entry in give_back_spent(order, {line.pk: 3}, cause={"return": 7})] == [100]
    assert [entry.active for entry in give_back_spent(order, {line.pk: 4})] == [50]
    assert give_back_spent(order, {line.pk: 4}) == []
    assert (lea.points, {ends for _, ends in lea.lots()}) == (200, {YEAR_END})
    assert [entry.cause.get("return") for entry in Entry.objects.filter(kind=EntryKind.GIVEN_BACK)] == [None, 7, None]
    assert list(faults()) == []


def test_a_products_points_come_back_with_that_product_alone(saleor: Saleor, lea: Shopper) -> None:
    """Else one who sends dear things back keeps the product for next to nothing."""
    goods = saleor.place(units=(1, 1)).lines.order_by("position")
    wanted = goods[0].variant.product.saleor_id  # type: ignore[union-attr]
    redemption = lea.redeem(make_reward(RewardKind.PRODUCT, product_saleor_id=wanted))
    settle()
    order = buy_with(saleor, redemption, units=(1, 1))
    gift, other = order.lines.order_by("position")
    assert give_back_spent(order, {other.pk: 1}) == []
    assert [entry.active for entry in give_back_spent(order, {other.pk: 1, gift.pk: 1})] == [500]
    assert lea.points == MANY


def test_a_free_deliverys_points_come_back_when_nothing_is_kept(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward(RewardKind.SHIPPING))
    settle()
    order = buy_with(saleor, redemption, units=(4,))
    line = order.lines.get()
    assert give_back_spent(order, {line.pk: 3}) == []
    assert [entry.active for entry in give_back_spent(order, {line.pk: 4})] == [500]
    assert lea.points == MANY


def test_a_card_that_was_bought_with_points_earns_none(saleor: Saleor, lea: Shopper) -> None:
    """Points for a card, the card for goods, the goods for points would go round for ever."""
    lea.redeem(make_reward(RewardKind.GIFT_CARD))
    settle()
    order = saleor.place(units=(1,))
    told = [{"id": StoreCredit.objects.get().saleor_id, "last4": ""}]
    total = order.total_gross_amount - 7  # of which two were another card's
    Order.objects.filter(pk=order.pk).update(gift_cards=told, total_gross_amount=total)
    purchase = purchase_of(Order.objects.get(pk=order.pk), lines_of_purchase(order))
    assert (purchase.points_paid, purchase.gift_cards_paid) == (Decimal(5), Decimal(2))


@pytest.mark.parametrize("name", ["value", "min_order", "least", "most", "step"])
@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-1", "1e30"])
def test_no_reward_is_worth_that(in_norte: Shop, name: str, amount: str) -> None:
    with pytest.raises(InvalidReward) as refused:
        make_reward(RewardKind.PERCENT, **{"value": Decimal(10), "currency": "EUR", name: Decimal(amount)})
    assert refused.value.field == name


@pytest.mark.parametrize(
    "given",
    [
        {"names": {"en": "x" * 121}},
        {"names": {"en": "5 off\nBcc: all"}},
        {"descriptions": {"en": "x" * 2001}},
        {"product_saleor_id": "x" * 129},
    ],
)
def test_no_reward_is_called_that(in_norte: Shop, given: dict[str, Any]) -> None:
    """The database would refuse its voucher, and only whoever takes it would find out."""
    with pytest.raises(InvalidReward) as refused:
        make_reward(**given)
    assert [refused.value.field] == list(given)


def test_what_came_back_in_saleor_brings_its_share_of_the_points(saleor: Saleor, shop: Shop) -> None:
    lea = make_shopper(200, expires_at=YEAR_END)
    redemption = lea.redeem(make_reward(points=200))
    settle()
    order = buy_with(saleor, redemption, units=(4,))
    OrderLine.objects.filter(order=order).update(quantity_returned=1)
    for _told_twice in range(2):
        take_back_points(order.pk, by=SYSTEM)
        assert (lea.points, {ends for _, ends in lea.lots()}) == (50, {YEAR_END})


def test_cancelled_after_a_part_came_back_only_the_rest_comes(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward())
    settle()
    order = buy_with(saleor, redemption, units=(2,), pay="none")
    give_back_spent(order, {order.lines.get().pk: 1})
    assert lea.points == MANY - 250
    saleor.control.cancel_order(order.saleor_id)
    saleor.mirror(order.saleor_id)
    settle()
    assert lea.points == MANY
    assert give_back_spent(order, {order.lines.get().pk: 2}) == []


def test_an_order_without_points_gives_none_back(saleor: Saleor, lea: Shopper) -> None:
    order = saleor.place()
    assert give_back_spent(order, {line.pk: line.quantity for line in order.lines.all()}) == []
    assert give_back_spent(order, {}) == []


def test_every_step_is_told(saleor: Saleor, lea: Shopper) -> None:
    redemption = lea.redeem(make_reward())
    settle()
    order = buy_with(saleor, redemption, pay="none")
    saleor.control.cancel_order(order.saleor_id)
    saleor.mirror(order.saleor_id)
    settle()
    for name in ("PointsSpent", "RewardIssued", "RewardUsed", "RewardReleased", "PointsGivenBack"):
        assert RecordedEvent.objects.filter(name=name).count() == 1, name
    assert set(Message.objects.values_list("kind", flat=True)) == {"loyalty_reward", POINTS_BACK}


def test_the_other_shop_has_neither(lea: Shopper, shop: Shop, sur: Shop) -> None:
    reward = make_reward()
    redemption = lea.redeem(reward)
    with shop_scope(sur):
        with pytest.raises(UnknownReward):
            lea.redeem(reward)
        with pytest.raises(UnknownRedemption):
            cancel_redemption(redemption.pk, cause=ReleaseCause.TEAM, by=SYSTEM)
    assert fresh(redemption).expires_at is not None
    assert timedelta(days=29) < fresh(redemption).expires_at - redemption.asked_at < timedelta(days=32)  # type: ignore[operator]
