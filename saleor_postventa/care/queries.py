"""Named reads of cases, for pages, the API and the panel's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Prefetch, Q, Value
from django.db.models.functions import Coalesce

from saleor_postventa.people.queries import persons_like

from .models import Case, CaseMessage, CaseQuerySet, CaseTransition
from .rules import CaseState

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """What is left out does not narrow. `owner` is a member of staff, empty for nobody's.

    `text` is the beginning of a case's or an order's number, or part of a person's name or address.
    """

    states: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    owner: str | None = None
    is_overdue: bool | None = None
    order_id: int | None = None
    customer_id: int | None = None
    opened_since: datetime | None = None
    opened_before: datetime | None = None
    text: str = ""


def search_cases(wanted: CaseFilter, *, now: datetime) -> CaseQuerySet:
    """`due_or_never` is there to order by."""
    rows = Case.objects.annotate(due_or_never=Coalesce("due_at", Value(NEVER)))
    for field, values in (
        ("state__in", wanted.states),
        ("topic__in", wanted.topics),
        ("origin__in", wanted.origins),
        ("severity__in", wanted.severities),
        ("outcome__in", wanted.outcomes),
        ("order_id", wanted.order_id),
        ("customer_id", wanted.customer_id),
        ("opened_at__gte", wanted.opened_since),
        ("opened_at__lt", wanted.opened_before),
    ):
        if values:
            rows = rows.filter(**{field: values})
    if wanted.owner is not None:
        rows = rows.filter(owner=wanted.owner)
    if wanted.is_overdue is not None:
        rows = rows.overdue(now) if wanted.is_overdue else rows.filter(Q(due_at=None) | Q(due_at__gte=now))
    return _by_text(rows, wanted.text.strip().removeprefix("#"))


def _by_text(rows: CaseQuerySet, text: str) -> CaseQuerySet:
    if not text:
        return rows
    found = rows.filter(number__startswith=text.upper()).union(
        rows.filter(order__number__startswith=text), rows.filter(customer__in=persons_like(text))
    )
    return rows.filter(pk__in=found.values("pk"))


def with_people(rows: CaseQuerySet) -> CaseQuerySet:
    return rows.select_related("order", "customer")


def with_thread(rows: CaseQuerySet) -> CaseQuerySet:
    """Customer and order joined, messages and steps prefetched, the oldest first."""
    return with_people(rows).prefetch_related(
        Prefetch("messages", CaseMessage.objects.order_by("at", "pk")),
        Prefetch("transitions", CaseTransition.objects.order_by("at", "pk")),
    )


def case_with_thread(*, pk: int = 0, number: str = "") -> Case | None:
    """By our id or by its number, be it written with a small letter: the index knows no other way to ignore that."""
    shown = number.strip()
    rows = Case.objects.filter(number__in=[shown, shown.upper()]) if number else Case.objects.filter(pk=pk)
    found: Case | None = with_thread(rows).first()
    return found


def cases_of_orders(order_ids: Sequence[int]) -> dict[int, list[Case]]:
    """The newest first, by order; those without are left out."""
    found: dict[int, list[Case]] = {}
    for case in with_thread(Case.objects.filter(order_id__in=order_ids)).newest_first():
        found.setdefault(case.order_id or 0, []).append(case)
    return found


@dataclass(frozen=True)
class CaseCounts:
    open: int
    answered: int
    overdue: int
    unassigned: int
    own: int


def case_counts(*, now: datetime, owner: str) -> CaseCounts:
    """Of what is not solved; `own` are those of `owner`, who is asking."""
    is_open = Q(state=CaseState.OPEN)
    found = Case.objects.unsolved().aggregate(
        open=Count("pk", filter=is_open),
        answered=Count("pk", filter=~is_open),
        overdue=Count("pk", filter=Q(due_at__lt=now)),
        unassigned=Count("pk", filter=Q(owner="")),
        own=Count("pk", filter=Q(owner=owner) & ~Q(owner="")),
    )
    return CaseCounts(**found)


def known_owners() -> list[str]:
    """Saleor's ids of those who look after a case that is not solved."""
    rows = Case.objects.unsolved().exclude(owner="")
    return list(rows.order_by("owner").values_list("owner", flat=True).distinct())
