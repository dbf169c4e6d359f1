"""Asking for reviews: each item of an order is planned anew as things happen, and one mail asks for all of them."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.core.rounds import one_by_one
from saleor_postventa.events.services import record
from saleor_postventa.mailing.services import request_message
from saleor_postventa.orders.models import Order, OrderLine, ParcelLine, Reservation
from saleor_postventa.orders.rules import CLOSED
from saleor_postventa.people.models import Hold
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.events import ReviewRequested
from saleor_postventa.surveys.models import Review, ReviewRequest
from saleor_postventa.surveys.review_codes import RequestReason, RequestState
from saleor_postventa.surveys.rules.reviews import (
    ASKED_WITHIN,
    BoughtLine,
    BoughtOrder,
    Plan,
    Terms,
    can_ask,
    plan_requests,
)

REVIEW_REQUEST = "review_request"
# What was asked for already is only let go where there is nothing left to ask for.
GONE = {RequestReason.ORDER_CANCELLED, RequestReason.CAME_BACK, RequestReason.REVIEWED}
AT_ONCE = 500


def asks_for_reviews(shop: Shop) -> bool:
    return shop.preferences.is_review_request_on


@transaction.atomic
def plan_reviews(order_id: int) -> dict[int, Plan]:
    """Plan anew what is asked of an order, by our ids of its items; nothing where the shop asks for no reviews."""
    shop = current_shop()
    order = Order.objects.select_for_update(of=("self",)).filter(pk=order_id).first()
    if order is None or order.is_imported or not asks_for_reviews(shop):
        return {}
    known = {row.order_line_id: row for row in ReviewRequest.objects.of_order(order_id)}
    lines = _bought_lines(order)
    plans = plan_requests(_bought_order(order, shop, list(known.values())), lines, _terms(shop), now())
    for line_id, plan in plans.items():
        _write(shop, line_id, known.get(line_id), plan)
    return plans


@transaction.atomic
def ask_for_reviews(order_id: int) -> bool:
    """Ask for the mail about the order's items, once, and once more for what came later; False where it has to wait,
    or there is nothing to ask.
    """
    plans = plan_reviews(order_id)
    order = Order.objects.select_related("customer").get(pk=order_id)
    customer = order.customer
    if customer is None or customer.is_erased or not can_ask(list(plans.values()), now()):
        return False
    if Hold.objects.in_force().touching(customer_id=customer.pk, order_id=order_id).exists():
        return False
    lines = sorted(pk for pk, plan in plans.items() if plan.is_clear)
    mail = _mails_of(order_id) + 1
    ReviewRequest.objects.waiting().filter(order_line__in=lines).update(state=RequestState.ASKED, asked_at=now())
    request_message(
        REVIEW_REQUEST,
        key=f"{REVIEW_REQUEST}:{order_id}" + (f":{mail}" if mail > 1 else ""),
        customer=customer,
        order=order,
        facts={"order": order_id, "lines": lines},
    )
    subject = Subject(order=order_id, customer=customer.pk, lines=tuple(lines))
    record(ReviewRequested(subject=subject, occurred_at=now(), lines=lines, mail=mail), by=SYSTEM)
    return True


def _mails_of(order_id: int) -> int:
    """How many have left already."""
    asked = ReviewRequest.objects.of_order(order_id).exclude(asked_at=None)
    return asked.values("asked_at").distinct().count()


def ask_due_reviews() -> int:
    """In the current shop; returns how many orders were asked about."""
    return one_by_one(orders_to_ask(), ask_for_reviews, what="order")


def orders_to_ask(*, limit: int = AT_ONCE) -> list[int]:
    """Orders of which something is due, the longest due first; those whose time has passed are left out.

    Last of all come those of which something is open, however many they are: they take no place from who can be asked.
    """
    moment = now()
    due = ReviewRequest.objects.waiting().filter(due_at__lte=moment, due_at__gte=moment - ASKED_WITHIN)
    of_order = Q(order_id=None) | Q(order_id=OuterRef("order_line__order_id"))
    held = Hold.objects.in_force().filter(of_order, customer=OuterRef("order_line__order__customer"))
    rows = due.annotate(is_held=Exists(held)).values("order_line__order_id", "is_held")
    rows = rows.annotate(latest=Max("due_at"), open=Count("pk", filter=~Q(reason="")))
    rows = rows.order_by("is_held", "open", "latest")
    return [row["order_line__order_id"] for row in rows[:limit]]


@transaction.atomic
def give_up_late_requests() -> int:
    """What waited until nobody remembers; returns how many."""
    late = ReviewRequest.objects.waiting().filter(due_at__lt=now() - ASKED_WITHIN)
    return late.update(state=RequestState.SKIPPED, reason=RequestReason.TOO_LATE)


def _write(shop: Shop, line_id: int, row: ReviewRequest | None, plan: Plan) -> None:
    values = {"state": plan.state, "reason": plan.reason or "", "due_at": plan.due_at}
    if row is None:
        ReviewRequest.objects.create(shop=shop, order_line_id=line_id, **values)
    elif row.state == RequestState.ANSWERED or (row.state == RequestState.ASKED and plan.reason not in GONE):
        return
    else:
        # What is being reviewed right now is not planned over.
        ReviewRequest.objects.filter(pk=row.pk).exclude(state=RequestState.ANSWERED).update(**values)


def _terms(shop: Shop) -> Terms:
    chosen = shop.preferences
    return Terms(
        days=chosen.review_delay_days,
        days_abroad=chosen.review_delay_days_abroad,
        most=chosen.review_most_per_order,
        home_country=chosen.home_country,
    )


def _bought_order(order: Order, shop: Shop, known: Sequence[ReviewRequest]) -> BoughtOrder:
    asked = [row for row in known if row.asked_at is not None]
    lines = {line.pk: line for line in order.lines.filter(pk__in=[row.order_line_id for row in asked])}
    return BoughtOrder(
        is_standing=order.status not in CLOSED and order.deleted_at is None,
        country=order.shipping_country,
        installed_at=shop.installed_at,
        asked_at=tuple(sorted({row.asked_at for row in asked if row.asked_at is not None})),
        asked_lines=frozenset(lines),
        asked_products=frozenset(_product_of(line) for line in lines.values()) - {""},
    )


def _bought_lines(order: Order) -> list[BoughtLine]:
    """Those that nobody reviewed yet; another item of a product that they reviewed is told as such."""
    rows = order.lines.filter(is_removed=False, review=None).select_related("variant__product")
    lines = list(rows.order_by("position", "pk"))
    ids = [line.pk for line in lines]
    delivered = _delivered(ids)
    spoken_for = dict(
        Reservation.objects.held().filter(order_line__in=ids).values_list("order_line").annotate(Sum("quantity"))
    )
    products = {line.pk: _product_of(line) for line in lines}
    reviewed = set(
        Review.objects.exclude(customer=None)
        .filter(customer=order.customer_id, product__in=set(products.values()))
        .values_list("product", flat=True)
    )
    return [
        BoughtLine(
            id=line.pk,
            product=products[line.pk],
            kept=line.quantity_fulfilled - line.quantity_returned,
            value=line.unit_price_gross_amount or Decimal(0),
            delivered_at=delivered.get(line.pk),
            spoken_for=spoken_for.get(line.pk, 0),
            is_reviewed=products[line.pk] in reviewed,
        )
        for line in lines
    ]


def _delivered(line_ids: list[int]) -> dict[int, datetime]:
    """When the last delivered unit of each item arrived; one that came back did arrive."""
    arrived = ParcelLine.objects.filter(order_line__in=line_ids).exclude(parcel__delivered_at=None)
    rows = arrived.filter(parcel__cancelled_at=None).values_list("order_line").annotate(Max("parcel__delivered_at"))
    return dict(rows)


def _product_of(line: OrderLine) -> str:
    variant = line.variant
    return variant.product.saleor_id if variant is not None and variant.product is not None else ""
