"""Killed between any two steps, and started again: exactly one refund exists."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from saleor_postventa.core.http import NotConnected, Unreachable
from saleor_postventa.core.steps import Overtaken
from saleor_postventa.orders.models import Order
from saleor_postventa.refunds import carrying
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.rules import PartStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock

from .crashing import Killed, unplugged
from .scene import Saleor, ask_refund, let_leases_run_out, lines_of, the_part, work

AMOUNT = "5.00"
MOVE = (carrying, "move")
BOUNDARIES = 22


def start_again(clock: MovableClock, times: int = 4) -> None:
    """What an embedded worker does after it was started again: take up whatever waits, as it falls due."""
    for _ in range(times):
        let_leases_run_out()
        clock.move(minutes=10)
        work("refunds")
        work("reactions")


def killed(at: int | None) -> int:
    """How many boundaries were passed; the worker is gone at the one that was named."""
    with unplugged(at, MOVE) as plug:
        try:
            work("refunds")
        except Killed:
            assert at is not None
    return plug.passed


def check_one_refund(saleor: Saleor, order: Order) -> None:
    part = RefundPart.objects.get(refund__order=order)
    assert part.status == PartStatus.SETTLED
    assert saleor.refunded(order) == Decimal(AMOUNT)
    assert saleor.requests(order) == [AMOUNT]
    grants = saleor.books(order)["granted_refunds"]
    assert [(grant["status"], grant["amount"]) for grant in grants] == [("SUCCESS", AMOUNT)]


def test_there_are_as_many_boundaries_as_are_tried(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    ask_refund(order, AMOUNT)
    assert killed(None) == BOUNDARIES
    check_one_refund(saleor, order)


@pytest.mark.proves("A15")
@pytest.mark.parametrize("at", range(BOUNDARIES))
def test_killed_once(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    order = saleor.place()
    ask_refund(order, AMOUNT, units={lines_of(order)[0].pk: 1})
    killed(at)
    start_again(clock)
    check_one_refund(saleor, order)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("first", range(BOUNDARIES))
def test_killed_twice(saleor: Saleor, shop: Shop, clock: MovableClock, first: int) -> None:
    for second in range(BOUNDARIES):
        order = saleor.place()
        ask_refund(order, AMOUNT)
        killed(first)
        let_leases_run_out()
        clock.move(minutes=10)
        killed(second)
        start_again(clock)
        check_one_refund(saleor, order)


@pytest.mark.parametrize("at", range(BOUNDARIES - 2))
def test_an_answer_that_never_came(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    """The connection broke, before Saleor heard of it or after; the worker lives and tries again."""
    order = saleor.place()
    ask_refund(order, AMOUNT)
    with unplugged(at, error=lambda: Unreachable("cut off"), is_finish_included=False):
        work("refunds")
    start_again(clock)
    check_one_refund(saleor, order)


def test_waits_while_the_broken_call_may_still_arrive(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    order = saleor.place()
    refund = ask_refund(order, AMOUNT)
    _cut_off_before("order_grant_refund_create", lambda: work("refunds"))
    part = the_part(refund)
    assert part.status == PartStatus.GRANTING
    clock.move(seconds=60)
    work("refunds")
    assert the_part(refund).status == PartStatus.GRANTING
    assert saleor.books(order)["granted_refunds"] == []
    clock.move(minutes=3)
    work("refunds")
    check_one_refund(saleor, order)


def test_two_workers_make_two_grants_and_one_refund(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    """One was held up so long that another took over: whose step it is not any more, that one stops."""
    order = saleor.place()
    refund = ask_refund(order, AMOUNT)
    held_up = the_part(refund)
    work("refunds")
    with pytest.raises(Overtaken):
        carrying.carry_out(held_up)
    check_one_refund(saleor, order)


def test_twin_grants_of_which_none_was_asked_for(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    refund = ask_refund(order, AMOUNT)
    reason = carrying.marked(refund.reason, refund.key)
    for _ in range(2):
        saleor.control.grant_refund(order.saleor_id, amount=AMOUNT, reason=reason)
    work()
    assert saleor.requests(order) == [AMOUNT]
    assert saleor.refunded(order) == Decimal(AMOUNT)
    assert len(saleor.books(order)["granted_refunds"]) == 2


def test_a_grant_with_our_mark_and_another_amount_goes_to_a_person(saleor: Saleor, shop: Shop) -> None:
    """The database was set back to a day before, say: the same key, and not the same refund."""
    order = saleor.place()
    refund = ask_refund(order, AMOUNT)
    saleor.control.grant_refund(order.saleor_id, amount="4.00", reason=carrying.marked("", refund.key))
    work()
    assert (the_part(refund).status, the_part(refund).trouble) == (PartStatus.FOR_STAFF, "ambiguous")
    assert saleor.requests(order) == []


def test_a_refund_from_before_the_database_was_set_back_is_taken_over(saleor: Saleor, shop: Shop) -> None:
    """A copy of last night's database knows nothing of it, and the same return asks again: its key finds it."""
    order = saleor.place()
    ask_refund(order, AMOUNT, key="return:9:1")
    work()
    Refund.objects.all().delete()
    ask_refund(order, AMOUNT, key="return:9:1")
    work()
    check_one_refund(saleor, order)


def _cut_off_before(document: str, act: Callable[[], None], error: Exception | None = None) -> None:
    real = carrying.SaleorClient.mutate

    def mutate(self: object, name: str, *args: object, **kwargs: object) -> object:
        if name == document:
            raise error or Unreachable("cut off")
        return real(self, name, *args, **kwargs)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(carrying.SaleorClient, "mutate", mutate)
        act()


def test_a_part_that_workers_die_of_goes_to_a_person(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    """Each lease that ran out is counted; the fourth worker does not touch it."""
    order = saleor.place()
    refund = ask_refund(order, AMOUNT)
    for _ in range(3):
        killed(0)
        RefundPart.objects.update(leased_until=clock.moment)
        clock.move(minutes=10)
    killed(None)
    assert (the_part(refund).status, the_part(refund).trouble) == (PartStatus.FOR_STAFF, "too_many_tries")
    assert saleor.requests(order) == []


def test_no_wait_where_no_connection_came_about(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    order = saleor.place()
    refund = ask_refund(order, AMOUNT)
    _cut_off_before("order_grant_refund_create", lambda: work("refunds"), NotConnected("refused"))
    assert the_part(refund).status == PartStatus.ASKED
    clock.move(seconds=10)
    _cut_off_before("transaction_request_refund_for_granted_refund", lambda: work("refunds"), NotConnected("refused"))
    assert the_part(refund).status == PartStatus.GRANTED
    clock.move(seconds=30)
    work("refunds")
    check_one_refund(saleor, order)
