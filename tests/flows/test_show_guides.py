"""A product's guide, noted in Saleor, reaches whoever bought it, three days after the delivery."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.flows.document.document import dump
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.queries.goods import page_in
from saleor_postventa.flows.services.publishing import publish_flow
from saleor_postventa.flows.services.writing import create_flow
from saleor_postventa.mailing.codes import CancelReason, MessageStatus
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.saleor.manifest import build_manifest, parse_version
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.credits.conftest import _saleor, saleor
from tests.mailing.conftest import Mailbox, mailbox
from tests.refunds.scene import Saleor

from .documents import send
from .scene import BY_STAFF, bought, delivered, live, pass_round, react, willing

__all__ = ["_saleor", "mailbox", "saleor"]
GUIDE = "https://monte.example.test/guides/care"
SAFETY = "https://monte.example.test/safety"
KEYS = ("guide", "guide.es", "safety", "safety.es")


@pytest.fixture
def shop(saleor: Saleor, clock: MovableClock, mailbox: Mailbox, db: None, settings: Any) -> Iterator[Shop]:
    """One whose Saleor is there, at noon of this day, with the ready-made tips."""
    clock.set(datetime.now(UTC).replace(hour=12))
    with shop_scope(saleor.install(settings)) as found:
        made = create_flow(code="tips", content=dump(ready_made.get("care_tips").document), by=BY_STAFF)
        publish_flow(made.pk, by=BY_STAFF)
        yield found


def note(saleor: Saleor, clock: MovableClock, metadata: dict[str, str]) -> None:
    """At the first product of an order, as a team does in the Dashboard; what is not said there is taken away."""
    line = saleor.place().lines.select_related("variant__product").order_by("position")[0]
    said = {**{f"postventa.{key}": "" for key in KEYS}, **metadata}
    saleor.control.set_metadata(said, product=line.variant.product.saleor_id)
    clock.move(minutes=1)


def arrive(saleor: Saleor, clock: MovableClock, order: Order) -> None:
    """Sent and told again, brought the day after; three days later at ten, nobody has heard of it before."""
    saleor.control.fulfill_order(order.saleor_id)
    saleor.mirror(order.saleor_id)
    react()
    clock.move(days=1)
    parcel = Parcel.objects.get(order=order)
    mark_delivered(parcel.pk, delivered_at=now(), source=DeliverySource.STAFF, by=SYSTEM)
    react()
    for _day in range(3):
        pass_round()
        assert not Message.objects.filter(kind="flow_tips").exists()
        clock.move(days=1)
    clock.move(days=1)
    pass_round()


@pytest.mark.proves("D20")
@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ({"postventa.guide": GUIDE}, [GUIDE]),
        ({"postventa.guide": f"{GUIDE}/en", "postventa.guide.es": GUIDE}, [GUIDE]),
        ({"postventa.guide": GUIDE, "postventa.safety": SAFETY}, [GUIDE, SAFETY]),
        ({"postventa.safety.es": SAFETY}, [SAFETY]),
    ],
)
def test_a_guide_is_in_the_mail_after_three_days(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox, noted: dict[str, str], shown: list[str]
) -> None:
    note(saleor, clock, noted)
    order = saleor.place(language_code="ES")
    arrive(saleor, clock, order)
    tips = Message.objects.get(kind="flow_tips")
    assert tips.status == MessageStatus.SENT
    [sent] = [
        place for place, mail in enumerate(mailbox.mails) if mail["Subject"] == "Para sacarle partido a tu pedido"
    ]
    for part in ("plain", "html"):
        content = mailbox.part(part, sent)
        assert all(url in content for url in shown)
        assert f"{GUIDE}/en" not in content


@pytest.mark.proves("D20", part="without a guide the mail is not sent, and says why")
def test_without_a_guide_the_mail_is_not_sent(
    saleor: Saleor, shop: Shop, clock: MovableClock, mailbox: Mailbox
) -> None:
    note(saleor, clock, {})
    arrive(saleor, clock, saleor.place(language_code="ES"))
    tips = Message.objects.get(kind="flow_tips")
    assert (tips.status, tips.cancel_reason) == (MessageStatus.CANCELLED, CancelReason.NO_GUIDE)


def test_a_mail_that_says_more_goes_without_the_block(shop: Shop, clock: MovableClock, mailbox: Mailbox) -> None:
    live("more", send("more", "More", {"kind": "text", "text": {"es": "Algo"}}, {"kind": "guides"}), topic="tips")
    delivered(bought(willing()))
    pass_round()
    mails = [place for place, mail in enumerate(mailbox.mails) if mail["subject"] == "More"]
    assert "Guías" not in mailbox.part("plain", mails[0])


@pytest.mark.parametrize("event", ["ORDER_CREATED", "PRODUCT_UPDATED"])
def test_saleor_is_asked_for_it_wherever_it_tells_of_products(event: str) -> None:
    asked = [hook["query"] for hook in build_manifest(parse_version("3.23.0"))["webhooks"] if event in str(hook)]
    assert asked
    assert all('"postventa.guide.es"' in query and '"postventa.safety"' in query for query in asked)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "guides/care", ""])
def test_what_is_no_page_is_no_guide(url: str) -> None:
    assert page_in({"guide": url}, "guide", "es") == ""
