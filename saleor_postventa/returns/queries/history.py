"""The shop's past for the replay (`returns.simulation`): what was known when each return was asked for.

The same number of queries for each chunk, however many orders are in it. What the mirror keeps no history of counts as
it is today: the product's category and type, the customer's groups and tags, reasons, guards that were taken away.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.db.models import Prefetch, Sum

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import (
    Order,
    OrderLine,
    Parcel,
    ParcelLine,
    Transaction,
    TransactionEvent,
)
from saleor_postventa.people.models import CustomerFact
from saleor_postventa.refunds.paid import shares_of
from saleor_postventa.returns.models import Guard, Inspection, Return, ReturnLine, ReturnWindow, Settlement
from saleor_postventa.returns.policy.decision import Verdict
from saleor_postventa.returns.policy.facts import Facts
from saleor_postventa.returns.policy.terms import KEEP_IT
from saleor_postventa.returns.rules import Grade, Outcome, ReturnStatus
from saleor_postventa.returns.simulation.case import Asked, AskedLine, CustomerCase, Fate, OrderCase
from saleor_postventa.returns.simulation.past import YEAR, Past

from .gathering import KNOWN_OF_CUSTOMERS, Goods, Surroundings, customer_facts_of, facts_of, is_sent
from .past import GIVEN_UP

_OF_ORDER = (
    "number", "shipping_country", "shipping_address", "channel", "currency", "placed_at", "voucher_code", "marks",
    "is_replacement", "total_gross_amount", "shipping_gross_amount", "charged_amount", "refunded_amount", "gift_cards",
    "customer__saleor_id",
)  # fmt: skip
_OF_LINE = (
    "order_id", "variant_id", "product_name", "sku", "quantity", "quantity_fulfilled", "quantity_returned", "marks",
    "unit_price_gross_amount", "undiscounted_unit_price_gross_amount", "total_price_gross_amount", "is_gift",
    "is_shipping_required",
)  # fmt: skip
_OF_PARCEL = ("order_id", "shipped_at", "delivered_at", "cancelled_at", "delivery_source")
_OF_VARIANT = (
    "saleor_id", "sku", "product__saleor_id", "product__type_slug", "product__category_slug",
    "product__collection_slugs",
)  # fmt: skip
_FATES = {
    ReturnStatus.DECLINED.value: Fate.DECLINED,
    ReturnStatus.CANCELLED.value: Fate.GIVEN_UP,
    ReturnStatus.EXPIRED.value: Fate.GIVEN_UP,
}


@dataclass
class _Known:
    """Around the orders of one chunk."""

    until: datetime
    around: Surroundings
    goods: dict[int, Goods]
    asked: dict[int, list[Return]] = field(default_factory=lambda: defaultdict(list))
    grades: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    transactions: dict[int, list[Transaction]] = field(default_factory=lambda: defaultdict(list))
    pasts: dict[int, Past] = field(default_factory=dict)


def past_customers(order_ids: Sequence[int], *, until: datetime) -> list[CustomerCase]:
    """The customers of these orders, with all that they asked for before `until`."""
    rows = Order.objects.select_related("customer").only(*_OF_ORDER).filter(pk__in=order_ids)
    orders = list(rows.order_by("customer_id", "pk"))
    known = _survey(orders, until)
    cases = []
    for customer, theirs in groupby(orders, key=lambda order: order.customer_id):
        found = [_order_case(order, known) for order in theirs]
        if customer is None:
            cases += [CustomerCase(orders=(case,)) for case in found]
        else:
            cases.append(CustomerCase(past=known.pasts[customer], orders=tuple(found)))
    return cases


def _goods(order_ids: list[int]) -> dict[int, Goods]:
    """As `gathering.goods_of`, of many orders; a variant that many bought is read once."""
    lines: dict[int, list[OrderLine]] = defaultdict(list)
    parcels: dict[int, list[Parcel]] = defaultdict(list)
    units: dict[int, dict[int, int]] = defaultdict(dict)
    standing = OrderLine.objects.filter(order_id__in=order_ids, is_removed=False).only(*_OF_LINE)
    rows = list(standing.order_by("position", "pk"))
    variants = Variant.objects.select_related("product").only(*_OF_VARIANT)
    known = variants.in_bulk({row.variant_id for row in rows if row.variant_id is not None})
    for row in rows:
        if row.variant_id is not None:
            row.variant = known[row.variant_id]
        lines[row.order_id].append(row)
    for parcel in Parcel.objects.filter(order_id__in=order_ids).only(*_OF_PARCEL).order_by("number", "pk"):
        parcels[parcel.order_id].append(parcel)
    held = ParcelLine.objects.filter(parcel__order_id__in=order_ids)
    for parcel_id, line_id, count in held.values_list("parcel_id", "order_line_id", "quantity_shipped"):
        units[parcel_id][line_id] = count
    return {
        order_id: Goods(lines[order_id], parcels[order_id], {each.pk: units[each.pk] for each in parcels[order_id]})
        for order_id in order_ids
    }


def _survey(orders: Sequence[Order], until: datetime) -> _Known:
    ids = [order.pk for order in orders]
    customers = sorted({order.customer_id for order in orders if order.customer_id is not None})
    known = _Known(until, Surroundings(guards=list(Guard.objects.order_by("pk"))), _goods(ids))
    for window in ReturnWindow.objects.filter(order_line__order_id__in=ids).exclude(extended_until=None):
        window.promised_until = None  # a promise of another policy
        known.around.windows[window.order_line_id] = window
    for fact in CustomerFact.objects.filter(customer_id__in=customers, key__in=KNOWN_OF_CUSTOMERS):
        known.around.known[fact.customer_id][fact.key] = fact
    lines = ReturnLine.objects.select_related("reason").order_by("pk")
    rows = Return.objects.filter(order_id__in=ids, requested_at__lt=until).order_by("requested_at", "pk")
    for ret in rows.prefetch_related(Prefetch("lines", lines)):
        known.asked[ret.order_id].append(ret)
    looks = Inspection.objects.filter(line__of__order_id__in=ids).exclude(grade=Grade.D)
    for line, grade, units in looks.values_list("line_id", "grade").annotate(units=Sum("quantity")):
        known.grades[line][grade] = units
    for row in Transaction.objects.filter(order_id__in=list(known.asked)):
        known.transactions[row.order_id].append(row)
    known.pasts = _pasts(customers, ids, orders, until)
    return known


def _pasts(customers: list[int], replayed: list[int], orders: Sequence[Order], until: datetime) -> dict[int, Past]:
    since = min((order.placed_at for order in orders if order.placed_at), default=until) - YEAR
    placed = Order.objects.filter(customer_id__in=customers, placed_at__gte=since, is_replacement=False)
    returns = Return.objects.exclude(status__in=GIVEN_UP).filter(customer_id__in=customers, requested_at__gte=since)
    before = list(returns.exclude(order_id__in=replayed).values_list("customer_id", "requested_at", "is_keep_it"))
    wrong = Inspection.objects.filter(grade=Grade.D, at__gte=since, line__of__customer_id__in=customers)
    failed = TransactionEvent.objects.filter(
        kind="charge_failure", created_at__gte=since, transaction__order__customer_id__in=customers
    )
    settled = Settlement.objects.filter(made_at__gte=since, of__customer_id__in=customers)
    made = settled.values_list("of__customer_id", "made_at", "outcome", "loss_amount", "bonus_amount")
    orders_at = _moments(placed.values_list("customer_id", "placed_at"))
    returns_at = _moments((customer, at) for customer, at, _is_kept in before)
    kept_at = _moments((customer, at) for customer, at, is_kept in before if is_kept)
    first_looks: dict[int, tuple[int, datetime]] = {}
    for customer, ret, at in wrong.order_by("-at").values_list("line__of__customer_id", "line__of_id", "at"):
        first_looks[ret] = customer, at
    missing_at = _moments(first_looks.values())
    failed_at = _moments(failed.values_list("transaction__order__customer_id", "created_at"))
    credited: list[tuple[int, datetime]] = []
    bonuses: dict[int, list[tuple[datetime, Decimal]]] = defaultdict(list)
    for customer, at, outcome, loss, bonus in made:
        if outcome == Outcome.CREDIT and loss > 0:
            credited.append((customer, at))
        if bonus:
            bonuses[customer].append((at, bonus))
    credited_at = _moments(credited)
    return {
        customer: Past(
            orders=orders_at[customer],
            returns=returns_at[customer],
            keep_its=kept_at[customer],
            missing_item_returns=missing_at[customer],
            failed_payments=failed_at[customer],
            partial_credits=credited_at[customer],
            bonuses=bonuses[customer],
        )
        for customer in customers
    }


def _moments(rows: Iterable[tuple[int, datetime | None]]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    for customer, at in rows:
        if at is not None:
            found[customer].append(at)
    for moments in found.values():
        moments.sort()
    return found


def _order_case(order: Order, known: _Known) -> OrderCase:
    goods = known.goods[order.pk]
    asked = known.asked.get(order.pk, [])
    shares = shares_of(order, goods.lines, known.transactions.get(order.pk, [])) if asked else None
    offered_at = _arrival(goods, known.until)
    return OrderCase(
        id=order.pk,
        number=order.number,
        currency=order.currency,
        quantities={line.pk: line.quantity for line in goods.lines},
        paid=shares.lines if shares else {},
        shipping=shares.shipping if shares else Money.zero(order.currency),
        offered_at=offered_at or known.until,
        offers=_offered(order, goods, known, offered_at) if offered_at else (),
        asked=tuple(each for ret in asked if (each := _asked(order, goods, ret, known)).lines),
    )


def _arrival(goods: Goods, until: datetime) -> datetime | None:
    """When the last parcel was there, or had left; None while none had."""
    sent = [parcel for parcel in goods.parcels if parcel.shipped_at and is_sent(parcel, until)]
    delivered = [parcel.delivered_at for parcel in sent if parcel.delivered_at and parcel.delivered_at < until]
    shipped = [parcel.shipped_at for parcel in sent if parcel.shipped_at]
    return max(delivered or shipped, default=None)


def _offered(order: Order, goods: Goods, known: _Known, at: datetime) -> tuple[Facts, ...]:
    """None of it had come back by then."""
    past, customer = known.pasts.get(order.customer_id or 0), customer_facts_of(order, known.around)
    if past is not None:
        customer = past.as_of(at, customer, returns=(), keep_its=())
    found = facts_of(order, goods, known.around, at=at, customer=customer)
    return tuple(
        replace(facts, line=replace(facts.line, returnable=facts.line.quantity_fulfilled))
        if facts.line.returnable != facts.line.quantity_fulfilled
        else facts
        for facts in found.values()
    )


def _asked(order: Order, goods: Goods, ret: Return, known: _Known) -> Asked:
    rows = list(ret.lines.all())
    facts = facts_of(order, goods, known.around, at=ret.requested_at, only={row.order_line_id for row in rows})
    return Asked(
        id=ret.pk,
        number=ret.number,
        at=ret.requested_at,
        outcome=ret.outcome,
        method="" if ret.method == KEEP_IT else ret.method,
        channel=ret.channel,
        lines=tuple(_asked_line(row, facts[row.order_line_id], known) for row in rows if row.order_line_id in facts),
        fate=_FATES.get(ret.status, Fate.CARRIED_OUT),
        was_reviewed=_was_reviewed(ret),
        is_overridden=bool(ret.override_reason),
    )


def _was_reviewed(ret: Return) -> bool:
    """The mark on the return goes with the person's decision; what the policy said of it was kept."""
    verdicts = {decision.get("verdict") for decision in ret.decision.values()}
    return Verdict.NEEDS_REVIEW.value in verdicts or ret.status == ReturnStatus.DECLINED


def _asked_line(row: ReturnLine, facts: Facts, known: _Known) -> AskedLine:
    approved = row.quantity if row.quantity_approved is None or row.of.status in GIVEN_UP else row.quantity_approved
    return AskedLine(
        line_id=row.order_line_id,
        facts=facts,
        quantity=row.quantity,
        lost=row.quantity_missing + row.quantity_wrong + row.quantity - approved,
        grades=known.grades.get(row.pk, {}),
        reason=row.reason.code,
        reason_group=row.reason.group,
        is_shops_fault=row.reason.is_shops_fault,
        is_unsealed=row.is_unsealed,
    )
