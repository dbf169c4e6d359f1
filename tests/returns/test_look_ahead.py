"""What the team sees before it acts: what settling would come to, and whose turn it is."""

import pytest

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Return, Settlement
from saleor_postventa.returns.queries import ReturnFilter, status_sentence
from saleor_postventa.returns.queries.queue import queued_returns
from saleor_postventa.returns.rules import Finding, Outcome, ReturnStatus
from saleor_postventa.returns.services import inspect_units, settle_return, settlement_ahead
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock

from .make import (
    BY_STAFF,
    inspect,
    lines_of,
    make_order_with_parcels,
    make_policy,
    make_return,
    make_variant,
    receive,
)
from .snapshot import everything

pytestmark = pytest.mark.django_db

AMOUNTS = ("goods_amount", "fee_amount", "loss_amount", "shipping_amount", "bonus_amount", "amount")


@pytest.fixture
def order(in_norte: Shop, clock: MovableClock) -> Order:
    make_policy(loss_by_grade={"c": "40", "d": "100"})
    return make_order_with_parcels(lines=[(3, "10.00")])


def amounts(settlement: Settlement | None) -> list[object]:
    assert settlement is not None
    return [getattr(settlement, name) for name in AMOUNTS]


def finding(ret: Return, quantity: int, grade: str) -> Finding:
    return Finding(line_id=ret.lines.get().pk, quantity=quantity, grade=grade, disposition="quarantine")


def test_findings_are_told_at_the_price_at_which_they_are_settled(order: Order) -> None:
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {lines_of(order)[0].pk: 2})
    findings = [finding(ret, 1, "a"), finding(ret, 1, "c")]
    before = everything()
    told = settlement_ahead(ret, findings)
    assert everything() == before
    assert amounts(told)[-1] == 16
    inspect_units(ret.pk, findings, batch="b", by=BY_STAFF)
    assert amounts(told) == amounts(ret.settlements.get())


def test_a_wrong_item_comes_to_nothing(order: Order) -> None:
    ret = make_return(order, status=ReturnStatus.RECEIVED)
    assert settlement_ahead(ret, [finding(ret, 3, "d")]) is None


@pytest.mark.parametrize("status", [ReturnStatus.APPROVED, ReturnStatus.RECEIVED, ReturnStatus.INSPECTED])
def test_settling_now_is_told_as_it_is_done(status: ReturnStatus, in_norte: Shop, clock: MovableClock) -> None:
    make_policy(processing_event="manual")
    ret = make_return(make_order_with_parcels(lines=[(2, "10.00")]), status=status)
    told = settlement_ahead(ret)
    assert amounts(told) == amounts(settle_return(ret.pk, by=BY_STAFF))
    assert settlement_ahead(Return.objects.get(pk=ret.pk)) is None


def test_findings_settle_nothing_where_the_team_settles_by_hand(in_norte: Shop, clock: MovableClock) -> None:
    make_policy(processing_event="manual")
    ret = make_return(make_order_with_parcels(lines=[(2, "10.00")]), status=ReturnStatus.RECEIVED)
    assert settlement_ahead(ret, [finding(ret, 2, "a")]) is None


def test_an_exchange_waits_for_its_last_unit(order: Order) -> None:
    [line] = lines_of(order)
    other = make_variant(99, product=line.variant.product if line.variant else None)
    ret = make_return(
        order, {line.pk: 2}, outcome=Outcome.EXCHANGE, variants={line.pk: other.saleor_id}, status=ReturnStatus.RECEIVED
    )
    assert settlement_ahead(ret, [finding(ret, 1, "a")]) is None
    assert amounts(settlement_ahead(ret, [finding(ret, 2, "a")]))[0] == 20


def test_the_queue_finds_whose_turn_it_is_as_the_sentence_says(in_norte: Shop, clock: MovableClock) -> None:
    make_policy()
    statuses = [status for status in ReturnStatus if status not in (ReturnStatus.REQUESTED, ReturnStatus.DECLINED)]
    for number, status in enumerate(statuses, start=1):
        make_return(make_order_with_parcels(number=number), status=status)
    in_parts = make_return(make_order_with_parcels(number=20), status=ReturnStatus.SENT)
    receive(in_parts, {in_parts.lines.get().order_line_id: 1})
    inspect(in_parts, grade="d", disposition="scrap")
    make_policy(auto_approve=False)
    for number, status in enumerate([ReturnStatus.REQUESTED, ReturnStatus.DECLINED], start=30):
        make_return(make_order_with_parcels(number=number), status=status)
    told = {ret.pk: status_sentence(ret).actor.value for ret in Return.objects.all()}
    assert set(told.values()) == {"shop", "shopper", "carrier", "nobody"}
    for actor in set(told.values()):
        found = queued_returns(ReturnFilter(), now=clock.moment, waiting_for=[actor])
        assert {ret.pk for ret in found} == {pk for pk, acts in told.items() if acts == actor}


def test_the_rest_of_a_return_waits_for_its_shopper(order: Order, clock: MovableClock) -> None:
    """What was checked of it is paid by then."""
    ret = make_return(order, status=ReturnStatus.SENT)
    receive(ret, {lines_of(order)[0].pk: 2})
    inspect(ret)
    ret.settlements.update(status="done")
    assert status_sentence(Return.objects.get(pk=ret.pk)).actor == "shopper"
    assert queued_returns(ReturnFilter(), now=clock.moment, waiting_for=["shopper"]).get() == ret
    assert not queued_returns(ReturnFilter(), now=clock.moment, waiting_for=["shop"]).exists()


def test_the_queue_is_narrowed_by_country(order: Order, clock: MovableClock) -> None:
    ret = make_return(order)
    make_return(make_order_with_parcels(number=2, country="PT"))
    assert queued_returns(ReturnFilter(), now=clock.moment, countries=["ES"]).get() == ret
