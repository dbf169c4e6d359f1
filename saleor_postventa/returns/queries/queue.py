"""The team's queue of returns: what is late, in which order, how many wait; and what belongs to a page of returns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, F, Min, Prefetch, Q, Value
from django.db.models.functions import Coalesce

from saleor_postventa.catalogue.models import Variant
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.returns.models import Reason, Return, ReturnLine, ReturnQuerySet, Settlement
from saleor_postventa.returns.rules import CLOSED, OPEN, ExchangeStatus, ReturnStatus, SettlementStatus

from .returns import ReturnFilter, search_returns
from .sentences import ANSWER_WITHIN, Acts

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def queued_returns(
    wanted: ReturnFilter,
    *,
    now: datetime,
    is_overdue: bool | None = None,
    product: str = "",
    waiting_for: Sequence[str] = (),
    countries: Sequence[str] = (),
) -> ReturnQuerySet:
    """As `search_returns`; `due_or_never` is there to order by. `product` is Saleor's id."""
    rows = search_returns(wanted).annotate(due_or_never=Coalesce("refund_due_at", Value(NEVER)))
    if is_overdue is not None:
        rows = rows.filter(overdue(now) if is_overdue else ~overdue(now))
    if product:
        of_product = ReturnLine.objects.filter(order_line__variant__product__saleor_id=product)
        rows = rows.filter(pk__in=of_product.values("of"))
    if waiting_for:
        rows = rows.filter(acted_on_by(waiting_for))
    if countries:
        rows = rows.filter(order__shipping_country__in=countries)
    return rows


def acted_on_by(actors: Sequence[str]) -> Q:
    """Who acts next, as `status_sentence` tells it of a row."""
    settling = Settlement.objects.exclude(status=SettlementStatus.DONE).values("of")
    is_checked = Q(status=ReturnStatus.INSPECTED)
    is_sold_out = is_checked & Q(exchange__status=ExchangeStatus.OUT_OF_STOCK)
    is_in_parts = is_checked & Q(pk__in=_still_expected()) & ~Q(pk__in=settling)
    by_shopper = Q(status=ReturnStatus.APPROVED, is_keep_it=False) | is_sold_out | is_in_parts
    found = {
        Acts.SHOPPER: by_shopper,
        Acts.CARRIER: Q(status=ReturnStatus.SENT),
        Acts.SHOP: Q(status__in=OPEN - {ReturnStatus.SENT}) & ~by_shopper,
        Acts.NOBODY: Q(status__in=CLOSED),
    }
    chosen = Q()
    for actor in actors:
        chosen |= found[Acts(actor)]
    return chosen


def _still_expected() -> Any:
    arrived = F("quantity_received") + F("quantity_missing")
    return ReturnLine.objects.filter(quantity_approved__gt=arrived).values("of")


def reasons_below(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes themselves and those of the reasons under them."""
    children = Reason.objects.filter(parent__code__in=codes).values_list("code", flat=True)
    return (*codes, *children)


def overdue(now: datetime) -> Q:
    """Nobody answered in the time that shoppers are told, or the money should be back by now."""
    is_waiting = Q(status=ReturnStatus.REQUESTED, requested_at__lt=now - ANSWER_WITHIN)
    return is_waiting | Q(status__in=OPEN, refund_due_at__isnull=False, refund_due_at__lt=now)


def is_overdue(ret: Return, now: datetime) -> bool:
    """As `overdue`, of a row that is there already."""
    is_waiting = ret.status == ReturnStatus.REQUESTED and ret.requested_at < now - ANSWER_WITHIN
    return is_waiting or (ret.is_open and ret.refund_due_at is not None and ret.refund_due_at < now)


@dataclass(frozen=True)
class StatusCount:
    status: str
    count: int
    oldest_since: datetime


@dataclass(frozen=True)
class QueueCounts:
    by_status: tuple[StatusCount, ...]
    needs_review: int
    overdue: int
    needs_staff: int
    countries: tuple[str, ...]


def queue_counts(*, now: datetime) -> QueueCounts:
    """Of what is open: how many wait in each status, and since when."""
    rows = Return.objects.open()
    grouped = rows.values("status").annotate(count=Count("pk"), oldest_since=Min("status_since")).order_by("status")
    stuck = Settlement.objects.filter(status=SettlementStatus.FOR_STAFF)
    return QueueCounts(
        by_status=tuple(StatusCount(**row) for row in grouped),
        needs_review=rows.filter(needs_review=True).count(),
        overdue=rows.filter(overdue(now)).count(),
        needs_staff=stuck.aggregate(count=Count("of", distinct=True))["count"],
        countries=_countries(),
    )


def _countries() -> tuple[str, ...]:
    known = Return.objects.exclude(order__shipping_country="").order_by("order__shipping_country")
    return tuple(known.values_list("order__shipping_country", flat=True).distinct())


def with_lines(rows: ReturnQuerySet) -> ReturnQuerySet:
    """Order and customer joined, lines with their items and reasons prefetched; less than `with_everything`."""
    lines = ReturnLine.objects.select_related("order_line__variant", "reason").order_by("pk")
    joined = rows.select_related("order", "customer", "policy_version", "exchange")
    return joined.prefetch_related(
        Prefetch("lines", lines), Prefetch("settlements", Settlement.objects.order_by("number"))
    )


def moves_of_returns(return_ids: Sequence[int]) -> dict[int, list[GoodsMove]]:
    """What Saleor was told of the goods of returns, for themselves and for their settlements."""
    owners = {f"return:{pk}": pk for pk in return_ids}
    for settlement in Settlement.objects.filter(of_id__in=return_ids).only("of_id", "number"):
        owners[settlement.reference] = settlement.of_id
    found: dict[int, list[GoodsMove]] = defaultdict(list)
    rows = GoodsMove.objects.filter(reference__in=owners).select_related("order__customer")
    for row in rows.order_by("pk"):
        found[owners[row.reference]].append(row)
    return found


def variant_names(groups: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], dict[str, str]]:
    """For groups of Saleor's ids, each with the names of its variants."""
    wanted = {saleor_id for group in groups for saleor_id in group}
    rows = Variant.objects.filter(saleor_id__in=wanted).select_related("product")
    names = {row.saleor_id: f"{row.product.name} · {row.name}" if row.product else row.name for row in rows}
    return {group: {saleor_id: names[saleor_id] for saleor_id in group if saleor_id in names} for group in groups}
