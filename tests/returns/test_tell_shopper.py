"""Every step of a return is told to its shopper: by which mail, in whose language, and only while it is news."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.event import Event
from saleor_postventa.credits.events import CreditIssued
from saleor_postventa.credits.models import StoreCredit
from saleor_postventa.goods.events import ReplacementOrdered
from saleor_postventa.mailing import rendering, sending
from saleor_postventa.mailing.codes import Basis, CancelReason, MessageStatus
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.queries import LegalGround
from saleor_postventa.mailing.rendering import Rendering, render, render_example
from saleor_postventa.mailing.trial import preview
from saleor_postventa.refunds.events import RefundSettled
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns import events as happened
from saleor_postventa.returns import mails
from saleor_postventa.returns.mails import Notice, notices
from saleor_postventa.returns.models import Exchange, Inspection, Return, ReturnNote, Settlement
from saleor_postventa.returns.notices import TOLD, plan_notice, plan_notice_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop, shop_scope
from saleor_postventa.shops.secrets import seal
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order, run_queue

from .rows import make_return

pytestmark = pytest.mark.django_db
CODE = "VALE-1234-5678"


@pytest.fixture(autouse=True)
def shop(in_norte: Shop, clock: MovableClock, settings: Any, tmp_path: Any) -> Shop:
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    address = {"postal_address": "Calle Mayor 1", "sender_name": "Casa Norte", "reply_to": "hola@example.test"}
    update_preferences(in_norte, address, by=SYSTEM)
    return in_norte


@pytest.fixture
def mailbox(shop: Shop, tmp_path: Any) -> Mailbox:
    return Mailbox(tmp_path / "mailbox")


def units(ret: Return) -> dict[str, int]:
    return {str(line.order_line_id): line.quantity for line in ret.lines.all()}


def settlement(ret: Return, **overrides: Any) -> Settlement:
    values = {
        "number": 1,
        "outcome": ret.outcome,
        "units": units(ret),
        "goods_amount": Decimal("64.90"),
        "fee_amount": Decimal("3.90"),
        "shipping_amount": Decimal("4.90"),
        "amount": Decimal("65.90"),
        "currency": "EUR",
    }
    return Settlement.objects.create(shop=current_shop(), of=ret, **{**values, **overrides})


def inspected(ret: Return) -> None:
    for line, grade in zip(ret.lines.order_by("pk"), ("a", "c"), strict=True):
        Inspection.objects.create(
            shop=current_shop(), line=line, quantity=line.quantity, grade=grade, disposition="restock", batch="b1"
        )


def refund(ret: Return) -> Refund:
    return Refund.objects.create(
        shop=current_shop(),
        key="k",
        purpose="return",
        reference=settlement(ret).reference,
        order=ret.order,
        amount=Decimal("65.90"),
        currency="EUR",
        units=units(ret),
        actor_kind="system",
    )


def credit(ret: Return) -> StoreCredit:
    return StoreCredit.objects.create(
        shop=current_shop(),
        key="k",
        reference=settlement(ret).reference,
        customer=ret.customer,
        amount=Decimal("64.90"),
        currency="EUR",
        sealed_code=seal(CODE),
        expires_on=date(2029, 6, 9),
        actor_kind="system",
    )


def exchange(ret: Return, **overrides: Any) -> Exchange:
    lines = [{"name": "Linen shirt L", "quantity": 1}]
    values = {"lines": lines, "currency": "EUR", "replacement_number": "1061", "status": "fulfilled"}
    return Exchange.objects.create(shop=current_shop(), of=ret, **{**values, **overrides})


def note(ret: Return) -> ReturnNote:
    return ReturnNote.objects.create(
        shop=current_shop(), of=ret, text="The mug\nis cracked.", is_internal=False, actor_kind="staff"
    )


@dataclass(frozen=True)
class Told:
    """A notice, the return that it tells of, its event, and what it must say in English."""

    notice: Notice
    values: dict[str, Any]
    event: Callable[[Return], Event | None]
    words: tuple[str, ...]


def _event(kind: type[Event], **values: Any) -> Callable[[Return], Event]:
    def make(ret: Return) -> Event:
        known = {name: value(ret) if callable(value) else value for name, value in values.items()}
        return kind(occurred_at=now(), return_id=ret.pk, number=ret.number, **known)  # type: ignore[call-arg]

    return make


def _step(kind: type[Event], **values: Any) -> Callable[[Return], Event]:
    return _event(kind, transition=7, **values)


def _note_added(ret: Return) -> Event:
    return _event(happened.ReturnNoteAdded, note_id=note(ret).pk)(ret)


REQUEST = {"outcome": "refund", "reasons": {}, "channel": "portal", "needs_review": True}
DUE = {"refund_due_at": None}
EVERY = [
    Told(
        mails.REQUESTED,
        {"status": "requested"},
        _step(happened.ReturnRequested, units=units, **REQUEST),
        ("We have your request", "Linen shirt", "€64.90", "Our team looks at it now"),
    ),
    Told(
        mails.APPROVED,
        {},
        _step(happened.ReturnApproved, units=units, send_by=lambda ret: ret.send_by),
        ("Send it by: June 24, 2026", "Send it to: Casa Norte, Calle Mayor 1.", "and we have checked it, we send"),
    ),
    Told(
        mails.PAPERS,
        {"method": "drop_off"},
        _event(happened.ReturnPapersMade, method="drop_off", file_ids=[1]),
        ("Now you can send it", "Hand it in by June 24, 2026"),
    ),
    Told(
        mails.DECLINED,
        {"status": "declined", "decline_reason": "It was worn."},
        _step(happened.ReturnDeclined, units=units),
        ("It was worn.", "legal guarantee", "right to withdraw"),
    ),
    Told(
        mails.REMINDER,
        {},
        _event(happened.ReturnReminded, send_by=lambda ret: ret.send_by),
        ("send it by June 24, 2026", "the return then ends by itself"),
    ),
    Told(
        mails.SENT,
        {"status": "sent", "tracking_number": "TRK1", "carrier": "Correos"},
        _step(happened.ReturnSent),
        ("is on its way to us", "TRK1", "Correos", "there is nothing for you to do"),
    ),
    Told(
        mails.RECEIVED,
        {"status": "received"},
        _step(happened.ReturnReceived, units=units, expected={}),
        ("3 items are still to come", "Please send the rest by June 24, 2026.", "As soon as we have checked it"),
    ),
    Told(
        mails.CHECKED,
        {"status": "inspected"},
        _step(happened.ReturnInspected, batch="b1", grades={}),
        ("as new", "used or damaged", "Our team settles it now"),
    ),
    Told(
        mails.REFUND_STARTED,
        {"status": "inspected"},
        _event(
            happened.SettlementMade,
            settlement_id=lambda ret: settlement(ret).pk,
            outcome="refund",
            amount=Decimal("65.90"),
            currency="EUR",
            units={},
        ),
        ("Your items: €64.90", "Return costs: -€3.90", "Shipping that you paid: €4.90", "You get: €65.90"),
    ),
    Told(
        mails.REFUNDED,
        {"status": "resolved"},
        lambda ret: RefundSettled(
            occurred_at=now(),
            refund_id=(made := refund(ret)).pk,
            reference=made.reference,
            amount=made.amount,
            currency="EUR",
            shipping_amount=Decimal(0),
            units={},
        ),
        ("€65.90 was sent back to you", "nothing left for you to do"),
    ),
    Told(
        mails.CREDIT,
        {"status": "resolved", "outcome": "credit"},
        lambda ret: CreditIssued(
            occurred_at=now(),
            credit_id=(made := credit(ret)).pk,
            reference=made.reference,
            amount=made.amount,
            currency="EUR",
        ),
        (CODE, "€64.90", "Valid until: June 9, 2029"),
    ),
    Told(
        mails.EXCHANGED,
        {"status": "resolved", "outcome": "exchange"},
        lambda ret: ReplacementOrdered(
            occurred_at=now(),
            move_id=exchange(ret).pk,
            reference=settlement(ret).reference,
            order_saleor_id="T3JkZXI6OQ==",
            order_number="1061",
        ),
        ("Your exchange is order 1061", "Linen shirt L", "write to you when it leaves"),
    ),
    Told(
        mails.SOLD_OUT,
        {"status": "inspected", "outcome": "exchange"},
        _event(happened.ExchangeSoldOut, exchange_id=lambda ret: exchange(ret, status="out_of_stock").pk, revision=1),
        ("Sold out: choose again", "Linen shirt L", "Choose again:"),
    ),
    Told(
        mails.CANCELLED,
        {"status": "cancelled"},
        _step(happened.ReturnCancelled),
        ("was cancelled", "nothing has to be sent", "you can ask again"),
    ),
    Told(
        mails.EXPIRED,
        {"status": "expired"},
        _step(happened.ReturnExpired),
        ("has ended", "handed in by June 24, 2026", "we open it again"),
    ),
    Told(mails.NOTE, {}, _note_added, ("The mug\nis cracked.", "You can answer on the page")),
    Told(
        mails.ARRANGED,
        {"method": "pickup", "method_details": {"day": "2026-06-12", "hours": {"start": "09:00", "end": "14:00"}}},
        _event(happened.ReturnArranged, method="pickup"),
        ("Friday, 12 June, 09:00\u201314:00", "Until June 11, 2026 you can choose another day"),
    ),
]


@pytest.fixture(params=EVERY, ids=lambda told: told.notice.code)
def told(request: pytest.FixtureRequest) -> Told:
    told: Told = request.param
    return told


def happen(told: Told, *, language: str = "en", **values: Any) -> tuple[Return, Message]:
    """The return as its event leaves it, and the mail that was planned."""
    ret = make_return(**{**told.values, "language": language, **values})
    if told.notice is mails.CHECKED:
        inspected(ret)
    fact = told.event(ret)
    assert fact is not None
    message = plan_notice_of(fact)
    assert plan_notice_of(fact) == message
    assert message is not None
    return ret, message


class Strict(Context):
    """Notes each variable that a template asks for in vain."""

    missing: set[str]

    def __getitem__(self, key: str) -> Any:
        try:
            return super().__getitem__(key)
        except KeyError:
            self.missing.add(key)
            raise


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    names: set[str] = set()
    monkeypatch.setattr(Strict, "missing", names, raising=False)
    monkeypatch.setattr(rendering, "Context", Strict)
    return names


def rendered(message: Message, language: str) -> Rendering:
    occasion = Occasion(current_shop(), language, message.customer, message.order, message.facts)
    return render(kinds.get(message.kind), occasion, LegalGround(Basis.CONTRACT, order=message.order))


def test_this_table_leaves_no_notice_and_no_event_out() -> None:
    assert {told.notice.code for told in EVERY} == set(notices.codes())
    facts = [told.event(make_return(**told.values)) for told in EVERY]
    assert {type(fact) for fact in facts if fact is not None} == set(TOLD)


@pytest.mark.proves("A18")
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_notice_is_rendered_with_no_variable_missing(told: Told, language: str, missing: set[str]) -> None:
    _ret, message = happen(told, language=language)
    mail = rendered(message, language)
    assert missing == set()
    for part in (mail.subject, mail.html, mail.text):
        assert "None" not in part
        assert "{" not in part.replace("{ ", "") or part is mail.html


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("notice", list(notices), ids=lambda notice: notice.code)
def test_every_example_is_rendered_with_no_variable_missing(
    shop: Shop, notice: Notice, language: str, missing: set[str]
) -> None:
    render_example(kinds.get(notice.code), Occasion(shop, language))
    assert missing == set()


def test_a_missing_variable_would_be_found(shop: Shop, missing: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kind = kinds.get("return_sent")
    monkeypatch.setattr("saleor_postventa.returns.mails.notice._words", lambda notice, case, url: {"facts": []})
    render_example(kind, Occasion(shop, "en"))
    assert {"return_number", "promise", "items"} <= missing


def test_says_what_happened_and_what_comes_next(told: Told) -> None:
    ret, message = happen(told)
    mail = rendered(message, "en")
    for word in told.words:
        assert word in f"{mail.subject}\n{mail.text}"
    assert "What happens next" in mail.text
    assert f"https://postventa.example.test/s/norte/returns/{ret.number}/" in mail.text
    assert ret.number in mail.html


def test_leaves_in_the_language_of_the_return(told: Told, mailbox: Mailbox) -> None:
    _ret, message = happen(told, language="es")
    run_queue("mail")
    message.refresh_from_db()
    assert (message.status, message.language) == (MessageStatus.SENT, "es")
    assert "Qué pasa ahora" in mailbox.part("plain")
    assert mailbox.mails[-1]["To"] == message.order.user_email


def test_is_not_sent_once_things_have_moved_on(told: Told, mailbox: Mailbox) -> None:
    ret, message = happen(told)
    status = {"requested": "approved", "approved": "sent", "sent": "received", "declined": "requested"}
    Return.objects.filter(pk=ret.pk).update(status=status.get(ret.status, "resolved"))
    Settlement.objects.update(status="done")
    Exchange.objects.update(status="fulfilled")
    run_queue("mail")
    message.refresh_from_db()
    stays = {mails.REFUNDED, mails.CREDIT, mails.EXCHANGED, mails.NOTE}
    wanted = MessageStatus.SENT if told.notice in stays else MessageStatus.CANCELLED
    assert message.status == wanted
    assert message.cancel_reason in ("", CancelReason.OVERTAKEN)


def test_a_check_is_not_told_where_money_follows_at_once(mailbox: Mailbox) -> None:
    ret, message = happen(next(told for told in EVERY if told.notice is mails.CHECKED))
    Inspection.objects.update(settlement=settlement(ret))
    run_queue("mail")
    message.refresh_from_db()
    assert message.cancel_reason == CancelReason.OVERTAKEN


def test_nothing_is_told_of_what_is_not_ours_or_comes_to_nothing() -> None:
    ret = make_return()
    strange = {"occurred_at": now(), "amount": Decimal(1), "currency": "EUR"}
    for reference in ("claim:1", "return:", "return:1:2:3", f"return:{ret.pk + 1000}:1"):
        assert plan_notice_of(CreditIssued(credit_id=1, reference=reference, **strange)) is None
    made = {"return_id": ret.pk, "number": ret.number, "settlement_id": 1, "units": {}, **strange}
    assert plan_notice_of(happened.SettlementMade(outcome="credit", **made)) is None
    assert plan_notice_of(happened.SettlementMade(outcome="refund", **{**made, "amount": Decimal(0)})) is None
    assert plan_notice_of(happened.ReturnReopened(transition=1, return_id=ret.pk, number="", occurred_at=now())) is None
    assert not Message.objects.exists()


def test_nobody_is_written_to_who_was_erased(clock: MovableClock) -> None:
    ret = make_return()
    ret.customer.erased_at = now()
    ret.customer.save()
    assert plan_notice(mails.APPROVED, ret.pk, key="1") is None
    assert plan_notice(mails.APPROVED, make_return(customer=None).pk, key="1") is not None


def test_another_shops_return_is_not_told_of(sur: Shop) -> None:
    ret = make_return()
    with shop_scope(sur):
        assert plan_notice(mails.APPROVED, ret.pk, key="1") is None


def approved(**values: Any) -> str:
    _ret, message = happen(EVERY[1], **values)
    return rendered(message, "en").text


@pytest.mark.parametrize(
    ("outcome", "event", "promise"),
    [
        ("refund", "inspected", "As soon as it is here and we have checked it, we send your money back"),
        ("credit", "delivered", "As soon as it is here, we send you the code"),
        ("exchange", "first_scan", "As soon as the carrier has it, we send you what you chose"),
        ("refund", "label", "Without waiting for it, we send your money back"),
    ],
)
def test_promises_what_the_policy_does(outcome: str, event: str, promise: str) -> None:
    assert promise in approved(outcome=outcome, processing_event=event)


def test_who_keeps_it_is_not_asked_to_send_it(mailbox: Mailbox) -> None:
    text = approved(is_keep_it=True, method="keep_it")
    assert "nothing has to be sent back" in text
    assert "Send it by" not in text


def test_tells_what_was_left_out_of_an_approval() -> None:
    ret = make_return()
    ret.lines.filter(order_line__product_name="Linen shirt").update(quantity_approved=0, decline_reason="Worn.")
    approved_units = {key: count for key, count in units(ret).items() if count == 2}
    message = plan_notice(mails.APPROVED, ret.pk, key="1", facts={"units": approved_units})
    text = rendered(message, "en").text
    assert "What we can't take back\n  1 \u00d7 Linen shirt (M): Worn." in text
    assert text.count("Linen shirt") == 1


def test_what_people_wrote_is_no_markup() -> None:
    _ret, message = happen(EVERY[3], decline_reason="<b>no</b>\nnever {{ shop }}")
    mail = rendered(message, "en")
    assert "&lt;b&gt;no&lt;/b&gt;<br>never {{ shop }}" in mail.html
    assert "<b>no</b>\nnever {{ shop }}" in mail.text


def test_a_preview_for_an_order_tells_of_its_own_return_where_it_can(shop: Shop) -> None:
    ret = make_return(number="R77777")
    assert "R77777" in preview(shop, "return_approved", "en", ret.order).text
    assert "R77777" not in preview(shop, "return_credit", "en", ret.order).text
    assert preview(shop, "return_approved", "en", make_order(make_customer())).text


@pytest.mark.parametrize("outcome", ["refund", "credit", "exchange"])
def test_days_are_those_of_the_shops_calendar(outcome: str, clock: MovableClock) -> None:
    """A stretch that ends at midnight in Madrid ends with the day before."""
    midnight = clock.moment.replace(hour=22, minute=0) + timedelta(days=4)
    assert "Send it by: June 14, 2026" in approved(outcome=outcome, send_by=midnight)


def test_the_code_of_a_credit_is_sent_and_not_kept(mailbox: Mailbox) -> None:
    _ret, message = happen(next(told for told in EVERY if told.notice is mails.CREDIT))
    run_queue("mail")
    assert CODE in mailbox.part("plain")
    assert CODE in mailbox.part("html")
    message.refresh_from_db()
    assert CODE not in message.copy.html + message.copy.text + message.copy.subject
    assert "[[secret:code]]" in message.copy.text


class Killed(BaseException):
    """The end of the process; no `except Exception` sees it."""


def test_the_code_is_in_the_mail_that_a_killed_worker_left_to_another(
    mailbox: Mailbox, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ret, message = happen(next(told for told in EVERY if told.notice is mails.CREDIT))

    def die(*_: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(sending, "_hand_over", die)
        run_queue("mail")
    Message.objects.update(taken_at=system_now() - sending.LONGEST_HAND_OVER * 2)
    message.refresh_from_db()
    assert message.status == MessageStatus.SENDING
    sending.carry_on(message.dispatches.get())
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT
    assert CODE in mailbox.part("plain")
    assert "secret:" not in mailbox.part("html") + mailbox.part("plain")
