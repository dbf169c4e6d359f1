"""A voucher code is in Saleor once, whatever breaks; withdrawn, it opens nothing; used, it is not withdrawn."""

from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.core.http import Unreachable
from saleor_postventa.core.work import WorkState
from saleor_postventa.credits import code_carrying
from saleor_postventa.credits.chores import go_on_with_credits_of_shops
from saleor_postventa.credits.findings import voucher_codes
from saleor_postventa.credits.models import Voucher, VoucherCode
from saleor_postventa.credits.rules import CodeStatus, CodeTrouble, VoucherKind, VoucherStatus, VoucherTerms, make_code
from saleor_postventa.credits.vouching import (
    CodeIsUsed,
    CodeKeyTaken,
    CodeUnknown,
    note_code_use,
    plain_code,
    request_code,
    withdraw_code,
)
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.people.services import erase_customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.refunds.crashing import Killed, unplugged
from tests.refunds.scene import BY, Saleor, let_leases_run_out, work

FIVE = VoucherTerms(kind=VoucherKind.AMOUNT, value=Decimal(5), currency="EUR")
STEPS = (VoucherCode, "take_step"), (Voucher, "take_step")
BOUNDARIES = 24
WITHDRAWING = 8


def ask_code(terms: VoucherTerms = FIVE, **given: Any) -> VoucherCode:
    """Of a voucher of its own: the sandbox lives longer than a test."""
    wanted = {"name": "5 off", "key": "redemption:1", "reference": "redemption:1"}
    return request_code(given.pop("customer", None), terms=terms, **{**wanted, **given})


def codes_in(saleor: Saleor, code: VoucherCode) -> dict[str, dict[str, Any]]:
    """What Saleor has of its voucher."""
    code.voucher.refresh_from_db()
    made = [each for each in saleor.control.vouchers() if each["id"] == code.voucher.saleor_id]
    return dict(made[0]["codes"]) if made else {}


def run(at: int | None, queue: str = "voucher_codes") -> int:
    with unplugged(at, *STEPS) as plug:
        try:
            work(queue)
        except Killed:
            assert at is not None
    return plug.passed


def go_on(clock: MovableClock) -> None:
    for _ in range(3):
        let_leases_run_out()
        clock.move(minutes=10)
        go_on_with_credits_of_shops()
        work("voucher_codes")


def check_one_code(saleor: Saleor, before: int) -> None:
    code = VoucherCode.objects.get()
    assert (code.status, code.trouble, code.error) == (CodeStatus.ISSUED, "", "")
    assert codes_in(saleor, code) == {plain_code(code): {"used": 0, "is_active": True}}
    assert len(saleor.control.vouchers()) == before + 1
    assert RecordedEvent.objects.filter(name="VoucherCodeIssued").count() == 1


def test_a_code_of_a_voucher_that_is_listed_where_it_is_good(saleor: Saleor, shop: Shop) -> None:
    code = ask_code(VoucherTerms(kind=VoucherKind.AMOUNT, value=Decimal(5), currency="EUR", min_spent=Decimal(20)))
    with pytest.raises(CodeUnknown):
        plain_code(code)
    work("voucher_codes")
    code.refresh_from_db()
    (voucher,) = [each for each in saleor.control.vouchers() if each["id"] == code.voucher.saleor_id]
    assert [(each["value"], each["min_spent"]) for each in voucher["listings"].values()] == [("5.00", "20.00")]
    assert list(codes_in(saleor, code)) == [plain_code(code)]
    assert plain_code(code) not in code.sealed_code
    assert code.last_chars == plain_code(code)[-4:]
    assert plain_code(code) not in str(RecordedEvent.objects.get(name="VoucherCodeIssued").data)


def test_each_is_the_only_code_of_its_voucher(saleor: Saleor, shop: Shop) -> None:
    """Saleor tells a voucher's oldest code in the lines of an order: it must be the one that was used."""
    asked = [ask_code(key=f"redemption:{number}", reference=f"redemption:{number}") for number in (1, 2)]
    work("voucher_codes")
    for code in asked:
        code.refresh_from_db()
        assert list(codes_in(saleor, code)) == [plain_code(code)]


def test_the_same_key_is_the_same_code(saleor: Saleor, shop: Shop) -> None:
    code = ask_code()
    assert ask_code() == code
    with pytest.raises(CodeKeyTaken):
        ask_code(VoucherTerms(kind=VoucherKind.SHIPPING, value=Decimal(100)))


def test_there_are_as_many_boundaries_as_are_tried(saleor: Saleor, shop: Shop) -> None:
    before = len(saleor.control.vouchers())
    ask_code()
    assert run(None) == BOUNDARIES
    check_one_code(saleor, before)


@pytest.mark.parametrize("at", range(BOUNDARIES))
def test_killed_between_any_two_steps(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    before = len(saleor.control.vouchers())
    ask_code()
    run(at)
    go_on(clock)
    check_one_code(saleor, before)


@pytest.mark.parametrize("at", range(BOUNDARIES - 2))
def test_an_answer_that_never_came(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    before = len(saleor.control.vouchers())
    ask_code()
    with unplugged(at, error=lambda: Unreachable("cut off"), is_finish_included=False):
        work("voucher_codes")
    go_on(clock)
    check_one_code(saleor, before)


def test_a_code_that_is_not_used_is_withdrawn(saleor: Saleor, shop: Shop) -> None:
    code = ask_code()
    work("voucher_codes")
    withdraw_code(code.pk)
    work("voucher_codes")
    code.refresh_from_db()
    assert (code.status, codes_in(saleor, code)) == (CodeStatus.WITHDRAWN, {})
    assert RecordedEvent.objects.filter(name="VoucherCodeWithdrawn").count() == 1
    assert withdraw_code(code.pk).status == CodeStatus.WITHDRAWN


@pytest.mark.parametrize("at", range(WITHDRAWING))
def test_killed_while_it_was_withdrawn(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    code = ask_code()
    work("voucher_codes")
    withdraw_code(code.pk)
    assert run(at) <= WITHDRAWING
    go_on(clock)
    code.refresh_from_db()
    assert (code.status, codes_in(saleor, code)) == (CodeStatus.WITHDRAWN, {})
    assert RecordedEvent.objects.filter(name="VoucherCodeWithdrawn").count() == 1


@pytest.mark.parametrize("at", range(BOUNDARIES))
def test_withdrawn_after_its_issuing_was_broken_off(saleor: Saleor, shop: Shop, clock: MovableClock, at: int) -> None:
    """The mark would be as good as the code."""
    code = ask_code(name=f"Broken off at {at}")
    run(at)
    withdraw_code(code.pk)
    let_leases_run_out()
    go_on(clock)
    code.refresh_from_db()
    assert (code.status, codes_in(saleor, code)) == (CodeStatus.WITHDRAWN, {})
    assert not any(each["codes"] for each in saleor.control.vouchers() if each["name"] == code.voucher.name)


def test_withdrawn_before_saleor_was_asked(saleor: Saleor, shop: Shop) -> None:
    code = ask_code()
    before = len(saleor.control.vouchers())
    withdraw_code(code.pk)
    work("voucher_codes")
    code.refresh_from_db()
    assert (code.status, len(saleor.control.vouchers())) == (CodeStatus.WITHDRAWN, before)


def test_not_withdrawn_while_the_broken_call_may_still_arrive(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    code = ask_code()
    work("voucher_codes")
    VoucherCode.objects.update(status=CodeStatus.ADDING, called_at=clock.moment, digest="0" * 64)
    withdraw_code(code.pk)
    work("voucher_codes")
    code.refresh_from_db()
    assert (code.status, code.state) == (CodeStatus.UNWANTED, WorkState.WAITING)
    clock.move(minutes=3)
    work("voucher_codes")
    code.refresh_from_db()
    assert code.status == CodeStatus.WITHDRAWN


def test_a_withdrawal_that_a_worker_let_go_of_is_carried_on(saleor: Saleor, shop: Shop) -> None:
    """Asked for between the last step of issuing and its row's being done."""
    code = ask_code()
    work("voucher_codes")
    withdraw_code(code.pk)
    VoucherCode.objects.update(state=WorkState.DONE)
    go_on_with_credits_of_shops()
    work("voucher_codes")
    code.refresh_from_db()
    assert code.status == CodeStatus.WITHDRAWN


def test_its_use_is_seen_in_the_order(saleor: Saleor, shop: Shop) -> None:
    code = ask_code()
    work("voucher_codes")
    code.refresh_from_db()
    order = saleor.place(voucher_code=plain_code(code))
    work("reactions")
    code.refresh_from_db()
    assert (code.status, code.order_id) == (CodeStatus.USED, order.pk)
    fact = RecordedEvent.objects.get(name="VoucherCodeUsed").fact
    assert (fact.code_id, fact.order_id, fact.reference) == (code.pk, order.pk, "redemption:1")
    assert not note_code_use(order)
    with pytest.raises(CodeIsUsed):
        withdraw_code(code.pk)
    assert codes_in(saleor, code) == {plain_code(code): {"used": 0, "is_active": False}}


def test_used_meanwhile_it_is_not_withdrawn(saleor: Saleor, shop: Shop) -> None:
    """Saleor counted the use before its webhook came."""
    code = ask_code()
    work("voucher_codes")
    code.refresh_from_db()
    lines = [{"variant": saleor.control.variants()[0]["id"], "quantity": 1}]
    placed = saleor.control.place_order("es", lines, email="lea@example.com", voucher_code=plain_code(code))
    withdraw_code(code.pk)
    work("voucher_codes")
    code.refresh_from_db()
    assert (code.status, code.order_id) == (CodeStatus.USED, None)
    order = saleor.mirror(placed["id"])
    work("reactions")
    code.refresh_from_db()
    assert code.order_id == order.pk
    assert RecordedEvent.objects.filter(name="VoucherCodeUsed").count() == 2


def test_other_codes_are_none_of_ours(saleor: Saleor, shop: Shop) -> None:
    saleor.place(voucher_code="HOLA10")
    work("reactions")
    assert not RecordedEvent.objects.filter(name="VoucherCodeUsed").exists()


def test_a_voucher_that_somebody_deleted_is_made_anew(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    code = ask_code()
    Voucher.objects.update(saleor_id="Vm91Y2hlcjo5OTk5OQ==", status=VoucherStatus.READY)
    work("voucher_codes")
    clock.move(minutes=10)
    work("voucher_codes")
    code.refresh_from_db()
    assert list(codes_in(saleor, code)) == [plain_code(code)]


@pytest.mark.parametrize(
    ("terms", "trouble"),
    [
        (VoucherTerms(kind=VoucherKind.AMOUNT, value=Decimal(5), currency="JPY"), CodeTrouble.NO_CHANNEL),
        (VoucherTerms(kind=VoucherKind.PRODUCT, value=Decimal(100), products=("nothing",)), CodeTrouble.REFUSED),
    ],
)
def test_what_can_not_be_is_told(saleor: Saleor, shop: Shop, terms: VoucherTerms, trouble: CodeTrouble) -> None:
    code = ask_code(terms)
    work("voucher_codes")
    code.refresh_from_db()
    assert (code.status, code.trouble) == (CodeStatus.STUCK, trouble)
    assert [finding.code for finding in voucher_codes(shop)] == [f"voucher_code_{trouble}"]
    assert RecordedEvent.objects.get(name="VoucherCodeStuck").fact.code == trouble


def test_without_the_permission_it_is_told(saleor: Saleor, shop: Shop) -> None:
    rest = [code for code in saleor.app.manifest["permissions"] if code != "MANAGE_DISCOUNTS"]
    saleor.control.update_app("Listening", rest)
    code = ask_code()
    work("voucher_codes")
    code.refresh_from_db()
    assert code.trouble == CodeTrouble.PERMISSION_MISSING
    assert [finding.code for finding in voucher_codes(shop)] == ["voucher_code_permission_missing"]


def test_an_erased_persons_code_is_forgotten(saleor: Saleor, shop: Shop, clock: MovableClock) -> None:
    customer = saleor.control.create_customer(email="ada@example.com", first_name="Ada", last_name="Sol")
    order = saleor.place(customer=customer["id"])
    code = ask_code(customer=order.customer)
    work("voucher_codes")
    clock.move(days=1)
    erase_customer(customer["id"], email="ada@example.com", at=clock.moment, by=BY)
    work("reactions")
    code.refresh_from_db()
    assert (code.status, code.sealed_code, code.customer) == (CodeStatus.ISSUED, "", None)
    with pytest.raises(CodeUnknown):
        plain_code(code)
    withdraw_code(code.pk)
    work("voucher_codes")
    assert codes_in(saleor, code) == {}


def test_codes_are_not_guessed() -> None:
    made = {make_code() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(code) == 14 and not set("01IO") & set(code) for code in made)


def test_the_other_shop_sees_nothing(saleor: Saleor, shop: Shop, sur: Shop) -> None:
    code = ask_code()
    work("voucher_codes")
    with shop_scope(sur):
        assert not VoucherCode.objects.exists()
        assert list(voucher_codes(sur)) == []
        with pytest.raises(VoucherCode.DoesNotExist):
            withdraw_code(code.pk)
    assert code_carrying.retry_in(1) is not None
