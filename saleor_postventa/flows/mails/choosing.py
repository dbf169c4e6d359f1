"""The products that a mail shows, chosen right before it leaves: what is in stock then, and suits them.

Whoever did not agree to offers, but bought and did not object, is shown goods like those alone that they bought
(LSSI 21.2: "similar"): of a category that they bought from.
"""

from dataclasses import dataclass
from typing import Any

from django.utils import translation

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.flows.blocks.products import Products, Source
from saleor_postventa.flows.conditions import Person
from saleor_postventa.flows.mail_content import MailContent
from saleor_postventa.flows.queries.goods import bought_lines
from saleor_postventa.flows.queries.persons import person_of
from saleor_postventa.flows.queries.shown import cheapest
from saleor_postventa.mailing.codes import Basis, ConsentAction, Topic
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.queries import current_consent
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations.queries import bought_by
from saleor_postventa.recommendations.rules.kinds import Part
from saleor_postventa.recommendations.sentences import why_in_words
from saleor_postventa.recommendations.serving import MOST_COUNT, recommend
from saleor_postventa.recommendations.sourcing import Wanted
from saleor_postventa.recommendations.stock import InStock, in_stock

from .facts import written_of

# So many are looked at where only some of them may be shown.
SPARE = 4


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who gets the mail, after which order of theirs if any, and what is there to be bought."""

    customer: Customer
    order: Order | None
    person: Person
    stock: InStock

    @property
    def channel(self) -> str:
        return self.order.channel if self.order is not None else self.person.last_channel


def choose_products(message: Message) -> dict[str, Any]:
    """By the block's place in the mail. Asks Saleor what is in stock: never inside a transaction. Raises a Failure."""
    found = written_of(message.facts)
    if found is None or message.customer is None:
        return {}
    journey, written = found
    person = person_of(message.customer, now())
    reader = Reader(customer=message.customer, order=journey.order, person=person, stock=in_stock)
    return products_for(written.mail, reader, message.language)


def products_for(mail: MailContent, reader: Reader, language: str) -> dict[str, Any]:
    """As `choose_products`, of a mail that nobody planned."""
    with translation.override(language):
        return {
            str(place): _shown(block, reader) for place, block in enumerate(mail.blocks) if isinstance(block, Products)
        }


def _shown(block: Products, reader: Reader) -> list[dict[str, Any]]:
    if not reader.channel:
        return []
    person, channel = reader.person, reader.channel
    similar = None if _has_agreed(reader.customer) else {each.category for each in person.bought if each.category}
    if block.source is Source.CHOSEN:
        return _chosen(block, reader, similar)[: block.count]
    wanted = Wanted(
        channel=channel,
        part=Part.AGAIN if block.source is Source.AGAIN else Part.NEW,
        count=min(MOST_COUNT, block.count * (1 if similar is None else SPARE)),
        shown=_of_order(reader.order) if block.source is Source.FOR_ORDER else (),
        customer_id=reader.customer.pk,
    )
    found = recommend([wanted], country=person.country, stock=reader.stock)[wanted]
    return [
        _row(each.product, _told(each.variant, each.price, channel), why_in_words(each))
        for each in found
        if similar is None or each.product.category_slug in similar
    ][: block.count]


def _chosen(block: Products, reader: Reader, similar: set[str] | None) -> list[dict[str, Any]]:
    """In the team's order, but for what they sent back, what is sold out and what is not sold there."""
    channel = reader.channel
    sent_back = bought_by([reader.customer.pk])[reader.customer.pk].sent_back
    rows = Product.objects.filter(saleor_id__in=block.chosen, deleted_at=None)
    products = {row.saleor_id: row for row in rows.prefetch_related("variants")}
    offers = []
    for saleor_id in block.chosen:
        product = products.get(saleor_id)
        if product is None or product.pk in sent_back or channel not in product.published_in:
            continue
        if similar is not None and product.category_slug not in similar:
            continue
        cheapest_of = cheapest(product, channel)
        if cheapest_of is not None:
            offers.append((product, *cheapest_of))
    wanted = [variant.saleor_id for _product, variant, _price in offers]
    there = reader.stock(wanted, channel, reader.person.country)
    return [
        _row(product, _told(variant, price, channel), "")
        for product, variant, price in offers
        if variant.saleor_id in there
    ]


def _of_order(order: Order | None) -> tuple[int, ...]:
    if order is None:
        return ()
    products = (line.variant.product_id for line in bought_lines(order.pk) if line.variant is not None)
    return tuple(dict.fromkeys(each for each in products if each is not None))


def _told(variant: Variant, price: Money, channel: str) -> Money | None:
    """What people would pay: none is told where tax comes on top, and nobody knows how much."""
    return None if variant.is_net_in(channel) else price


def _row(product: Product, price: Money | None, why: str) -> dict[str, Any]:
    kept = {"amount": str(price.amount), "currency": price.currency} if price is not None else None
    return {"product": product.pk, "price": kept, "why": why}


def _has_agreed(customer: Customer) -> bool:
    said = current_consent(customer, Topic.OFFERS)
    return said is not None and (said.action, said.basis) == (ConsentAction.GIVEN, Basis.CONSENT)
