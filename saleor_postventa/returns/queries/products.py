"""What the policy would say of a product before it is bought."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import ngettext

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.money import Money
from saleor_postventa.returns.models import Guard
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.engine import decide
from saleor_postventa.returns.policy.facts import Facts, GuardFacts, LineFacts, OrderFacts
from saleor_postventa.returns.policy.marks import FINAL_SALE, exclusion_in, says_yes, tags_in
from saleor_postventa.returns.policy.sentences import for_shopper
from saleor_postventa.shops.scope import current_shop

from .gathering import guard_of, guards_in_force
from .policies import compiled, live_policy


@dataclass(frozen=True)
class ProductAnswer:
    """`days` from the delivery on; `sentence` is in the active language."""

    product: Product
    decision: Decision
    days: int | None
    sentence: str


def product_answer(product_saleor_id: str, *, channel: str, country: str, now: datetime) -> ProductAnswer | None:
    """As if it were bought today and arrived today; None for a product that we do not know."""
    product = Product.objects.on_sale().filter(saleor_id=product_saleor_id).first()
    if product is None:
        return None
    return product_answers([product.pk], channel=channel, country=country, now=now)[product.pk]


def product_answers(ids: Collection[int], *, channel: str, country: str, now: datetime) -> dict[int, ProductAnswer]:
    """By our id, of those that are on sale; as `product_answer`."""
    sold = Prefetch("variants", Variant.objects.filter(deleted_at=None))
    products = Product.objects.on_sale().filter(pk__in=ids).prefetch_related(sold)
    policy, guards = compiled(live_policy(now)), guards_in_force(now)
    found = {}
    for product in products:
        facts = _facts(product, guard_of(_own(product), guards), channel=channel, country=country, now=now)
        decision = decide(policy, facts, now)
        days = decision.window.days if decision.window and decision.is_open else None
        found[product.pk] = ProductAnswer(product, decision, days, _sentence(decision, days))
    return found


def _facts(product: Product, guard: GuardFacts, *, channel: str, country: str, now: datetime) -> Facts:
    price = _price(product, channel)
    return Facts(
        order=OrderFacts(
            country=country,
            channel=channel,
            currency=price.currency if price else "",
            placed_at=now,
            shipped_at=now,
            delivered_at=now,
        ),
        line=LineFacts(
            id=0,
            product_id=product.saleor_id,
            product_name=product.name,
            product_type=product.type_slug,
            category=product.category_slug,
            collections=frozenset(product.collection_slugs),
            tags=tags_in(product.marks),
            is_final_sale=says_yes(product.marks, FINAL_SALE),
            exclusion=exclusion_in(product.marks),
            unit_price=price.amount if price else Decimal(0),
            shipped_at=now,
            delivered_at=now,
        ),
        guard=guard,
        zone=current_shop().preferences.zone,
    )


def _sentence(decision: Decision, days: int | None) -> str:
    if days is None:
        return for_shopper(decision)
    return ngettext(
        "You can return it within {count} day of its arrival.",
        "You can return it within {count} days of its arrival.",
        days,
    ).format(count=days)


def _price(product: Product, channel: str) -> Money | None:
    """The lowest of its variants."""
    prices = [price for variant in product.variants.all() if (price := variant.price_in(channel))]
    return min(prices, key=lambda price: price.amount, default=None)


def _own(product: Product) -> dict[str, set[str]]:
    return {Guard.Subject.COLLECTION.value: {slug.lower() for slug in product.collection_slugs}}
