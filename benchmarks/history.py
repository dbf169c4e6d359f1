"""A shop's history that grows year by year, in PostgreSQL: one year as rows, its copies in as many years before.

Today's work stays the same size: what waits, what is open and what is under way stand in the latest year alone.
Deliveries are not copied: they go after thirty days.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import CharField, DateTimeField, Field, ForeignKey, Model

from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine, Transaction
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import Inspection, Return, ReturnLine
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop

from .year import make_year

GROWN: tuple[type[Model], ...] = (
    *(Customer, Order, OrderLine, Parcel, ParcelLine, Transaction),
    *(Return, ReturnLine, Inspection, RecordedEvent, ReactionRun),
)
STEP = 1_000_000_000
NAMES = {"saleor_id", "number", "key", "email", "user_email"}
IDS_OF_OTHERS = {"order_id", "customer_id"}
EVENTS = ("OrderPlaced", "OrderConfirmed", "OrderPaid", "ParcelShipped", "ParcelDelivered")
OPEN_RETURNS, WAITING = 200, 100


def make_first_year(shop: Shop, orders: int) -> None:
    """In the shop's scope."""
    make_year(shop, orders)
    newest = Return.objects.order_by("-requested_at").values("pk")[:OPEN_RETURNS]
    Return.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).update(status=ReturnStatus.REQUESTED)
    for start in range(0, orders, 2000):
        _make_work(shop, list(Order.objects.order_by("placed_at", "pk")[start : start + 2000]))
    for model in (ReactionRun, Delivery):
        latest = model.objects.order_by("-pk").values_list("pk", flat=True)[:WAITING]
        model.objects.filter(pk__in=list(latest)).update(state=WorkState.WAITING, finished_at=None)


def add_years(first: int, last: int) -> None:
    """Copies number `first` to `last`, of which each lies a year further back."""
    with connection.cursor() as cursor:
        for model in GROWN:
            cursor.execute(_copy(model), [first, last])
        cursor.execute("VACUUM ANALYZE")


def _make_work(shop: Shop, orders: list[Order]) -> None:
    events = RecordedEvent.objects.bulk_create(_events(shop, orders))
    ReactionRun.objects.bulk_create(
        ReactionRun(shop=shop, event=event, code="flows.follow", state=WorkState.DONE, finished_at=event.recorded_at)
        for event in events
    )
    Delivery.objects.bulk_create(
        Delivery(
            shop=shop,
            event="order_updated",
            key=f"delivery:{order.pk}",
            body=b"{}",
            order_number=order.number,
            state=WorkState.DONE,
            received_at=order.placed_at,
            finished_at=order.placed_at,
        )
        for order in orders
    )


def _events(shop: Shop, orders: list[Order]) -> Iterator[RecordedEvent]:
    for order in orders:
        assert order.placed_at is not None
        for hours, name in enumerate(EVENTS):
            moment = order.placed_at + timedelta(hours=hours)
            yield RecordedEvent(
                shop=shop,
                name=name,
                version=1,
                key=f"{name}:{order.pk}",
                order_id=order.pk,
                customer_id=order.customer_id,
                occurred_at=moment,
                recorded_at=moment,
                actor_kind="system",
            )


def _copy(model: type[Model]) -> str:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field) for field in fields)
    table = f'"{model._meta.db_table}"'
    years = "generate_series(%s, %s) AS years(k)"
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, {years} WHERE id < {STEP}"


def _value(field: "Field[Any, Any]") -> str:
    column = f'"{field.column}"'
    if field.primary_key or field.column in IDS_OF_OTHERS or _is_of_grown(field):
        return f"{column} + k * {STEP}::bigint"
    if isinstance(field, DateTimeField):
        return f"{column} - k * interval '365 days'"
    if field.column in NAMES and isinstance(field, CharField):
        return f"k || '-' || {column}"
    if field.column in {"state", "status"}:
        return f"CASE {column} WHEN 'waiting' THEN 'done' WHEN 'requested' THEN 'resolved' ELSE {column} END"
    return column


def _is_of_grown(field: "Field[Any, Any]") -> bool:
    return isinstance(field, ForeignKey) and field.related_model in GROWN
