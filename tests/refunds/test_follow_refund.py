"""From asked for to settled, or to a person: whatever the payment app does, and whatever webhook is lost."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.services import mirror_order
from saleor_postventa.refunds.chores import follow_refunds_of_shops
from saleor_postventa.refunds.findings import refund_deadlines, refunds_for_staff, refunds_without_answer
from saleor_postventa.refunds.models import Refund, RefundPart
from saleor_postventa.refunds.queries import refunds_near_deadline
from saleor_postventa.refunds.rules import PartStatus, Path, RefundStatus, Trouble
from saleor_postventa.refunds.services import PartUnderWay, RetryByHand, UnknownPart, confirm_part, retry_part
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.shops.findings import Level
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .scene import BY, OrderAnswer, Saleor, ask_refund, eur, let_leases_run_out, the_part, work


def asked(saleor: Saleor, answer: str, amount: str = "5.00") -> tuple[Order, Refund]:
    saleor.control.plan_payment_answer(answer)
    order = saleor.place()
    refund = ask_refund(order, amount)
    work()
    return order, refund


def chore() -> None:
    follow_refunds_of_shops()
    work()


def test_on_its_way_until_the_payment_app_reports(saleor: Saleor, shop: Shop) -> None:
    order, refund = asked(saleor, "pending")
    assert (the_part(refund).status, the_part(refund).state) == (PartStatus.PENDING, WorkState.DONE)
    saleor.control.report_refund(order.saleor_id)
    saleor.mirror(order.saleor_id)
    work("reactions")
    refund.refresh_from_db()
    assert (refund.status, the_part(refund).status) == (RefundStatus.SETTLED, PartStatus.SETTLED)
    assert refund.settled_at is not None


def test_told_of_the_money_before_saleor_knew_whose_it_was(saleor: Saleor, shop: Shop) -> None:
    """A webhook between the event and the grant shows the one and not the other; the next one is no news of money."""
    order, refund = asked(saleor, "pending")
    saleor.control.report_refund(order.saleor_id)
    shape = SaleorClient.of(shop).query("order_by_id", OrderAnswer, {"id": order.saleor_id}).order
    (grant,) = shape.granted_refunds or []
    torn = replace(shape, granted_refunds=[replace(grant, status="PENDING")])
    mirror_order(torn, Source("order_updated", now(), None, 0))
    work("reactions", "refunds")
    assert the_part(refund).status == PartStatus.SETTLED


def test_a_lost_webhook_is_made_good_by_looking(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    order, refund = asked(saleor, "pending")
    saleor.control.report_refund(order.saleor_id)
    chore()
    assert the_part(refund).status == PartStatus.PENDING
    clock.move(minutes=6)
    chore()
    assert the_part(refund).status == PartStatus.SETTLED
    assert RecordedEvent.objects.filter(name="RefundSeen", order_id=order.pk).count() == 1


def test_is_looked_at_ever_more_seldom(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    _, refund = asked(saleor, "pending")
    looks = []
    for _ in range(4):
        part = the_part(refund)
        looks.append(part.due_at - clock.moment)
        clock.set(part.due_at)
        chore()
    assert looks == sorted(looks)
    assert looks[0] == timedelta(seconds=30)


def test_a_refund_that_failed_is_seen_without_any_webhook(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    order, refund = asked(saleor, "pending")
    saleor.control.report_refund(order.saleor_id, success=False)
    clock.move(minutes=6)
    chore()
    part = the_part(refund)
    assert (part.status, part.trouble) == (PartStatus.FAILED, Trouble.DECLINED)
    assert part.refund.status == RefundStatus.FAILED
    assert RecordedEvent.objects.get(name="RefundFailed").fact.needs_staff is False


def test_what_the_mirror_learns_first_is_looked_up(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    """Some reading of the order shows the failure; why it failed stands in Saleor's books."""
    order, refund = asked(saleor, "pending")
    saleor.control.report_refund(order.saleor_id, success=False)
    saleor.mirror(order.saleor_id)
    chore()
    assert the_part(refund).status == PartStatus.FAILED


def test_declined_and_tried_again(saleor: Saleor, shop: Shop) -> None:
    order, refund = asked(saleor, "failure")
    part = the_part(refund)
    assert (part.status, part.trouble, part.attempt) == (PartStatus.FAILED, Trouble.DECLINED, 1)
    saleor.control.plan_payment_answer("success")
    retry_part(part.pk, by=BY)
    work()
    assert (the_part(refund).status, the_part(refund).attempt) == (PartStatus.SETTLED, 2)
    assert saleor.requests(order) == ["5.00", "5.00"]
    assert saleor.refunded(order) == Decimal(5)
    assert len(saleor.books(order)["granted_refunds"]) == 1


def test_declined_twice_tells_twice(saleor: Saleor, shop: Shop) -> None:
    _, refund = asked(saleor, "failure")
    retry_part(the_part(refund).pk, by=BY)
    work()
    facts = [row.fact for row in RecordedEvent.objects.filter(name="RefundFailed")]
    assert sorted(fact.attempt for fact in facts) == [1, 2]


def test_no_answer_is_no_failure(saleor: Saleor, shop: Shop) -> None:
    """Saleor calls it failed; what the payment app did meanwhile, nobody knows."""
    order, refund = asked(saleor, "no_answer")
    part = the_part(refund)
    assert (part.status, part.trouble) == (PartStatus.FOR_STAFF, Trouble.NO_ANSWER)
    assert saleor.requests(order) == ["5.00"]


def test_no_answer_and_then_the_money_did_go_back(saleor: Saleor, shop: Shop) -> None:
    order, refund = asked(saleor, "no_answer")
    saleor.control.report_refund(order.saleor_id, amount="5.00")
    saleor.mirror(order.saleor_id)
    work("reactions")
    part = the_part(refund)
    assert (part.status, part.trouble) == (PartStatus.FOR_STAFF, Trouble.ANOTHER_REFERENCE)
    retry_part(part.pk, by=BY)
    work()
    assert (the_part(refund).status, the_part(refund).trouble) == (PartStatus.FOR_STAFF, Trouble.ANOTHER_REFERENCE)
    assert saleor.requests(order) == ["5.00"]
    confirm_part(part.pk, by=BY)
    assert the_part(refund).refund.status == RefundStatus.SETTLED


def test_another_reference_leaves_the_grant_pending_for_ever(saleor: Saleor, shop: Shop) -> None:
    order, refund = asked(saleor, "another_reference")
    part = the_part(refund)
    assert (part.status, part.trouble) == (PartStatus.FOR_STAFF, Trouble.ANOTHER_REFERENCE)
    assert saleor.books(order)["granted_refunds"][0]["status"] == "PENDING"
    confirm_part(part.pk, by=BY)
    assert the_part(refund).status == PartStatus.SETTLED


def test_what_is_never_answered_is_told_of(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    _, refund = asked(saleor, "never")
    assert list(refunds_without_answer(shop)) == []
    clock.move(days=6)
    chore()
    assert the_part(refund).status == PartStatus.PENDING
    assert [finding.code for finding in refunds_without_answer(shop)] == ["refund_without_answer"]


def test_confirmed_by_staff(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none")
    saleor.control.mark_as_paid(order.saleor_id)
    refund = ask_refund(saleor.mirror(order.saleor_id), "5.00")
    work()
    part = confirm_part(the_part(refund).pk, by=BY)
    assert (part.status, part.confirmed_by, part.trouble) == (PartStatus.SETTLED, BY.ref, "")
    settled = RecordedEvent.objects.get(name="RefundSettled")
    assert (settled.by, settled.fact.amount) == (BY, Decimal(5))


def test_what_staff_recorded_in_the_dashboard_needs_no_second_word(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none")
    saleor.control.mark_as_paid(order.saleor_id)
    refund = ask_refund(saleor.mirror(order.saleor_id), "5.00")
    work()
    saleor.control.report_refund(order.saleor_id, amount="5.00")
    saleor.mirror(order.saleor_id)
    work("reactions")
    assert (the_part(refund).status, the_part(refund).confirmed_by) == (PartStatus.SETTLED, "saleor")


def test_another_amount_is_another_refund(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none")
    saleor.control.mark_as_paid(order.saleor_id)
    refund = ask_refund(saleor.mirror(order.saleor_id), "5.00")
    work()
    saleor.control.report_refund(order.saleor_id, amount="4.00")
    saleor.mirror(order.saleor_id)
    work("reactions")
    assert the_part(refund).status == PartStatus.FOR_STAFF


def test_two_that_fit_are_left_to_a_person(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none", units=(3, 1))
    saleor.control.mark_as_paid(order.saleor_id)
    order = saleor.mirror(order.saleor_id)
    refunds = [ask_refund(order, "5.00"), ask_refund(order, "5.00")]
    work()
    saleor.control.report_refund(order.saleor_id, amount="5.00")
    saleor.mirror(order.saleor_id)
    work("reactions")
    assert [the_part(refund).status for refund in refunds] == [PartStatus.FOR_STAFF] * 2


def test_an_old_payment_cant_be_tried_again(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place(pay="none")
    Order.objects.filter(pk=order.pk).update(charged_amount=order.total_gross_amount)
    part = the_part(ask_refund(order, "5.00"))
    with pytest.raises(RetryByHand):
        retry_part(part.pk, by=BY)
    confirm_part(part.pk, by=BY)
    with pytest.raises(PartUnderWay):
        confirm_part(part.pk, by=BY)


@pytest.mark.parametrize("answer", ["success", "pending"])
def test_what_is_under_way_or_done_is_not_tried_again(saleor: Saleor, shop: Shop, answer: str) -> None:
    _, refund = asked(saleor, answer)
    before = the_part(refund)
    with pytest.raises(PartUnderWay):
        retry_part(before.pk, by=BY)
    assert the_part(refund).revision == before.revision


def test_the_other_shop_knows_no_such_part(saleor: Saleor, shop: Shop, sur: Shop) -> None:
    _, refund = asked(saleor, "failure")
    part = the_part(refund)
    with shop_scope(sur):
        assert list(RefundPart.objects.in_need_of_staff()) == []
        for verb in (confirm_part, retry_part):
            with pytest.raises(UnknownPart):
                verb(part.pk, by=BY)
    assert the_part(refund).status == PartStatus.FAILED


def test_a_payment_that_holds_too_little_goes_to_a_person(saleor: Saleor, shop: Shop) -> None:
    """Refunded elsewhere since we read the order: Saleor's own books say so right before the call."""
    order = saleor.place()
    saleor.control.report_refund(order.saleor_id, amount=str(order.total_gross_amount - 1))
    refund = ask_refund(order, "5.00")
    work()
    assert (the_part(refund).status, the_part(refund).trouble) == (PartStatus.FOR_STAFF, Trouble.TOO_LITTLE_CHARGED)
    assert saleor.books(order)["granted_refunds"] == []


@pytest.mark.parametrize("missing", ["HANDLE_PAYMENTS", "MANAGE_ORDERS"])
def test_a_missing_permission_is_seen_and_once_granted_all_goes_on(saleor: Saleor, shop: Shop, missing: str) -> None:
    order = saleor.place()
    held = [code for code in saleor.app.manifest["permissions"] if code != missing]
    saleor.control.update_app("Listening", held)
    refund = ask_refund(order, "5.00")
    shop.permissions = held
    shop.save()
    work()
    assert (the_part(refund).status, the_part(refund).trouble) == (PartStatus.FOR_STAFF, Trouble.PERMISSION_MISSING)
    found = next(iter(refunds_for_staff(shop)))
    assert (found.code, found.level) == ("refund_permission_missing", Level.WARNING)
    chore()
    assert the_part(refund).status == PartStatus.FOR_STAFF
    saleor.control.update_app("Listening", saleor.app.manifest["permissions"])
    shop.permissions = saleor.app.manifest["permissions"]
    shop.save()
    chore()
    assert the_part(refund).status == PartStatus.SETTLED
    assert saleor.requests(order) == ["5.00"]


def test_saleor_away_for_days_calls_a_person(saleor: Saleor, shop: Shop, clock: MovableClock, settings: Any) -> None:
    order = saleor.place()
    refund = ask_refund(order, "5.00")
    nowhere = "http://127.0.0.1:9/graphql/"
    settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, nowhere]
    Shop.objects.filter(pk=shop.pk).update(api_url=nowhere)
    for _ in range(70):
        clock.move(hours=1)
        let_leases_run_out()
        work("refunds")
    assert (the_part(refund).status, the_part(refund).trouble) == (PartStatus.FOR_STAFF, Trouble.TOO_MANY_TRIES)
    assert the_part(refund).state == WorkState.DEAD
    Shop.objects.filter(pk=shop.pk).update(api_url=shop.api_url)
    retry_part(the_part(refund).pk, by=BY)
    work()
    assert the_part(refund).status == PartStatus.SETTLED
    assert saleor.refunded(order) == Decimal(5)


def test_an_order_that_is_gone_goes_to_a_person(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    Order.objects.filter(pk=order.pk).update(saleor_id="T3JkZXI6Z29uZQ==")
    refund = ask_refund(order, "5.00")
    work()
    assert the_part(refund).trouble == Trouble.ORDER_MISSING


def test_a_worker_that_was_woken_for_nothing_finds_its_way_back(saleor: Saleor, shop: Shop) -> None:
    """Staff tried again in the moment in which the worker put the row away: nobody would look at it any more."""
    order = saleor.place()
    refund = ask_refund(order, "5.00")
    RefundPart.objects.filter(refund=refund).update(state=WorkState.DONE)
    chore()
    assert the_part(refund).status == PartStatus.SETTLED


@pytest.mark.proves("A-B7", part="money: the alert at D-3, breaches counted")
def test_the_laws_day_is_minded(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    saleor.control.plan_payment_answer("pending")
    order = saleor.place()
    ask_refund(order, "5.00", due_at=clock.moment + timedelta(days=14))
    work()
    assert list(refund_deadlines(shop)) == []
    clock.move(days=11, minutes=1)
    assert [finding.code for finding in refund_deadlines(shop)] == ["refund_due"]
    clock.move(days=3)
    assert [(finding.code, finding.level) for finding in refund_deadlines(shop)] == [("refund_overdue", Level.ERROR)]
    saleor.control.report_refund(order.saleor_id)
    chore()
    assert list(refund_deadlines(shop)) == []
    assert list(refunds_near_deadline(clock.moment)) == []


def test_what_was_paid_by_card_comes_back_as_store_credit(saleor: Saleor, shop: Shop) -> None:
    """Proportionally: of 3 parts paid with a card of the older way and money, each refund gives back of both."""
    order = paid_partly_by_card(saleor, "3.00")
    whole = order.total_gross_amount + 3
    refund = ask_refund(order, eur(whole))
    parts = {part.path: part for part in RefundPart.objects.filter(refund=refund)}
    assert parts[Path.CARD].amount == Decimal(3)
    assert parts[Path.TRANSACTION].amount == order.total_gross_amount
    work()
    refund.refresh_from_db()
    assert refund.status == RefundStatus.SETTLED
    assert saleor.refunded(order) == order.total_gross_amount
    assert [
        card["initial"] for card in saleor.control.cards() if card.get("postventa.credit") == f"refund:{refund.key}"
    ] == ["3.00"]


def paid_partly_by_card(saleor: Saleor, amount: str) -> Order:
    code = saleor.control.create_card(amount, "EUR")["code"]
    return saleor.place(gift_card=code)


def test_card_and_money_go_back_in_proportion(saleor: Saleor, shop: Shop) -> None:
    order = paid_partly_by_card(saleor, "3.00")
    whole = order.total_gross_amount + 3
    for each in (eur("1.00"), eur("2.37"), eur(whole - Decimal("3.37"))):
        ask_refund(order, each)
        work()
        order.refresh_from_db()
    cards = RefundPart.objects.filter(path=Path.CARD, refund__order=order)
    assert sum(part.amount for part in cards) == Decimal(3)
    assert saleor.refunded(order) == order.total_gross_amount


def test_nobody_to_give_store_credit_to(saleor: Saleor, shop: Shop) -> None:
    order = paid_partly_by_card(saleor, "3.00")
    Order.objects.filter(pk=order.pk).update(customer=None)
    refund = ask_refund(order, eur(order.total_gross_amount + 3))
    part = RefundPart.objects.get(refund=refund, path=Path.CARD)
    assert (part.status, part.trouble) == (PartStatus.FOR_STAFF, Trouble.NO_CUSTOMER)
    with pytest.raises(RetryByHand):
        retry_part(part.pk, by=BY)


def test_store_credit_that_is_stuck_is_tried_again_with_its_part(saleor: Saleor, shop: Shop) -> None:
    order = paid_partly_by_card(saleor, "3.00")
    held = [code for code in saleor.app.manifest["permissions"] if code != "MANAGE_GIFT_CARD"]
    saleor.control.update_app("Listening", held)
    refund = ask_refund(order, eur(order.total_gross_amount + 3))
    work()
    part = RefundPart.objects.get(refund=refund, path=Path.CARD)
    assert (part.status, part.trouble) == (PartStatus.FOR_STAFF, Trouble.CREDIT_STUCK)
    saleor.control.update_app("Listening", saleor.app.manifest["permissions"])
    retry_part(part.pk, by=BY)
    work()
    refund.refresh_from_db()
    assert refund.status == RefundStatus.SETTLED
