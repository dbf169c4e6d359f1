from collections.abc import Mapping
from decimal import Decimal

import pytest
from django.db import transaction

from saleor_postventa.catalogue.models import ON_TOP, Product, Variant
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.work import drain, queues
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.goods.events import MoveStuck, ReplacementOrdered
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind, MoveStatus
from saleor_postventa.goods.services import NotStuck, drop_move, retry_move
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.models import Exchange, Return
from saleor_postventa.returns.queries import status_sentence
from saleor_postventa.returns.rules import (
    EXCHANGE_TRANSITIONS,
    ExchangeStatus,
    ExchangeStep,
    Outcome,
    ReturnStatus,
    SettlementStatus,
)
from saleor_postventa.returns.services import (
    change_exchange,
    close_missing,
    decline_return,
    finish_settlement,
    reopen_return,
)
from saleor_postventa.returns.services.choosing import NoExchange, NothingChosen
from saleor_postventa.returns.services.exchanging import move_exchange
from saleor_postventa.returns.services.moving import UnknownReturn, WrongStep
from saleor_postventa.returns.services.requesting import OutcomeNotOffered, VariantNotAvailable
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import global_id
from tests.conftest import MovableClock

from .make import (
    BY_SHOPPER,
    BY_STAFF,
    inspect,
    lines_of,
    list_price,
    make_order_with_parcels,
    make_policy,
    make_return,
    make_variant,
    receive,
    settle_all,
)
from .snapshot import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(in_norte: Shop, clock: MovableClock) -> Order:
    """Two of one item at 10.00, listed at 10.00 as well."""
    found = make_order_with_parcels()
    list_price(lines_of(found)[0], "10.00")
    return found


def the_line(order: Order) -> OrderLine:
    (line,) = lines_of(order)
    return line


def other_size(order: Order, price: str = "10.00", number: int = 50) -> Variant:
    return make_variant(number, product=the_line(order).variant.product, price=price)


def exchange(
    order: Order, variant: Variant, *, status: ReturnStatus = ReturnStatus.APPROVED, quantity: int = 2
) -> Return:
    line = the_line(order)
    return make_return(
        order,
        {line.pk: quantity},
        outcome=Outcome.EXCHANGE,
        variants={line.pk: variant.saleor_id},
        status=status,
    )


def life(ret: Return) -> str:
    return Exchange.objects.get(of=ret).status


def fresh(ret: Return) -> Return:
    return Return.objects.get(pk=ret.pk)


def ordered() -> list[Mapping[str, object]]:
    moves = GoodsMove.objects.filter(kind=MoveKind.REPLACE).order_by("pk")
    return [line for move in moves for line in move.wanted["lines"]]


def tell(event: type[MoveStuck | ReplacementOrdered], ret: Return, **facts: object) -> None:
    """As goods tell of the newest replacement that was asked for."""
    move = GoodsMove.objects.filter(kind=MoveKind.REPLACE).latest("pk")
    move.status = MoveStatus.STUCK if event is MoveStuck else MoveStatus.DONE
    move.save()
    with transaction.atomic():
        made = event(
            subject=Subject(order=ret.order_id),
            occurred_at=ret.requested_at,
            move_id=move.pk,
            reference=move.reference,
            **facts,
        )
        record(made, by=SYSTEM)
    drain(queues.get("reactions"))


def sell_out(ret: Return, attempt: int = 1) -> None:
    tell(MoveStuck, ret, kind="replace", code="out_of_stock", attempt=attempt)


def test_an_even_exchange_from_request_to_the_new_order(order: Order) -> None:
    variant = other_size(order)
    ret = exchange(order, variant)
    assert (life(ret), fresh(ret).exchange.difference_amount) == (ExchangeStatus.APPROVED, 0)
    receive(ret)
    assert life(ret) == ExchangeStatus.RECEIVED
    assert ordered() == []
    inspect(ret)
    assert life(ret) == ExchangeStatus.RELEASED
    assert [(line["variant"], line["quantity"], Decimal(str(line["price"]))) for line in ordered()] == [
        (variant.saleor_id, 2, Decimal(0))
    ]
    told = RecordedEvent.objects.get(name="ExchangeReleased").data
    assert Decimal(told["difference_amount"]) == 0
    tell(ReplacementOrdered, ret, order_saleor_id=global_id("Order", "new"), order_number="77")
    assert (life(ret), fresh(ret).status) == (ExchangeStatus.FULFILLED, ReturnStatus.RESOLVED)
    assert fresh(ret).exchange.replacement_number == "77"
    assert not Refund.objects.exists()


def test_the_dearer_is_paid_on_the_new_order_to_the_last_cent(order: Order) -> None:
    exchange(order, other_size(order, "13.335"), status=ReturnStatus.INSPECTED)
    found = [(line["quantity"], Decimal(str(line["price"]))) for line in ordered()]
    assert sum(quantity * price for quantity, price in found) == Decimal("6.68")
    assert sum(quantity for quantity, _price in found) == 2
    assert not Refund.objects.exists()


def test_the_cheaper_comes_back_once_the_new_order_stands(order: Order) -> None:
    ret = exchange(order, other_size(order, "7.50"), status=ReturnStatus.INSPECTED)
    assert [Decimal(str(line["price"])) for line in ordered()] == [0]
    assert not Refund.objects.exists()
    tell(ReplacementOrdered, ret, order_saleor_id=global_id("Order", "new"), order_number="77")
    refund = Refund.objects.get()
    assert (refund.amount, refund.units) == (5, {})
    assert fresh(ret).status == ReturnStatus.INSPECTED
    settle_all(ret)
    assert fresh(ret).status == ReturnStatus.RESOLVED


def test_another_size_at_the_same_list_price_is_even_whatever_the_discount_was(order: Order) -> None:
    list_price(the_line(order), "12.00")
    ret = exchange(order, other_size(order, "12.00"))
    assert fresh(ret).exchange.difference_amount == 0


def test_another_product_costs_what_it_costs_more_than_was_paid(order: Order) -> None:
    other = make_order_with_parcels(number=2, lines=[(1, "5.00"), (1, "7.00")])
    variant = lines_of(other)[1].variant
    list_price(lines_of(other)[1], "10.00")
    list_price(the_line(order), "12.00")
    variant.refresh_from_db()
    ret = exchange(order, variant, quantity=1)
    assert fresh(ret).exchange.difference_amount == 0, "10.00 were paid"
    list_price(lines_of(other)[1], "12.00")
    assert fresh(exchange(order, variant, quantity=1)).exchange.difference_amount == 2


def test_the_difference_is_with_tax_where_prices_are_without(order: Order) -> None:
    """12.10 were paid for what is listed at 10.00; another at 12.00 costs 14.52."""
    OrderLine.objects.filter(pk=the_line(order).pk).update(unit_price_gross_amount="12.10", tax_rate="0.21")
    dearer = other_size(order, "12.00")
    for variant in Variant.objects.all():
        net = {channel: {**price, "tax": ON_TOP} for channel, price in variant.prices.items()}
        Variant.objects.filter(pk=variant.pk).update(prices=net)
    assert fresh(exchange(order, dearer, quantity=1)).exchange.difference_amount == Decimal("2.42")


def test_a_bonus_makes_the_dearer_cheaper_and_is_not_paid_out(in_norte: Shop, clock: MovableClock) -> None:
    rule = {
        "id": "bonus",
        "names": {"en": "Bonus", "es": "Extra"},
        "actions": [{"kind": "bonus_credit", "value": {"amounts": {"EUR": "2"}}}],
    }
    make_policy(rules=[rule])
    order = make_order_with_parcels()
    list_price(the_line(order), "10.00")
    exchange(order, other_size(order, "13.00"), status=ReturnStatus.INSPECTED, quantity=1)
    exchange(order, other_size(order, "10.00", number=51), status=ReturnStatus.INSPECTED, quantity=1)
    assert [Decimal(str(line["price"])) for line in ordered()] == [1, 0]
    assert not Refund.objects.exists()


def test_goes_out_in_the_way_that_the_policy_wants(in_norte: Shop, clock: MovableClock) -> None:
    way = {"kind": "exchange_delivery", "value": {"method": "express"}}
    make_policy(rules=[{"id": "fast", "names": {"en": "Fast"}, "conditions": [], "actions": [way]}])
    bought = make_order_with_parcels()
    exchange(bought, other_size(bought), status=ReturnStatus.INSPECTED)
    assert GoodsMove.objects.get(kind=MoveKind.REPLACE).wanted["delivery"] == "express"


def test_waits_for_all_of_it_and_goes_out_as_one_order(order: Order) -> None:
    line = the_line(order)
    ret = exchange(order, other_size(order), status=ReturnStatus.SENT)
    receive(ret, {line.pk: 1})
    inspect(ret)
    assert ordered() == []
    close_missing(ret.pk, by=BY_STAFF)
    assert [row["quantity"] for row in ordered()] == [1]


def test_worn_goods_cost_their_loss(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(loss_by_grade={"c": "50"})
    order = make_order_with_parcels()
    list_price(the_line(order), "10.00")
    ret = exchange(order, other_size(order), status=ReturnStatus.RECEIVED)
    inspect(ret, grade="c", disposition="scrap")
    assert sum(int(str(row["quantity"])) * Decimal(str(row["price"])) for row in ordered()) == 10


class TestSoldOut:
    @pytest.fixture
    def ret(self, order: Order) -> Return:
        made = exchange(order, other_size(order), status=ReturnStatus.INSPECTED)
        sell_out(made)
        return made

    @pytest.mark.proves("A29", part="sold out between request and receipt: the shopper chooses again")
    def test_asks_the_shopper_to_choose_again(self, ret: Return) -> None:
        assert life(ret) == ExchangeStatus.OUT_OF_STOCK
        settlement = ret.settlements.get()
        assert (settlement.status, settlement.trouble) == (SettlementStatus.FOR_STAFF, "out_of_stock")
        assert RecordedEvent.objects.get(name="ExchangeSoldOut").data["revision"] == 1
        assert status_sentence(fresh(ret)).actor == "shopper"

    @pytest.mark.proves("A29", part="sold out: money back instead")
    def test_money_back_instead(self, ret: Return) -> None:
        change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
        assert (life(ret), fresh(ret).outcome) == (ExchangeStatus.CANCELLED, Outcome.REFUND)
        assert Refund.objects.get().amount == 20
        settle_all(ret)
        assert fresh(ret).status == ReturnStatus.RESOLVED
        assert [settlement.outcome for settlement in ret.settlements.all()] == ["refund"]

    @pytest.mark.parametrize("how", ["chosen again", "by hand"])
    def test_goes_on_though_the_team_gave_the_replacement_up_first(self, ret: Return, how: str) -> None:
        move = GoodsMove.objects.get(kind=MoveKind.REPLACE)
        drop_move(move.pk, by=BY_STAFF)
        if how == "chosen again":
            change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
            assert Refund.objects.get().amount == 20
            settle_all(ret)
        else:
            finish_settlement(ret.settlements.get().pk, note="Sent by hand", by=BY_STAFF)
        assert fresh(ret).status == ReturnStatus.RESOLVED
        move.refresh_from_db()
        assert move.status == MoveStatus.DROPPED
        assert RecordedEvent.objects.filter(name="MoveDropped").count() == 1

    def test_store_credit_instead(self, ret: Return) -> None:
        change_exchange(ret.pk, outcome=Outcome.CREDIT, by=BY_SHOPPER)
        assert StoreCredit.objects.get().amount == 20
        settle_all(ret)
        assert fresh(ret).status == ReturnStatus.RESOLVED

    def test_another_variant_instead(self, ret: Return, order: Order) -> None:
        another = other_size(order, "11.00", number=60)
        (line,) = ret.lines.all()
        change_exchange(ret.pk, variants={line.pk: another.saleor_id}, by=BY_SHOPPER)
        assert life(ret) == ExchangeStatus.RELEASED
        keys = GoodsMove.objects.filter(kind=MoveKind.REPLACE).order_by("pk").values_list("key", flat=True)
        assert len(set(keys)) == 2
        assert [row["variant"] for row in ordered()][-1] == another.saleor_id
        sell_out(ret)
        assert RecordedEvent.objects.filter(name="ExchangeSoldOut").count() == 2
        change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
        assert Refund.objects.get().amount == 20

    def test_what_was_given_up_is_never_ordered(self, ret: Return) -> None:
        change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
        move = GoodsMove.objects.get(kind=MoveKind.REPLACE)
        assert move.status == MoveStatus.DROPPED
        with pytest.raises(NotStuck):
            retry_move(move.pk, by=BY_STAFF)

    def test_nor_once_a_person_settled_it_otherwise(self, ret: Return) -> None:
        finish_settlement(ret.settlements.get().pk, note="Sent one from the shop", by=BY_STAFF)
        move = GoodsMove.objects.get(kind=MoveKind.REPLACE)
        with pytest.raises(NotStuck):
            retry_move(move.pk, by=BY_STAFF)

    def test_the_team_found_one_after_all(self, ret: Return) -> None:
        move = GoodsMove.objects.get(kind=MoveKind.REPLACE)
        retry_move(move.pk, by=BY_STAFF)
        with pytest.raises(NotStuck):
            change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
        drain(queues.get("reactions"))
        assert (life(ret), ret.settlements.get().status) == (ExchangeStatus.RELEASED, SettlementStatus.OPEN)
        tell(ReplacementOrdered, ret, order_saleor_id=global_id("Order", "new"), order_number="77")
        assert (life(ret), fresh(ret).status) == (ExchangeStatus.FULFILLED, ReturnStatus.RESOLVED)

    def test_late_news_of_the_old_choice_changes_nothing(self, ret: Return) -> None:
        change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
        before = Exchange.objects.values().get()
        sell_out(ret, attempt=2)
        assert Exchange.objects.values().get() == before
        assert ret.settlements.get().status == SettlementStatus.OPEN


def test_can_be_changed_before_anything_is_back(order: Order) -> None:
    ret = exchange(order, other_size(order))
    change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
    assert (life(ret), fresh(ret).outcome) == (ExchangeStatus.CANCELLED, Outcome.REFUND)
    assert fresh(ret).estimate_amount == 20, "what the page says is what will come"
    receive(ret)
    inspect(ret)
    assert Refund.objects.get().amount == 20
    assert ordered() == []


def refused(kind: type[Refusal], ret: Return, **choice: object) -> None:
    before = everything()
    with pytest.raises(kind):
        change_exchange(ret.pk, **choice, by=BY_SHOPPER)
    assert everything() == before


def test_refuses_choices_that_there_are_not(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    make_policy(outcomes=["refund", "exchange"])
    order = make_order_with_parcels(lines=[(3, "10.00")])
    list_price(the_line(order), "10.00")
    ret = exchange(order, other_size(order))
    (line,) = ret.lines.all()
    refused(NothingChosen, ret)
    refused(NothingChosen, ret, outcome=Outcome.EXCHANGE)
    refused(NothingChosen, ret, variants={0: "x"})
    refused(VariantNotAvailable, ret, variants={line.pk: "x"})
    refused(OutcomeNotOffered, ret, outcome=Outcome.CREDIT)
    refused(NoExchange, make_return(order, {the_line(order).pk: 1}), outcome=Outcome.REFUND)
    with shop_scope(sur):
        refused(UnknownReturn, ret, outcome=Outcome.REFUND)
    receive(ret)
    inspect(ret)
    refused(NoExchange, ret, outcome=Outcome.REFUND)


def test_ends_and_begins_again_with_its_return(waiting_policy: object) -> None:
    order = make_order_with_parcels()
    list_price(the_line(order), "10.00")
    ret = exchange(order, other_size(order), status=ReturnStatus.REQUESTED)
    assert life(ret) == ExchangeStatus.REQUESTED
    decline_return(ret.pk, reason="No", by=BY_STAFF)
    assert life(ret) == ExchangeStatus.CANCELLED
    reopen_return(ret.pk, reason="A mistake", by=BY_STAFF)
    assert life(ret) == ExchangeStatus.REQUESTED


NO_ARROW = [(s, step) for s in ExchangeStatus for step in ExchangeStep if (s, step) not in EXCHANGE_TRANSITIONS]


@pytest.mark.proves("A3", part="exchanges: no step outside of the diagram")
def test_refuses_steps_outside_of_the_diagram(order: Order) -> None:
    ret = exchange(order, other_size(order))
    for status, step in NO_ARROW:
        Exchange.objects.filter(of=ret).update(status=status)
        before = everything()
        if status == ExchangeStatus.CANCELLED:
            assert move_exchange(ret, step) is None, "its return goes on without it"
        else:
            with pytest.raises(WrongStep):
                move_exchange(ret, step)
        assert everything() == before


class TestWithoutMoneyBack:
    """The policy offers no money back: an exchange is no way round that."""

    @pytest.fixture
    def order(self, in_norte: Shop, clock: MovableClock) -> Order:
        rule = {
            "id": "late",
            "names": {"en": "Later"},
            "conditions": [{"kind": "withdrawal_right", "value": {"is": False}}],
            "actions": [{"kind": "exclude_outcomes", "value": {"outcomes": ["refund"]}}],
        }
        make_policy(rules=[rule], window={"days": 60})
        found = make_order_with_parcels()
        list_price(the_line(found), "10.00")
        clock.move(days=30)
        return found

    def test_it_is_not_had_by_choosing_again(self, order: Order) -> None:
        with pytest.raises(OutcomeNotOffered):
            make_return(order)
        refused(OutcomeNotOffered, exchange(order, other_size(order)), outcome=Outcome.REFUND)

    def test_the_team_may_give_it_all_the_same(self, order: Order) -> None:
        ret = exchange(order, other_size(order))
        change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_STAFF)
        assert fresh(ret).outcome == Outcome.REFUND

    def test_but_where_what_was_wanted_is_sold_out(self, order: Order) -> None:
        ret = exchange(order, other_size(order), status=ReturnStatus.INSPECTED)
        sell_out(ret)
        change_exchange(ret.pk, outcome=Outcome.REFUND, by=BY_SHOPPER)
        assert fresh(ret).outcome == Outcome.REFUND

    def test_nor_by_a_cheap_thing_of_another_product(self, order: Order) -> None:
        sock = Product.objects.create(shop=order.shop, saleor_id=global_id("Product", 900), name="Sock")
        cheap = make_variant(78, product=sock, price="0.10")
        with pytest.raises(VariantNotAvailable):
            exchange(order, cheap)
        ret = exchange(order, other_size(order))
        refused(VariantNotAvailable, ret, variants={ret.lines.get().pk: cheap.saleor_id})
