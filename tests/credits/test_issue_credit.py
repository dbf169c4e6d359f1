"""A gift card is made once per key, whatever breaks; its code is for its owner alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.core.http import Unreachable
from saleor_postventa.core.money import Money
from saleor_postventa.core.work import WorkState
from saleor_postventa.credits import issuing
from saleor_postventa.credits.chores import go_on_with_credits_of_shops
from saleor_postventa.credits.findings import store_credit
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.credits.queries import credits_by_reference
from saleor_postventa.credits.rules import CreditStatus, CreditTrouble
from saleor_postventa.credits.services import (
    CreditKeyTaken,
    CreditNotStuck,
    NoCode,
    NothingToCredit,
    UnknownCredit,
    code_of,
    issue_credit,
    note_use,
    retry_credit,
)
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.people.services import erase_customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.refunds.crashing import Killed, unplugged
from tests.refunds.scene import BY, Saleor, eur, let_leases_run_out, work

MOVE = (issuing, "_move")
BOUNDARIES = 10
TWELVE_FIFTY = eur("12.50")
KEY = "return:12:1"


def ask_credit(order: Order, amount: Money = TWELVE_FIFTY, **given: Any) -> StoreCredit:
    wanted = {"key": KEY, "reference": KEY, "order": order, "by": BY, **given}
    assert order.customer is not None
    return issue_credit(order.customer, amount=amount, **wanted)


def cards(saleor: Saleor, key: str = KEY) -> list[dict[str, Any]]:
    return [card for card in saleor.control.cards() if card.get(issuing.MARK) == key]


def unique(order: Order) -> str:
    """The sandbox lives longer than a test: each needs a key of its own."""
    return f"return:{order.saleor_id}"


def test_a_card_of_that_amount_whose_code_is_sealed(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    credit = ask_credit(order, key=unique(order))
    with pytest.raises(NoCode):
        code_of(credit)
    work("credits")
    credit.refresh_from_db()
    (card,) = cards(saleor, unique(order))
    assert (credit.status, credit.saleor_id, card["initial"]) == (CreditStatus.ISSUED, card["id"], "12.50")
    assert code_of(credit) == card["code"]
    assert card["code"] not in credit.sealed_code
    assert credit.last_chars == card["code"][-4:]
    fact = RecordedEvent.objects.get(name="CreditIssued").fact
    assert (fact.credit_id, fact.reference, fact.amount) == (credit.pk, KEY, Decimal("12.50"))
    assert card["code"] not in str(RecordedEvent.objects.get(name="CreditIssued").data)


def test_the_same_key_is_the_same_credit(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    first = ask_credit(order, key=unique(order))
    assert ask_credit(order, key=unique(order)) == first
    work("credits")
    assert ask_credit(order, key=unique(order)) == first
    work("credits")
    assert len(cards(saleor, unique(order))) == 1
    with pytest.raises(CreditKeyTaken):
        ask_credit(order, eur(13), key=unique(order))


@pytest.mark.parametrize("amount", ["0", "-1", "0.001"])
def test_senseless_amounts_are_refused(saleor: Saleor, shop: Shop, amount: str) -> None:
    order = saleor.place()
    with pytest.raises(NothingToCredit):
        ask_credit(order, eur(amount))
    assert not StoreCredit.objects.exists()


def run(at: int | None) -> int:
    with unplugged(at, MOVE) as plug:
        try:
            work("credits")
        except Killed:
            assert at is not None
    return plug.passed


def check_one_card(saleor: Saleor, order: Order) -> None:
    credit = StoreCredit.objects.get()
    assert credit.status == CreditStatus.ISSUED
    (card,) = cards(saleor, unique(order))
    assert code_of(credit) == card["code"]
    assert RecordedEvent.objects.filter(name="CreditIssued").count() == 1


def test_there_are_as_many_boundaries_as_are_tried(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    ask_credit(order, key=unique(order))
    assert run(None) == BOUNDARIES
    check_one_card(saleor, order)


@pytest.mark.parametrize("at", range(BOUNDARIES))
def test_killed_between_any_two_steps(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    order = saleor.place()
    ask_credit(order, key=unique(order))
    run(at)
    for _ in range(3):
        let_leases_run_out()
        clock.move(minutes=10)
        work("credits")
    check_one_card(saleor, order)


@pytest.mark.parametrize("at", range(BOUNDARIES - 2))
def test_an_answer_that_never_came(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    order = saleor.place()
    ask_credit(order, key=unique(order))
    with unplugged(at, error=lambda: Unreachable("cut off"), is_finish_included=False):
        work("credits")
    for _ in range(3):
        clock.move(minutes=10)
        work("credits")
    check_one_card(saleor, order)


def test_waits_while_the_broken_call_may_still_arrive(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    order = saleor.place()
    credit = ask_credit(order, key=unique(order))
    StoreCredit.objects.update(status=CreditStatus.CALLED, status_since=clock.moment)
    work("credits")
    credit.refresh_from_db()
    assert (credit.status, credit.state, cards(saleor, unique(order))) == (CreditStatus.CALLED, WorkState.WAITING, [])
    clock.move(minutes=3)
    work("credits")
    check_one_card(saleor, order)


def test_a_card_that_differs_goes_to_a_person(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    ask_credit(order, key=unique(order))
    work("credits")
    StoreCredit.objects.all().delete()
    credit = ask_credit(order, eur(99), key=unique(order))
    work("credits")
    credit.refresh_from_db()
    assert (credit.status, credit.trouble) == (CreditStatus.STUCK, CreditTrouble.AMBIGUOUS)
    assert len(cards(saleor, unique(order))) == 1


def test_what_saleor_refuses_goes_to_a_person_and_can_be_tried_again(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    credit = ask_credit(order, key=unique(order), expires_on=date(2020, 1, 1))
    work("credits")
    credit.refresh_from_db()
    assert (credit.status, credit.trouble) == (CreditStatus.STUCK, CreditTrouble.REFUSED)
    assert [finding.code for finding in store_credit(shop)] == ["credit_refused"]
    assert list(StoreCredit.objects.stuck()) == [credit]
    StoreCredit.objects.update(expires_on=date(2099, 1, 1))
    retry_credit(credit.pk, by=BY)
    work("credits")
    check_one_card(saleor, order)
    with pytest.raises(CreditNotStuck):
        retry_credit(credit.pk, by=BY)


def test_a_missing_permission_is_seen_and_once_granted_all_goes_on(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    shop.permissions = [code for code in saleor.app.manifest["permissions"] if code != "MANAGE_GIFT_CARD"]
    shop.save()
    saleor.control.update_app("Listening", shop.permissions)
    credit = ask_credit(order, key=unique(order))
    work("credits")
    assert [finding.code for finding in store_credit(shop)] == ["credit_permission_missing"]
    go_on_with_credits_of_shops()
    credit.refresh_from_db()
    assert credit.status == CreditStatus.STUCK
    shop.permissions = saleor.app.manifest["permissions"]
    shop.save()
    saleor.control.update_app("Listening", shop.permissions)
    go_on_with_credits_of_shops()
    work("credits")
    check_one_card(saleor, order)


def test_its_use_is_seen_in_the_order_that_it_paid(saleor: Saleor, shop: Shop) -> None:
    order = saleor.place()
    credit = ask_credit(order, eur("2.00"), key=unique(order))
    work("credits")
    credit.refresh_from_db()
    later = saleor.place(gift_card=code_of(credit))
    work("reactions")
    fact = RecordedEvent.objects.get(name="CreditUsed").fact
    assert (fact.credit_id, fact.order_id, fact.reference) == (credit.pk, later.pk, KEY)
    assert note_use(later) == 0


def test_nobody_elses_card_is_ours(saleor: Saleor, shop: Shop) -> None:
    code = saleor.control.create_card("2.00", "EUR")["code"]
    saleor.place(gift_card=code)
    work("reactions")
    assert not RecordedEvent.objects.filter(name="CreditUsed").exists()


def test_an_erased_persons_code_is_forgotten(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    customer = saleor.control.create_customer(email="ida@example.com", first_name="Ida", last_name="Sol")
    order = saleor.place(customer=customer["id"])
    credit = ask_credit(order, key=unique(order))
    work("credits")
    clock.move(days=1)
    erase_customer(customer["id"], email="ida@example.com", at=clock.moment, by=BY)
    work("reactions")
    credit.refresh_from_db()
    assert (credit.status, credit.sealed_code) == (CreditStatus.ISSUED, "")
    with pytest.raises(NoCode):
        code_of(credit)


def test_the_other_shop_sees_nothing(saleor: Saleor, shop: Shop, sur: Shop) -> None:
    order = saleor.place()
    credit = ask_credit(order, key=unique(order), expires_on=date(2020, 1, 1))
    work("credits")
    assert credits_by_reference([KEY]) == {KEY: [credit]}
    with shop_scope(sur):
        assert list(StoreCredit.objects.stuck()) == list(credits_by_reference([KEY])) == []
        with pytest.raises(UnknownCredit):
            retry_credit(credit.pk, by=BY)
