"""What the policy decides on, read from the mirror: the same number of queries however many orders and lines."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, prefetch_related_objects

from saleor_postventa.legal.holidays import region_of
from saleor_postventa.orders.models import Order, OrderLine, Parcel
from saleor_postventa.orders.queries import goods_lookups
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services.reservation import units_held
from saleor_postventa.people.levels import LEVEL_BENEFITS, LevelBenefits
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.returns.models import Guard, Return, ReturnWindow
from saleor_postventa.returns.policy.facts import CustomerFacts, Facts, GuardFacts, LineFacts, OrderFacts, Wish
from saleor_postventa.returns.policy.marks import (
    FINAL_SALE,
    RIGHT_GIVEN_UP,
    WITHDRAWAL_TOLD,
    exclusion_in,
    says_no,
    says_yes,
    tags_in,
)
from saleor_postventa.shops.scope import current_shop

from .past import GIVEN_UP, counts_of_past

TIER, SEGMENTS, TAGS = "tier", "segments", "tags"
KNOWN_OF_CUSTOMERS = (TIER, LEVEL_BENEFITS, SEGMENTS, TAGS)
NO_WISH, NO_GUARD = Wish(), GuardFacts()


@dataclass
class Surroundings:
    """What is known around some orders, by our ids; `zone` is their shop's."""

    windows: dict[int, ReturnWindow] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    returns_of_order: dict[int, int] = field(default_factory=dict)
    counts: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    known: dict[int, dict[str, CustomerFact]] = field(default_factory=lambda: defaultdict(dict))
    guards: list[Guard] = field(default_factory=list)
    zone: ZoneInfo = field(default_factory=lambda: current_shop().preferences.zone)


def survey(orders: Sequence[Order], *, now: datetime, asked: Collection[str] | None = None) -> Surroundings:
    """Reads lines and parcels of the orders too, where they are not read yet.

    Of what is counted of a person's past, that alone which policies ask for (`CompiledPolicy.asks`); None is all.
    """
    prefetch_related_objects(list(orders), "customer", *goods_lookups())
    line_ids = [line.pk for order in orders for line in order.lines.all()]
    customers = sorted({order.customer_id for order in orders if order.customer_id is not None})
    around = Surroundings(
        windows={row.order_line_id: row for row in ReturnWindow.objects.filter(order_line_id__in=line_ids)},
        held=units_held(line_ids),
        guards=guards_in_force(now),
    )
    standing = Return.objects.exclude(status__in=GIVEN_UP).filter(order__in=orders)
    for row in standing.values("order_id").annotate(n=Count("pk")):
        around.returns_of_order[row["order_id"]] = row["n"]
    for fact in CustomerFact.objects.filter(customer_id__in=customers, key__in=KNOWN_OF_CUSTOMERS):
        around.known[fact.customer_id][fact.key] = fact
    around.counts = counts_of_past(customers, now=now, asked=asked)
    return around


@dataclass(frozen=True)
class Goods:
    """Lines and parcels of one order, and how many units of which line left with which parcel."""

    lines: Sequence[OrderLine]
    parcels: Sequence[Parcel]
    units: Mapping[int, Mapping[int, int]]


@dataclass(frozen=True)
class _Sent:
    """What had left by a moment, now where that is None: parcels, and how many units of each line."""

    at: datetime | None
    parcels: Sequence[Parcel]
    units: Mapping[int, int]


def _sent_by(goods: Goods, at: datetime | None) -> _Sent:
    parcels = [parcel for parcel in goods.parcels if is_sent(parcel, at)]
    return _Sent(at, parcels, {line.pk: _units_sent(line, goods, parcels, at) for line in goods.lines})


def goods_of(order: Order) -> Goods:
    parcels = list(order.parcels.all())
    units = {
        parcel.pk: {each.order_line_id: each.quantity_shipped for each in parcel.lines.all()} for parcel in parcels
    }
    return Goods(list(order.lines.all()), parcels, units)


def facts_of(
    order: Order,
    goods: Goods,
    around: Surroundings,
    *,
    wish: Wish | Mapping[int, Wish] | None = None,
    at: datetime | None = None,
    only: Collection[int] | None = None,
    customer: CustomerFacts | None = None,
) -> dict[int, Facts]:
    """By line, of `only` those where they are named; `wish` is of all lines or by line.

    As things are now; with `at`, as they were then: what was sent and arrived later has not been yet. What `around`
    counts is of the moment that it was surveyed for; who counted for another gives the `customer`.
    """
    sent = _sent_by(goods, at)
    order_facts, customer = _order_facts(order, goods, sent, around), customer or customer_facts_of(order, around)
    guards = around.guards if at is None else _in_force(around.guards, at)
    return {
        line.pk: Facts(
            order=order_facts,
            line=_line_facts(order, line, goods, sent, around),
            customer=customer,
            guard=guard_of(_guard_values(order, line), guards) if guards else NO_GUARD,
            wish=_wish_for(line, wish) or NO_WISH,
            zone=around.zone,
        )
        for line in goods.lines
        if only is None or line.pk in only
    }


def _wish_for(line: OrderLine, wish: Wish | Mapping[int, Wish] | None) -> Wish | None:
    return wish if wish is None or isinstance(wish, Wish) else wish.get(line.pk)


def guards_in_force(now: datetime) -> list[Guard]:
    return list(Guard.objects.filter(Q(expires_at=None) | Q(expires_at__gt=now)).order_by("pk"))


def _in_force(guards: Sequence[Guard], at: datetime) -> list[Guard]:
    return [guard for guard in guards if guard.created_at <= at and not (guard.expires_at and guard.expires_at <= at)]


def guard_of(known: Mapping[str, set[str]], guards: Sequence[Guard]) -> GuardFacts:
    """What the lists say of a case; `known` are its values by subject, in lower case. An allowance outranks a block."""
    matching = [guard for guard in guards if guard.value.lower() in known.get(guard.subject, set())]
    is_allowed = any(not guard.is_block for guard in matching)
    first = next((guard for guard in matching if guard.is_block), None)
    if first is None:
        return GuardFacts(is_allowed=is_allowed)
    return GuardFacts(
        block_reason=first.reason,
        block_subject=first.subject,
        blocked_until=first.expires_at,
        is_allowed=is_allowed,
    )


def _guard_values(order: Order, line: OrderLine) -> dict[str, set[str]]:
    product = line.variant.product if line.variant else None
    kinds = Guard.Subject
    return {
        kinds.CUSTOMER.value: {str(order.customer_id)},
        kinds.SKU.value: {_sku(line).lower()} - {""},
        kinds.COLLECTION.value: {slug.lower() for slug in product.collection_slugs} if product else set(),
        kinds.ORDER.value: {order.number.lower()},
        kinds.VOUCHER.value: {(order.voucher_code or "").lower()} - {""},
    }


def _order_facts(order: Order, goods: Goods, sent: _Sent, around: Surroundings) -> OrderFacts:
    assert order.placed_at is not None
    is_complete = all(sent.units[line.pk] >= line.quantity for line in goods.lines)
    delivered = [moment for parcel in sent.parcels if (moment := _delivered(parcel, sent.at))]
    shipped = [parcel.shipped_at for parcel in sent.parcels if parcel.shipped_at]
    is_all_there = is_complete and len(delivered) == len(sent.parcels)
    return OrderFacts(
        id=order.pk,
        number=order.number,
        country=order.shipping_country,
        region=_region(order),
        channel=order.channel,
        currency=order.currency,
        placed_at=order.placed_at,
        shipped_at=max(shipped) if shipped and is_complete else None,
        delivered_at=max(delivered) if delivered and is_all_there else None,
        is_delivery_estimated=any(parcel.delivery_source == DeliverySource.ESTIMATE for parcel in sent.parcels),
        total=order.total_gross_amount,
        voucher_code=order.voucher_code or "",
        tags=tags_in(order.marks),
        is_told_of_withdrawal=not says_no(order.marks, WITHDRAWAL_TOLD),
        is_replacement=order.is_replacement,
        returns_count=around.returns_of_order.get(order.pk, 0),
    )


def _region(order: Order) -> str:
    """Whose holidays count; the address is gone once its person was erased."""
    address = order.shipping_address or {}
    return region_of(order.shipping_country, str(address.get("postal_code") or ""))


def _sku(line: OrderLine) -> str:
    return line.sku or (line.variant.sku if line.variant else None) or ""


def is_sent(parcel: Parcel, at: datetime | None) -> bool:
    """It left (by then) and was not called back; also where all its units came back since."""
    if parcel.shipped_at is None or (at is not None and parcel.shipped_at > at):
        return False
    return parcel.cancelled_at is None or (at is not None and parcel.cancelled_at > at)


def _delivered(parcel: Parcel, at: datetime | None) -> datetime | None:
    return parcel.delivered_at if at is None or (parcel.delivered_at and parcel.delivered_at <= at) else None


def _units_sent(line: OrderLine, goods: Goods, sent: Sequence[Parcel], at: datetime | None) -> int:
    """Then: those in the parcels that had left. What was fulfilled without any parcel counts from the start."""
    if at is None or not any(line.pk in units for units in goods.units.values()):
        return line.quantity_fulfilled
    return min(sum(goods.units[parcel.pk].get(line.pk, 0) for parcel in sent), line.quantity)


def _line_facts(order: Order, line: OrderLine, goods: Goods, sent: _Sent, around: Surroundings) -> LineFacts:
    product = line.variant.product if line.variant else None
    holding = [parcel for parcel in sent.parcels if line.pk in goods.units[parcel.pk]]
    shipped = [parcel.shipped_at for parcel in holding if parcel.shipped_at]
    delivered = [moment for parcel in holding if (moment := _delivered(parcel, sent.at))]
    window = around.windows.get(line.pk)
    fulfilled = sent.units[line.pk]
    left = fulfilled - line.quantity_returned - around.held.get(line.pk, 0)
    full, paid = line.undiscounted_unit_price_gross_amount, line.unit_price_gross_amount
    return LineFacts(
        id=line.pk,
        product_id=product.saleor_id if product else "",
        variant_id=line.variant.saleor_id if line.variant else "",
        sku=_sku(line),
        product_name=line.product_name,
        product_type=product.type_slug if product else "",
        category=product.category_slug if product else "",
        collections=frozenset(product.collection_slugs) if product else frozenset(),
        tags=tags_in(line.marks),
        is_final_sale=says_yes(line.marks, FINAL_SALE),
        exclusion=exclusion_in(line.marks),
        is_right_given_up=says_yes(line.marks, RIGHT_GIVEN_UP) or says_yes(order.marks, RIGHT_GIVEN_UP),
        unit_price=paid,
        discount_share=max(Decimal(0), 1 - paid / full) if full else Decimal(0),
        is_gift=line.is_gift,
        is_shipping_required=line.is_shipping_required,
        quantity=line.quantity,
        quantity_fulfilled=fulfilled,
        returnable=max(0, left),
        shipped_at=max(shipped) if shipped else None,
        delivered_at=max(delivered) if len(delivered) == len(holding) and delivered else None,
        is_delivery_estimated=any(parcel.delivery_source == DeliverySource.ESTIMATE for parcel in holding),
        promised_until=window.promised_until if window else None,
        extended_until=window.extended_until if window else None,
    )


def customer_facts_of(order: Order, around: Surroundings) -> CustomerFacts:
    customer = order.customer
    if customer is None:
        return CustomerFacts()
    known, counts = around.known.get(customer.pk, {}), around.counts.get(customer.pk, {})
    return CustomerFacts(
        is_guest=customer.is_guest,
        segments=_words(known.get(SEGMENTS)),
        tags=_words(known.get(TAGS)),
        tier=str(_of_then(known.get(TIER), order) or ""),
        benefits=LevelBenefits.from_json(_of_then(known.get(LEVEL_BENEFITS), order)),
        **counts,
    )


def _of_then(fact: CustomerFact | None, order: Order) -> Any:
    """As it was when the order was placed: what changed since neither takes away nor gives."""
    return None if fact is None or order.placed_at is None else fact.value_at(order.placed_at)


def _words(fact: CustomerFact | None) -> frozenset[str]:
    return frozenset(map(str, fact.value)) if fact is not None and isinstance(fact.value, list) else frozenset()
