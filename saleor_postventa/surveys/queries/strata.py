"""Of whom surveys asked, and of whom answered: how much they had bought for, where, and whether for the first time."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from saleor_postventa.surveys.models import Answer, Invitation
from saleor_postventa.surveys.rules.audience import Buyers
from saleor_postventa.surveys.rules.weighting import Stratum

from .audience import has_ordered_before

# Thirds of what orders came to, of each currency by itself.
BANDS = 3


@dataclass(frozen=True)
class Strata:
    """`asked` counts people by version and stratum; `of_answer` is that of each answer."""

    asked: Mapping[int, Counter[Stratum]] = field(default_factory=dict)
    of_answer: Mapping[int, Stratum] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    version: int
    answer: int | None
    order: int | None
    amount: Decimal
    currency: str
    country: str
    has_earlier: bool


def strata_of(version_ids: Sequence[int], counted: "QuerySet[Answer]", since: datetime, until: datetime) -> Strata:
    """Whoever was asked in the time, and whoever answered in it."""
    rows = _rows(version_ids, counted, since, until)
    bands = _bands(rows)
    asked: dict[int, Counter[Stratum]] = defaultdict(Counter)
    of_answer: dict[int, Stratum] = {}
    for row in rows:
        stratum = _stratum(row, bands)
        asked[row.version][stratum] += 1
        if row.answer is not None:
            of_answer[row.answer] = stratum
    return Strata(asked, of_answer)


def _rows(version_ids: Sequence[int], counted: "QuerySet[Answer]", since: datetime, until: datetime) -> list[_Asked]:
    was_asked = Q(sent_at__gte=since, sent_at__lt=until)
    found = Invitation.objects.real().filter(version__in=version_ids)
    found = found.filter(was_asked | Q(answer__in=counted.values("pk")))
    told = found.annotate(has_earlier=has_ordered_before()).values_list(
        "version_id",
        "answer",
        "order_id",
        "order__total_gross_amount",
        "order__currency",
        "order__shipping_country",
        "has_earlier",
    )
    return [
        _Asked(version, answer, order, amount or Decimal(0), currency or "", country or "", has_earlier)
        for version, answer, order, amount, currency, country, has_earlier in told
    ]


def _bands(rows: Sequence[_Asked]) -> dict[str, list[Decimal]]:
    """By currency, from which amounts on the second third begins, and the last."""
    amounts: dict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        if row.order is not None:
            amounts[row.currency].append(row.amount)
    return {
        currency: [sorted(found)[len(found) * place // BANDS] for place in range(1, BANDS)]
        for currency, found in amounts.items()
    }


def _stratum(row: _Asked, bands: Mapping[str, Sequence[Decimal]]) -> Stratum:
    if row.order is None:
        return Stratum()
    value = str(bisect_right(bands[row.currency], row.amount))
    return Stratum(value, row.country, (Buyers.RETURNING if row.has_earlier else Buyers.NEW).value)
