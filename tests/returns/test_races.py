"""Two at once, in real threads."""

import threading
from collections.abc import Callable

import pytest

from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.drafts import DraftOvertaken
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.orders.models import Reservation
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.models import Inspection, PolicyVersion, Receipt, Return, ReturnNumber, Settlement
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.rules import Finding, ReturnStatus
from saleor_postventa.returns.services import (
    approve_return,
    cancel_return,
    ensure_reasons,
    inspect_units,
    receive_return,
    request_return,
    save_draft,
    send_return,
)
from saleor_postventa.returns.services.moving import TooManyUnits, WrongStep
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.race import side_by_side

from .make import BY_SHOPPER, BY_STAFF, bring_to, lines_of, make_order_with_parcels, make_policy, make_return, wish_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]


def at_once(shop: Shop, count: int, act: Callable[[int], object]) -> list[Exception]:
    barrier = threading.Barrier(count)

    def run(number: int) -> None:
        barrier.wait()
        with shop_scope(shop):
            act(number)

    return side_by_side(run, range(count))


@pytest.mark.proves("A2")
def test_the_last_unit_goes_to_one_request(norte: Shop) -> None:
    with shop_scope(norte):
        order = make_order_with_parcels(lines=[(3, "10.00")], shipped=[{0: 1}])
        (line,) = lines_of(order)
        wish = wish_for({line.pk: 1})
        ensure_reasons()
    refusals = at_once(norte, 4, lambda _: request_return(order.pk, wish, by=BY_SHOPPER))
    assert [type(refusal) for refusal in refusals] == [TooManyUnits] * 3
    with shop_scope(norte):
        assert Return.objects.count() == Reservation.objects.held().count() == 1
        assert ReturnNumber.objects.get().last == 10001


def test_of_two_who_save_the_draft_they_read_one_is_told(norte: Shop) -> None:
    with shop_scope(norte):
        read = save_draft(dump(Policy.default()), by=BY_STAFF)
    names = ["Ana", "Marta", "Pau", "Lola"]

    def save(number: int) -> None:
        save_draft(read.content, name=names[number], revision=read.revision, by=BY_STAFF)

    refusals = at_once(norte, 4, save)
    assert [type(refusal) for refusal in refusals] == [DraftOvertaken] * 3
    with shop_scope(norte):
        kept = PolicyVersion.objects.get()
        assert kept.name in names
        assert all(refusal.version.name == kept.name for refusal in refusals if isinstance(refusal, DraftOvertaken))


def test_one_draft_is_begun_where_there_was_none(norte: Shop) -> None:
    refusals = at_once(norte, 3, lambda _: save_draft(dump(Policy.default()), by=BY_STAFF))
    assert [type(refusal) for refusal in refusals] == [DraftOvertaken] * 2
    with shop_scope(norte):
        assert PolicyVersion.objects.get().revision == 1


@pytest.mark.proves("A37", part="numbers of returns have no gap under concurrency")
def test_numbers_have_no_gap_where_some_are_refused(norte: Shop) -> None:
    with shop_scope(norte):
        orders = [make_order_with_parcels(number=n, lines=[(1, "10.00")]) for n in (1, 2)]
        wishes = [wish_for({lines_of(order)[0].pk: 1}) for order in orders]
    refusals = at_once(norte, 6, lambda n: request_return(orders[n % 2].pk, wishes[n % 2], by=BY_SHOPPER))
    assert [type(refusal) for refusal in refusals] == [TooManyUnits] * 4
    with shop_scope(norte):
        assert sorted(Return.objects.values_list("number", flat=True)) == ["R-10001", "R-10002"]


def test_a_return_is_either_sent_or_cancelled(norte: Shop) -> None:
    with shop_scope(norte):
        ret = make_return(make_order_with_parcels())

    def act(number: int) -> None:
        if number % 2:
            send_return(ret.pk, by=BY_SHOPPER, tracking_number="T")
        else:
            cancel_return(ret.pk, by=BY_SHOPPER)

    refusals = at_once(norte, 4, act)
    assert len(refusals) == 3
    assert all(isinstance(refusal, WrongStep) for refusal in refusals)
    with shop_scope(norte):
        assert Return.objects.get().transitions.count() == 3


def test_is_approved_once(norte: Shop) -> None:
    with shop_scope(norte):
        make_policy(auto_approve=False)
        ret = make_return(make_order_with_parcels())
    refusals = at_once(norte, 3, lambda _: approve_return(ret.pk, by=BY_STAFF))
    assert [type(refusal) for refusal in refusals] == [WrongStep] * 2
    with shop_scope(norte):
        assert RecordedEvent.objects.filter(name="ReturnApproved").count() == 1


def test_a_batch_counts_once_however_often_it_is_sent(norte: Shop) -> None:
    with shop_scope(norte):
        ret = bring_to(make_return(make_order_with_parcels()), ReturnStatus.SENT)
        (line,) = ret.lines.all()
    found = [Finding(line_id=line.pk, quantity=2, grade="a", disposition="restock")]
    assert at_once(norte, 3, lambda _: receive_return(ret.pk, {line.pk: 2}, batch="p", by=BY_STAFF)) == []
    assert at_once(norte, 3, lambda _: inspect_units(ret.pk, found, batch="p", by=BY_STAFF)) == []
    with shop_scope(norte):
        counted = [Receipt, Inspection, Settlement, Refund]
        assert [model.objects.count() for model in counted] == [1, 1, 1, 1]
        assert GoodsMove.objects.count() == 2
        assert Refund.objects.get().amount == 20


def test_two_batches_at_once_are_both_settled_to_the_cent(norte: Shop) -> None:
    with shop_scope(norte):
        order = make_order_with_parcels(lines=[(3, "3.33")])
        ret = bring_to(make_return(order), ReturnStatus.RECEIVED)
        (line,) = ret.lines.all()

    def look(number: int) -> None:
        finding = Finding(line_id=line.pk, quantity=1, grade="a", disposition="scrap")
        inspect_units(ret.pk, [finding], batch=f"b{number}", by=BY_STAFF)

    refusals = at_once(norte, 4, look)
    assert [isinstance(refusal, Refusal) for refusal in refusals] == [True]
    with shop_scope(norte):
        assert sum(Refund.objects.values_list("amount", flat=True)) == order.total_gross_amount
