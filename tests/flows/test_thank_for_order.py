from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record, replay
from saleor_postventa.flows.services.thanking import plan_thanks, stop_thanks
from saleor_postventa.mailing.codes import Basis, CancelReason, MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.queries import LegalGround, ground_of
from saleor_postventa.orders.events import OrderCancelled, ParcelShipped
from saleor_postventa.orders.models import OrderLine, Parcel
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order, make_parcel, run_queue
from tests.make import MOMENT

pytestmark = pytest.mark.django_db


def ship(parcel: Parcel) -> None:
    """What the mirror does when it sees a parcel leave."""
    event = ParcelShipped(
        subject=Subject(order=parcel.order_id, customer=parcel.order.customer_id),
        occurred_at=parcel.shipped_at or now(),
        parcel_id=parcel.pk,
        units={},
        has_tracking=bool(parcel.tracking_number),
        notify_customer=parcel.notify_customer,
        is_imported=parcel.is_imported,
    )
    record(event, by=SYSTEM)
    run_queue("reactions")


def shipped(order: dict[str, Any] | None = None, **parcel: Any) -> Parcel:
    made = make_parcel(make_order(make_customer(), **(order or {})), **parcel)
    ship(made)
    return made


def test_sends_one_mail_when_the_parcel_leaves(shop: Shop, mailbox: Mailbox) -> None:
    parcel = shipped(tracking_number="PK123")
    run_queue("mail")
    assert [mail["To"] for mail in mailbox.mails] == [parcel.order.user_email]
    text = mailbox.part("plain")
    assert "Linen shirt (M)" in text
    assert "Mug & saucer (Ochre)" in text
    assert "PK123" in text
    assert "Mug &amp; saucer" in mailbox.part("html")


def test_stands_on_the_contract(shop: Shop, mailbox: Mailbox) -> None:
    parcel = shipped()
    run_queue("mail")
    message = Message.objects.get()
    ground = ground_of(message)
    assert message.status == MessageStatus.SENT
    assert ground == LegalGround(Basis.CONTRACT, order=parcel.order)
    assert mailbox.mails[0]["List-Unsubscribe"] is None


def test_thanks_once_per_order_however_many_parcels(shop: Shop, mailbox: Mailbox) -> None:
    first = shipped()
    ship(make_parcel(first.order))
    run_queue("mail")
    assert len(mailbox.mails) == 1


def test_thanks_once_when_the_log_is_replayed(shop: Shop, mailbox: Mailbox) -> None:
    shipped()
    run_queue("mail")
    replay(list(RecordedEvent.objects.filter(name="ParcelShipped")))
    run_queue("reactions")
    run_queue("mail")
    assert len(mailbox.mails) == 1
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("order", "parcel"),
    [
        ({"is_replacement": True, "origin": "reissue"}, {}),
        ({"origin": "bulk_create"}, {}),
        ({"status": "canceled"}, {}),
        ({}, {"notify_customer": False}),
        ({}, {"is_imported": True}),
        ({}, {"status": "canceled", "cancelled_at": MOMENT}),
    ],
    ids=[
        "replacement",
        "imported order",
        "cancelled order",
        "not to be notified",
        "imported parcel",
        "cancelled parcel",
    ],
)
def test_plans_nothing_for(shop: Shop, order: dict[str, Any], parcel: dict[str, Any]) -> None:
    shipped(order, **parcel)
    assert not Message.objects.exists()


def test_plans_nothing_for_what_left_before_the_app_was_installed(shop: Shop) -> None:
    shipped(shipped_at=shop.installed_at - timedelta(seconds=1))
    assert not Message.objects.exists()


def test_plans_nothing_for_old_news(shop: Shop, clock: MovableClock) -> None:
    clock.move(days=30)
    shipped(shipped_at=now() - timedelta(days=3, seconds=1))
    assert not Message.objects.exists()


def test_plans_nothing_where_switched_off(shop: Shop) -> None:
    update_preferences(shop, {"is_thank_you_on": False}, by=SYSTEM)
    shipped()
    assert not Message.objects.exists()


def test_plans_nothing_for_an_order_without_a_person(shop: Shop) -> None:
    parcel = make_parcel(make_order(None))
    assert plan_thanks(parcel.pk, shipped_at=now()) is None


def test_waits_a_little_for_saleors_word(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    parcel = shipped(notify_customer=None)
    run_queue("mail")
    assert not mailbox.mails
    clock.move(minutes=5)
    run_queue("mail")
    assert [mail["To"] for mail in mailbox.mails] == [parcel.order.user_email]


def test_keeps_silent_when_the_word_is_no(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    parcel = shipped(notify_customer=None)
    Parcel.objects.filter(pk=parcel.pk).update(notify_customer=False)
    clock.move(minutes=5)
    run_queue("mail")
    assert not mailbox.mails
    assert Message.objects.get().cancel_reason == CancelReason.NOT_NOTIFIED


def test_thanks_for_a_later_parcel_when_the_first_was_silent(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    first = shipped(notify_customer=None)
    Parcel.objects.filter(pk=first.pk).update(notify_customer=False)
    clock.move(minutes=5)
    run_queue("mail")
    ship(make_parcel(first.order, tracking_number="SECOND"))
    run_queue("mail")
    assert "SECOND" in mailbox.part("plain")


def test_is_stopped_by_a_cancelled_order(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    parcel = shipped(notify_customer=None)
    record(OrderCancelled(subject=Subject(order=parcel.order_id), occurred_at=now()), by=SYSTEM)
    run_queue("reactions")
    clock.move(minutes=5)
    run_queue("mail")
    assert not mailbox.mails
    assert Message.objects.get().cancel_reason == CancelReason.ORDER_CANCELLED


def test_a_cancelled_order_takes_nothing_back(shop: Shop, mailbox: Mailbox) -> None:
    parcel = shipped()
    run_queue("mail")
    assert stop_thanks(parcel.order_id) == 0
    assert Message.objects.get().status == MessageStatus.SENT


def test_goes_out_at_night_and_to_people_with_open_cases(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    clock.move(hours=12)
    shipped()
    run_queue("mail")
    assert len(mailbox.mails) == 1


def test_speaks_the_orders_language(shop: Shop, mailbox: Mailbox) -> None:
    shipped({"language": "EN_GB"})
    run_queue("mail")
    assert mailbox.mails[0]["Subject"].startswith("Thank you: your order")
    assert mailbox.mails[0]["Content-Language"] == "en"


def test_names_the_goods_as_the_shopper_bought_them(shop: Shop, mailbox: Mailbox) -> None:
    parcel = make_parcel(make_order(make_customer()))
    OrderLine.objects.filter(product_name="Linen shirt").update(translated_product_name="Camisa de lino")
    ship(parcel)
    run_queue("mail")
    assert "Camisa de lino (M)" in mailbox.part("plain")
    assert "Linen shirt" not in mailbox.part("plain") + mailbox.part("html")
