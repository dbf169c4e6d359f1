"""People, orders and mails to write to, made directly in the current shop's scope."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import drain, queues
from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.kinds import Kind, Occasion, add_kind
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.services import request_message
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

_numbers = count(1)


def _words(occasion: Occasion) -> dict[str, Any]:
    return {"preview": "", "order_number": occasion.order.number if occasion.order else ""}


OFFER = add_kind(
    Kind(
        code="test_offer",
        label="An offer",  # type: ignore[arg-type]
        topic=Topic.OFFERS,
        bases=(Basis.CONSENT, Basis.SOFT_OPT_IN),
        template="flows/thank_you",
        context=_words,
        example=_words,
    )
)
QUESTION = add_kind(
    Kind(
        code="test_question",
        label="A question",  # type: ignore[arg-type]
        topic=Topic.FEEDBACK,
        bases=(Basis.LEGITIMATE_INTEREST,),
        template="flows/thank_you",
        context=_words,
        example=_words,
        priority=60,
    )
)
SERVICE = add_kind(
    Kind(
        code="test_service",
        label="A service message",  # type: ignore[arg-type]
        topic=Topic.ORDER,
        bases=(Basis.CONTRACT,),
        template="flows/thank_you",
        context=_words,
        example=_words,
        priority=90,
    )
)


def make_customer(**overrides: Any) -> Customer:
    number = next(_numbers)
    values = {"email": f"person{number}@example.test", "first_name": "Lucía", "language": "es", "country": "ES"}
    return Customer.objects.create(shop=current_shop(), **{**values, "saleor_id": f"User:{number}", **overrides})


def make_order(customer: Customer | None, **overrides: Any) -> Order:
    number = next(_numbers)
    values = {
        "saleor_id": f"Order:{number}",
        "number": str(number),
        "status": "fulfilled",
        "origin": "checkout",
        "language": "ES",
        "currency": "EUR",
        "customer": customer,
        "user_email": customer.email if customer else "",
        "placed_at": now() - timedelta(days=1),
        "shipping_country": "ES",
        "shipping_address": {"first_name": "Lucía", "postal_code": "28004"},
        "shipping_method_name": "Correos",
    }
    return Order.objects.create(shop=current_shop(), **{**values, **overrides})


def make_parcel(order: Order, *, shipped_at: datetime | None = None, **overrides: Any) -> Parcel:
    number, shop = next(_numbers), current_shop()
    values = {"status": "fulfilled", "created_at": now(), "shipped_at": shipped_at or now(), "notify_customer": True}
    parcel = Parcel.objects.create(shop=shop, order=order, saleor_id=f"Fulfillment:{number}", **{**values, **overrides})
    for name, variant, quantity in (("Linen shirt", "M", 1), ("Mug & saucer", "Ochre", 2)):
        line = OrderLine.objects.create(
            shop=shop,
            order=order,
            saleor_id=f"OrderLine:{next(_numbers)}",
            product_name=name,
            variant_name=variant,
            thumbnail_url="https://norte.example.test/thumbnail.webp" if quantity == 1 else "",
            quantity=quantity,
            quantity_fulfilled=quantity,
            currency="EUR",
        )
        ParcelLine.objects.create(
            shop=shop, parcel=parcel, order_line=line, quantity_shipped=quantity, quantity=quantity
        )
    return parcel


def ask(kind: Kind, customer: Customer, order: Order | None = None, **overrides: Any) -> Message:
    values = {"key": f"{kind.code}:{next(_numbers)}", "customer": customer, "order": order}
    return request_message(kind.code, **{**values, **overrides})


def run_queue(name: str) -> int:
    return drain(queues.get(name))


def fresh(message: Message) -> Message:
    return Message.objects.select_related("customer", "order", "consent", "shop").get(pk=message.pk)
