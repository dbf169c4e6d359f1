"""Whole mails, from what stands in them to the bytes on the wire, beside Django's own way of making them.

Once from words that are at hand, which is what templates and bytes cost, and once from the database.

Ours: MJML compiled once, templates kept, the bytes assembled by hand (`mailing/mime.py`). Beside it the same words
through EmailMultiAlternatives, and through a template that is compiled from MJML for every mail. Seconds of the
processor of one process, in turns, medians over the rounds; every mail is read again by Python's own parser first.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from statistics import median

from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.clock import now
from saleor_postventa.flows.document.document import dump
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Flow, FlowVersion, Journey
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.kinds import Kind, Occasion, kinds
from saleor_postventa.mailing.mime import Letter, assemble
from saleor_postventa.mailing.queries import LegalGround
from saleor_postventa.mailing.rendering import Rendering, compiled, render
from saleor_postventa.mailing.sender import letter_headers
from saleor_postventa.mailing.wording import Words
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop

from .postgres import let_go_of_connections

ITEMS, LANGUAGE = 5, "es"
BAR, BAR_RATIO = 600.0, 2.0
NAMES = ("Camisa de lino", "Taza de gres", "Jabón de oliva", "Manta de lana merina", "Plato hondo de gres")
Way = Callable[[int], bytes]


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--mails", type=int, default=400, help="in each round, of each way")
    wanted.add_argument("--rounds", type=int, default=5)
    given = wanted.parse_args()
    shop = install_shop(
        api_url="https://shop.example.test/graphql/",
        app_id="QXBwOjE=",
        token="none",
        jwks={"keys": []},
        saleor_version="3.23.28",
        permissions=[],
        name="shop",
    )
    with shop_scope(shop):
        order, parcel = _order(shop)
        thanks = Occasion(shop, LANGUAGE, order.customer, order, {"parcel": parcel.pk})
        for title, kind, occasion in (
            (f"a parcel of {ITEMS} items", kinds.get("thank_you"), thanks),
            (f"an offer of {ITEMS} products", kinds.get("flow_offer"), _offer(shop, order)),
        ):
            for source, taken in (("its words", _at_hand(kind, occasion)), ("the database", kind)):
                ways = _ways(taken, occasion, None if taken is kind else Words())
                tell(f"{title}, from {source}", *compare(ways, mails=given.mails, rounds=given.rounds))
    let_go_of_connections()


def compare(ways: dict[str, Way], *, mails: int, rounds: int) -> tuple[dict[str, float], int]:
    """Mails a second of the processor, by way; and how many bytes ours has."""
    for name, way in ways.items():
        _check(name, way(0))
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            count = mails if "every mail" not in name else max(mails // 10, 1)
            began = time.process_time()
            for each in range(count):
                way(number * mails + each)
            found[name].append(count / (time.process_time() - began))
    return {name: median(each) for name, each in found.items()}, len(ways["ours"](0))


def tell(title: str, found: dict[str, float], size: int) -> None:
    ours, django = found["ours"], found["Django's EmailMultiAlternatives"]
    print(f"\n{title}: {size / 1024:.0f} KB on the wire")
    for name, rate in found.items():
        print(f"  {name:<42} {rate:>8.0f} mails/s and core   {ours / rate:>6.2f}")
    if title.startswith("a parcel") and title.endswith("words"):
        is_kept = ours >= BAR and ours / django >= BAR_RATIO
        print(f"  bar: {BAR:.0f} mails a second, {BAR_RATIO:.1f} times Django's: {'kept' if is_kept else 'MISSED'}")


def _at_hand(kind: Kind, occasion: Occasion) -> Kind:
    with translation.override(LANGUAGE):
        words = kind.context(occasion)
    return replace(kind, context=lambda _occasion: words)


def _ways(kind: Kind, occasion: Occasion, own: Words | None) -> dict[str, Way]:
    ground = LegalGround(kind.bases[-1], order=occasion.order)

    def ours(number: int) -> bytes:
        return assemble(_letter(render(kind, occasion, ground, words=own), number))

    def djangos(number: int) -> bytes:
        return _with_django(_letter(render(kind, occasion, ground, words=own), number))

    def anew(number: int) -> bytes:
        compiled.cache_clear()
        return djangos(number)

    def rendered(number: int) -> bytes:
        return render(kind, occasion, ground, words=own).html.encode()

    return {
        "ours": ours,
        "Django's EmailMultiAlternatives": djangos,
        "Django's, MJML compiled for every mail": anew,
        "(ours without the bytes on the wire)": rendered,
    }


def _letter(shown: Rendering, number: int) -> Letter:
    return Letter(
        message_id=f"{number}.benchmark@shop.example.test",
        sender=("Casa Norte", "hola@shop.example.test"),
        to="lucia@example.test",
        subject=shown.subject,
        html=shown.html,
        text=shown.text,
        dated=now(),
        language=LANGUAGE,
        reply_to="hola@shop.example.test",
        headers=letter_headers(shown.unsubscribe_url),
    )


def _with_django(letter: Letter) -> bytes:
    name, address = letter.sender
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        f"{name} <{address}>",
        [letter.to],
        headers={"Message-ID": f"<{letter.message_id}>", **dict(letter.headers)},
    )
    mail.attach_alternative(letter.html, "text/html")
    return bytes(mail.message().as_bytes())


def _check(name: str, made: bytes) -> None:
    if made.startswith(b"<!doctype"):
        return
    parts = [part.get_content_type() for part in message_from_bytes(made, policy=policy.default).walk()]
    if parts != ["multipart/alternative", "text/plain", "text/html"]:
        sys.exit(f"{name}: {parts}")


def _order(shop: Shop) -> tuple[Order, Parcel]:
    customer = Customer.objects.create(shop=shop, email="lucia@example.test", first_name="Lucía", saleor_id="User:1")
    order = Order.objects.create(
        shop=shop, saleor_id="Order:1", number="1042", status="fulfilled", origin="checkout", language="ES",
        currency="EUR", customer=customer, user_email=customer.email, placed_at=now(), shipping_method_name="Correos",
    )  # fmt: skip
    parcel = Parcel.objects.create(
        shop=shop, order=order, saleor_id="Fulfillment:1", status="fulfilled", created_at=now(), shipped_at=now(),
        tracking_number="PK4Z8T0710342870117001N",
    )  # fmt: skip
    for place, name in enumerate(NAMES[:ITEMS]):
        line = OrderLine.objects.create(
            shop=shop, order=order, saleor_id=f"OrderLine:{place}", position=place, product_name=name,
            variant_name="Azul, M", thumbnail_url=f"https://shop.example.test/media/{place}.webp", quantity=1,
            quantity_fulfilled=1, currency="EUR",
        )  # fmt: skip
        ParcelLine.objects.create(shop=shop, parcel=parcel, order_line=line, quantity_shipped=1, quantity=1)
    return order, parcel


def _offer(shop: Shop, order: Order) -> Occasion:
    """The mail of the ready-made flow, with its products chosen."""
    document = ready_made.get("cross_sell").document
    step = next(each for each in document.steps if isinstance(each, Send))
    flow = Flow.objects.create(shop=shop, code="offer")
    version = FlowVersion.objects.create(shop=shop, flow=flow, document=dump(document), number=1, published_at=now())
    journey = Journey.objects.create(
        shop=shop, flow=flow, version=version, customer=order.customer, order=order, person="1", trigger="delivered",
        cause="delivered:1", step=step.code, began_at=now(), came_at=now(), due_at=now() + timedelta(days=1),
    )  # fmt: skip
    shown = [
        {
            "product": Product.objects.create(
                shop=shop,
                saleor_id=f"Product:{place}",
                slug=f"thing-{place}",
                name=name,
                thumbnail_url=f"https://shop.example.test/media/p{place}.webp",
            ).pk,
            "price": {"amount": "24.50", "currency": "EUR"},
            "why": "Quienes compraron Taza de gres también lo compraron.",
        }
        for place, name in enumerate(NAMES[:ITEMS])
    ]
    places = [place for place, block in enumerate(step.mail.blocks) if type(block).__name__ == "Products"]
    facts = {"journey": journey.pk, "step": step.code, "is_other": False, "prepared": {str(places[0]): shown}}
    return Occasion(shop, LANGUAGE, order.customer, order, facts)


if __name__ == "__main__":
    main()
