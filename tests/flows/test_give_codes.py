"""A code of their own in a mail: made in Saleor for one person, good once, withdrawn where its mail does not leave."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.credits.models import VoucherCode
from saleor_postventa.credits.rules import CodeStatus, VoucherKind, VoucherTerms
from saleor_postventa.credits.vouching import plain_code, request_code
from saleor_postventa.flows.codes import Exit
from saleor_postventa.flows.models import FlowCoupon
from saleor_postventa.flows.services.coupons import end_of_day, take_back_coupons
from saleor_postventa.mailing.codes import CancelReason, MessageStatus, Topic
from saleor_postventa.mailing.consents import withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import cancel_message
from saleor_postventa.people.models import Customer
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.people.services import lift_hold, place_hold
from saleor_postventa.sandbox.client import SandboxRefused
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.credits.conftest import _saleor, saleor
from tests.mailing.conftest import Mailbox, mailbox
from tests.mailing.scene import run_queue
from tests.refunds.scene import Saleor

from .documents import send
from .scene import bought, delivered, live, pass_round, react, willing

__all__ = ["_saleor", "mailbox", "saleor"]
TEN_OFF = {"kind": "coupon", "takes": "percent", "percent": "10", "min_spent": {"EUR": "40"}, "days": 30}


@pytest.fixture
def shop(saleor: Saleor, clock: MovableClock, mailbox: Mailbox, db: None, settings: Any) -> Iterator[Shop]:
    """One whose Saleor is there, at noon of this day."""
    clock.set(datetime.now(UTC).replace(hour=12))
    with shop_scope(saleor.install(settings)) as found:
        yield found


def pass_time(clock: MovableClock, **by: float) -> None:
    clock.move(**by)
    pass_round()
    run_queue("voucher_codes")
    react()


def given(clock: MovableClock, *exits: Exit, held: bool = False) -> Customer:
    """Somebody who came to a mail with a code; `held` back by something open, it has not left."""
    live("gift", send("gift", "A gift", TEN_OFF, lasts_days=5), exits=[str(each) for each in exits])
    customer = willing()
    if held:
        place_hold(customer, HoldReason.REFUND_PENDING, key="1", by=SYSTEM)
    delivered(bought(customer))
    for _look in range(3):
        pass_time(clock, minutes=3)
    return customer


def codes_in(saleor: Saleor) -> dict[str, Any]:
    """Of the voucher of the one coupon there is."""
    coupon = FlowCoupon.objects.select_related("code__voucher").get()
    [voucher] = [each for each in saleor.control.vouchers() if each["id"] == coupon.code.voucher.saleor_id]
    return dict(voucher["codes"])


def items(saleor: Saleor, *, over: int) -> list[dict[str, Any]]:
    """Of the cheapest thing as many as come to more than an amount, or one."""
    sold = [each for each in saleor.control.variants() if "es" in each["prices"]]
    cheapest = min(sold, key=lambda each: Decimal(each["prices"]["es"]))
    count = int(over / Decimal(cheapest["prices"]["es"])) + 1 if over else 1
    return [{"variant": cheapest["id"], "quantity": count}]


@pytest.mark.proves("D18", part="Saleor ties no code to an account: unique, good once, from an amount, until a day")
def test_a_code_is_their_own_and_good_once(saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    customer = given(clock)
    code = VoucherCode.objects.select_related("voucher").get()
    plain = plain_code(code)
    assert (code.customer, code.status, code.voucher.min_spent) == (customer, CodeStatus.ISSUED, Decimal(40))
    assert list(codes_in(saleor)) == [plain]
    assert plain in mailbox.part("plain")
    with pytest.raises(SandboxRefused):
        saleor.control.place_order("es", items(saleor, over=0), email=customer.email, voucher_code=plain)
    saleor.control.place_order("es", items(saleor, over=40), email=customer.email, voucher_code=plain)
    with pytest.raises(SandboxRefused):
        saleor.control.place_order("es", items(saleor, over=40), email="somebody@else.test", voucher_code=plain)


@pytest.mark.proves("D18", part="Saleor itself takes no code whose days are over")
@pytest.mark.parametrize(("ends_in", "is_good"), [(timedelta(days=1), True), (timedelta(seconds=-1), False)])
def test_saleor_knows_until_when(saleor: Saleor, shop: Shop, ends_in: timedelta, is_good: bool) -> None:
    ends_at = datetime.now(UTC) + ends_in
    terms = VoucherTerms(kind=VoucherKind.PERCENT, value=Decimal(10), currency="EUR", ends_at=ends_at)
    code = request_code(None, terms=terms, name="10 off", key=f"ends:{is_good}", reference="ends")
    run_queue("voucher_codes")
    code.refresh_from_db()
    bought_with = {"email": "lea@example.com", "voucher_code": plain_code(code)}
    if is_good:
        assert saleor.control.place_order("es", items(saleor, over=0), **bought_with)
    else:
        with pytest.raises(SandboxRefused):
            saleor.control.place_order("es", items(saleor, over=0), **bought_with)


def test_a_code_whose_days_are_over_is_told_to_nobody(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    """Also in the hour before it is withdrawn: Saleor takes it no more."""
    live("gift", send("gift", "A gift", {**TEN_OFF, "days": 1}, lasts_days=7), exits=[])
    customer = willing()
    hold = place_hold(customer, HoldReason.REFUND_PENDING, key="1", by=SYSTEM)
    delivered(bought(customer))
    for _look in range(3):
        pass_time(clock, minutes=3)
    clock.move(days=2)
    lift_hold(hold.reason, key="1", by=SYSTEM)
    pass_round()
    assert Message.objects.get(kind="flow_offer").cancel_reason == CancelReason.NOTHING_TO_SHOW
    assert not mailbox.mails


def test_the_last_day_is_whole() -> None:
    moment, madrid = datetime(2026, 7, 10, 8, 30, tzinfo=UTC), ZoneInfo("Europe/Madrid")
    assert end_of_day(moment, madrid) == datetime(2026, 7, 10, 22, 0, tzinfo=UTC)
    assert end_of_day(datetime(2026, 10, 24, 23, 0, tzinfo=UTC), madrid) == datetime(2026, 10, 25, 23, 0, tzinfo=UTC)


def _stopped_by_team(customer: Customer, clock: MovableClock) -> None:
    cancel_message(Message.objects.get(kind="flow_offer").pk, by=SYSTEM)


def _lasted_too_long(customer: Customer, clock: MovableClock) -> None:
    clock.move(days=6)


def _topic_stopped(customer: Customer, clock: MovableClock) -> None:
    withdraw_consent(customer, Topic.OFFERS, source="mail", by=SYSTEM)


def _case_opened(customer: Customer, clock: MovableClock) -> None:
    place_hold(customer, HoldReason.OPEN_CASE, key="C-1", by=SYSTEM)


@pytest.mark.proves("D18", part="withdrawn where its mail does not leave")
@pytest.mark.parametrize("happens", [_stopped_by_team, _lasted_too_long, _topic_stopped, _case_opened])
def test_the_code_of_a_mail_that_is_not_sent_is_withdrawn(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox, happens: Any
) -> None:
    customer = given(clock, Exit.CASE, Exit.UNSUBSCRIBE, held=True)
    assert codes_in(saleor)
    happens(customer, clock)
    pass_time(clock, minutes=3)
    assert Message.objects.get(kind="flow_offer").status == MessageStatus.CANCELLED
    assert codes_in(saleor) == {}
    assert (VoucherCode.objects.get().status, FlowCoupon.objects.get().is_over) == (CodeStatus.WITHDRAWN, True)
    assert mailbox.mails == []


def test_the_code_of_a_mail_that_was_sent_stays(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    customer = given(clock, Exit.CASE)
    _case_opened(customer, clock)
    pass_time(clock, minutes=3)
    assert len(codes_in(saleor)) == 1
    assert not FlowCoupon.objects.get().is_over


def test_one_that_nobody_used_is_withdrawn_when_its_days_are_over(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    given(clock)
    clock.move(days=32)
    assert take_back_coupons() == 1
    run_queue("voucher_codes")
    assert codes_in(saleor) == {}


def test_a_mail_whose_code_cannot_be_made_is_not_sent(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    other = {"kind": "coupon", "takes": "amount", "amounts": {"USD": "5"}}
    live("gift", send("gift", "A gift", other), exits=[])
    delivered(bought(willing()))
    for _look in range(3):
        pass_time(clock, hours=12)
    message = Message.objects.get(kind="flow_offer")
    assert (message.status, message.cancel_reason) == (MessageStatus.CANCELLED, CancelReason.NOTHING_TO_SHOW)
    assert mailbox.mails == []
