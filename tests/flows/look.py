"""One customer with an order, things that go with it and a code: what the mails of flows are looked at with."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.credits.models import VoucherCode
from saleor_postventa.credits.rules import CodeStatus
from saleor_postventa.credits.vouching import request_code
from saleor_postventa.flows.blocks import block_kinds
from saleor_postventa.flows.document.document import FlowDocument, dump, read
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Flow, FlowCoupon, FlowVersion, Journey
from saleor_postventa.flows.services.coupons import coupon_terms, end_of_day
from saleor_postventa.flows.services.doing import KINDS
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.mailing.codes import Basis
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.queries import LegalGround
from saleor_postventa.mailing.rendering import Rendering, render
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.secrets import seal
from saleor_postventa.shops.services import update_preferences
from tests.mailing.scene import make_customer, make_order

from .documents import content, said, send

LANGUAGES = ("es", "en")
PICTURES = "https://norte.example.test/media"
GOODS = {
    "es": (("Camisa de lino", "Azul, M"), ("Taza de gres", "Ocre"), ("Jabón de oliva", "")),
    "en": (("Linen shirt", "Blue, M"), ("Stoneware mug", "Ochre"), ("Olive soap", "")),
}
OFFERED = {
    "es": ("Pantalón de lino", "Plato hondo de gres", "Manta de lana merina"),
    "en": ("Linen trousers", "Stoneware bowl", "Merino wool blanket"),
}
WHY = {
    "es": (
        "Va bien con Camisa de lino.",
        "Quienes compraron Taza de gres también lo compraron.",
        "Uno de los más vendidos.",
    ),
    "en": (
        "Goes well with Linen shirt.",
        "Customers who bought Stoneware mug also bought it.",
        "One of the bestsellers.",
    ),
}
PRICES = ("79.00", "24.50", "1129.00")


def dressed(shop: Shop) -> Shop:
    """With a storefront, product pages and a postal address, as most shops have."""
    update_preferences(
        shop,
        {
            "sender_name": "Casa Norte",
            "storefront_url": "https://norte.example.test",
            "product_page": "https://norte.example.test/products/{slug}",
            "postal_address": "Calle Mayor 1, 28013 Madrid",
            "reply_to": "hola@norte.example.test",
        },
        by=SYSTEM,
    )
    return Shop.objects.get(pk=shop.pk)


def mails_to_send() -> Iterator[tuple[str, FlowDocument, Send]]:
    for made in ready_made:
        document = made.document
        for step in document.steps:
            if isinstance(step, Send):
                yield made.code, document, step


def whole_order(customer: Customer, language: str) -> Order:
    order = make_order(customer, language=language.upper(), number="1042", channel="web")
    for place, (name, variant) in enumerate(GOODS[language]):
        OrderLine.objects.create(
            shop=order.shop,
            order=order,
            saleor_id=f"OrderLine:look:{order.pk}:{place}",
            position=place,
            variant=_variant(f"bought-{place}", name, marks=_pages(place)),
            product_name=name,
            variant_name=variant,
            thumbnail_url=f"{PICTURES}/bought-{place}.webp" if place != 2 else "",
            quantity=place + 1,
            quantity_fulfilled=place + 1,
            currency="EUR",
        )
    return order


def offered(language: str, count: int = 3) -> list[dict[str, Any]]:
    """As they are prepared for a mail."""
    kept = []
    for place in range(count):
        named = place % len(OFFERED[language])
        name, price = OFFERED[language][named], {"amount": PRICES[named], "currency": "EUR"}
        product = _variant(f"offered-{place}", name).product
        assert product is not None
        kept.append({"product": product.pk, "price": price, "why": WHY[language][named]})
    return kept


def occasion_of_flow(shop: Shop, document: FlowDocument, step: Send, language: str, **who: Any) -> Occasion:
    """A journey that came to the step, with everything that the mail may show."""
    code = f"look-{Flow.objects.count()}"
    flow = Flow.objects.create(shop=shop, code=code)
    version = FlowVersion.objects.create(shop=shop, flow=flow, document=dump(document), number=1, published_at=now())
    customer = make_customer(language=language, **who)
    order = whole_order(customer, language)
    journey = Journey.objects.create(
        shop=shop, flow=flow, version=version, customer=customer, order=order, person=str(customer.pk),
        trigger=document.trigger.code, cause=code, step=step.code, began_at=now(), came_at=now(), due_at=now(),
    )  # fmt: skip
    if step.mail.coupon is not None:
        _issue(journey, step)
    shown = {str(place): offered(language) for place, block in enumerate(step.mail.blocks) if block.kind == "products"}
    facts = {"journey": journey.pk, "step": step.code, "is_other": False, "prepared": shown}
    return Occasion(shop, language, customer, order, facts)


def shown_mail(shop: Shop, document: FlowDocument, step: Send, language: str, **who: Any) -> Rendering:
    kind = kinds.get(KINDS[document.topic])
    basis = Basis.SOFT_OPT_IN if Basis.SOFT_OPT_IN in kind.bases else Basis.LEGITIMATE_INTEREST
    return render(kind, occasion_of_flow(shop, document, step, language, **who), LegalGround(basis))


def _variant(key: str, name: str, **product: Any) -> Variant:
    slug = name.lower().replace(" ", "-")
    values = {"name": name, "slug": slug, "thumbnail_url": f"{PICTURES}/{key}.webp", "published_in": ["web"], **product}
    shop = Shop.objects.get(slug="norte")
    made, _new = Product.objects.update_or_create(shop=shop, saleor_id=f"Product:{key}", defaults=values)
    row, _new = Variant.objects.get_or_create(
        shop=shop,
        saleor_id=f"Variant:{key}",
        defaults={"product": made, "prices": {"web": {"amount": "12.00", "currency": "EUR"}}},
    )
    return row


def _issue(journey: Journey, step: Send) -> None:
    coupon = step.mail.coupon
    assert coupon is not None
    ends_at = end_of_day(now() + timedelta(days=coupon.days), journey.shop.preferences.zone)
    terms = coupon_terms(coupon, journey, ends_at)
    assert terms is not None
    key = f"look:{journey.pk}"
    code = request_code(journey.customer, terms=terms, name=key, key=key, reference=key)
    VoucherCode.objects.filter(pk=code.pk).update(status=CodeStatus.ISSUED, sealed_code=seal("K7QX-2HMD-9TRW"))
    FlowCoupon.objects.create(shop=journey.shop, journey=journey, step=step.code, code=code, ends_at=ends_at)


def _pages(place: int) -> dict[str, str]:
    guide = {"guide": f"https://norte.example.test/guides/{place}"} if place != 1 else {}
    return {**guide, **({"safety": f"https://norte.example.test/safety/{place}"} if place else {})}


def every_block(text: str) -> list[dict[str, Any]]:
    words, address = said(text), "https://norte.example.test/page"
    blocks: dict[str, dict[str, Any]] = {
        "heading": {"text": words},
        "text": {"text": said(f"{text}\n\nAnd so on.")},
        "image": {"url": f"{address}.webp", "alt": words},
        "button": {"text": words, "url": address},
        "divider": {},
        "goods": {},
        "guides": {"text": words},
        "products": {"text": words},
        "coupon": {"text": words},
    }
    assert blocks.keys() == {kind.code for kind in block_kinds}
    return [{"kind": kind, **rest} for kind, rest in blocks.items()]


def document_with(*blocks: dict[str, Any]) -> FlowDocument:
    return read(content(send("mail", "Hello", *blocks)))
