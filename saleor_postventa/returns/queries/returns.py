"""Returns for pages, the API and the queue."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from saleor_postventa.people.queries import persons_like
from saleor_postventa.returns.models import (
    Inspection,
    Return,
    ReturnFile,
    ReturnLine,
    ReturnNote,
    ReturnQuerySet,
    ReturnTransition,
    Settlement,
)
from saleor_postventa.returns.rules import SettlementStatus


@dataclass(frozen=True, kw_only=True)
class ReturnFilter:
    """What is left out does not narrow. `text` is a return's or an order's number, or a person's name or address."""

    statuses: tuple[str, ...] = ()
    is_open: bool | None = None
    outcomes: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    customer_id: int | None = None
    order_id: int | None = None
    needs_review: bool | None = None
    is_overridden: bool | None = None
    is_for_staff: bool | None = None
    requested_since: datetime | None = None
    requested_before: datetime | None = None
    waiting_since_before: datetime | None = None
    refund_due_before: datetime | None = None
    text: str = ""


def search_returns(wanted: ReturnFilter) -> ReturnQuerySet:
    """The newest first; order them by `status_since` for the longest waiting."""
    rows = Return.objects.all()
    for field, values in (
        ("status__in", wanted.statuses),
        ("outcome__in", wanted.outcomes),
        ("method__in", wanted.methods),
        ("channel__in", wanted.channels),
        ("customer_id", wanted.customer_id),
        ("order_id", wanted.order_id),
        ("requested_at__gte", wanted.requested_since),
        ("requested_at__lt", wanted.requested_before),
        ("status_since__lt", wanted.waiting_since_before),
        ("refund_due_at__lt", wanted.refund_due_before),
    ):
        if values:
            rows = rows.filter(**{field: values})
    if wanted.reasons:
        rows = rows.filter(pk__in=ReturnLine.objects.filter(reason__code__in=wanted.reasons).values("of"))
    return _by_flags(rows, wanted).newest_first()


def with_everything(returns: ReturnQuerySet) -> ReturnQuerySet:
    """Order, customer, exchange, lines (with product, reason, looks and photos), steps, settlements and notes."""
    lines = ReturnLine.objects.select_related("order_line__variant__product", "reason__parent").order_by("pk")
    photos = Prefetch("photos", ReturnFile.objects.order_by("pk"))
    return returns.select_related("order", "customer", "exchange", "policy_version").prefetch_related(
        Prefetch(
            "lines",
            lines.prefetch_related(
                Prefetch("inspections", Inspection.objects.order_by("pk").prefetch_related(photos)),
                Prefetch("files", ReturnFile.objects.order_by("pk")),
            ),
        ),
        Prefetch("transitions", ReturnTransition.objects.order_by("pk")),
        Prefetch("settlements", Settlement.objects.order_by("number")),
        Prefetch("notes", ReturnNote.objects.order_by("pk")),
        Prefetch("files", ReturnFile.objects.order_by("pk")),
        "receipts",
    )


def return_with_everything(*, pk: int = 0, number: str = "") -> Return | None:
    """By our id or by its number."""
    rows = Return.objects.filter(number__iexact=number.strip()) if number else Return.objects.filter(pk=pk)
    found: Return | None = with_everything(rows).first()
    return found


def returns_of_orders(order_ids: list[int]) -> dict[int, list[Return]]:
    """The newest first, by order; those without are left out."""
    found: dict[int, list[Return]] = {}
    for ret in with_everything(Return.objects.filter(order_id__in=order_ids)).newest_first():
        found.setdefault(ret.order_id, []).append(ret)
    return found


def _by_flags(rows: ReturnQuerySet, wanted: ReturnFilter) -> ReturnQuerySet:
    if wanted.is_open is not None:
        rows = rows.open() if wanted.is_open else rows.closed()
    if wanted.needs_review is not None:
        rows = rows.filter(needs_review=wanted.needs_review)
    if wanted.is_overridden is not None:
        rows = rows.exclude(override_reason="") if wanted.is_overridden else rows.filter(override_reason="")
    if wanted.is_for_staff is not None:
        stuck = Settlement.objects.filter(status=SettlementStatus.FOR_STAFF).values("of")
        rows = rows.filter(pk__in=stuck) if wanted.is_for_staff else rows.exclude(pk__in=stuck)
    return _by_text(rows, wanted.text.strip().removeprefix("#"))


def _by_text(rows: ReturnQuerySet, text: str) -> ReturnQuerySet:
    if not text:
        return rows
    found = rows.filter(number__startswith=text.upper()).union(
        rows.filter(order__number__startswith=text), rows.filter(customer__in=persons_like(text))
    )
    return rows.filter(pk__in=found.values("pk"))
