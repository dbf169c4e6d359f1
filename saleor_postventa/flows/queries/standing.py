"""Where each customer stands among all who bought: recency, frequency and monetary value in fifths (RFM).

A. M. Hughes, Strategic Database Marketing (1994): five equal groups by each. A value's group is
`1 + floor(5 * (how many have a lower one) / (how many there are))`, so that equal values are in one group, which
NTILE would tear apart by chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, F, Max, Sum, Window
from django.db.models.functions import Coalesce, Rank

from saleor_postventa.orders.queries import standing_orders

FIFTHS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """`spent` is of `currency` alone."""

    customer_id: int
    recency: int
    frequency: int
    monetary: int
    orders: int
    last_order_at: datetime
    spent: Decimal
    currency: str


def fifth(below: int, n: int) -> int:
    """Of somebody who has `below` others of `n` under them."""
    return 1 + FIFTHS * below // n


def main_currency() -> str:
    """The one that most orders of the shop have; of two as many, the first by name. Empty where there are none."""
    rows = standing_orders().exclude(currency="").order_by().values("currency").annotate(count=Count("pk"))
    return next((row["currency"] for row in rows.order_by("-count", "currency")[:1]), "")


def standings() -> Iterator[Stand]:
    """Of everybody who bought in the shop's main currency, in one query, lowest id first."""
    currency = main_currency()
    people = (
        standing_orders()
        .filter(currency=currency, customer__erased_at=None)
        .exclude(customer=None)
        .order_by()
        .values("customer_id")
        .annotate(
            orders=Count("pk"),
            last=Max("placed_at"),
            spent=Sum(Coalesce(F("total_gross_amount"), Decimal(0)) - Coalesce(F("refunded_amount"), Decimal(0))),
        )
        .annotate(
            under_recency=Window(Rank(), order_by=F("last").asc()),
            under_frequency=Window(Rank(), order_by=F("orders").asc()),
            under_monetary=Window(Rank(), order_by=F("spent").asc()),
        )
        .order_by("customer_id")
    )
    rows = list(people)
    for row in rows:
        yield Stand(
            customer_id=row["customer_id"],
            recency=fifth(row["under_recency"] - 1, len(rows)),
            frequency=fifth(row["under_frequency"] - 1, len(rows)),
            monetary=fifth(row["under_monetary"] - 1, len(rows)),
            orders=row["orders"],
            last_order_at=row["last"],
            spent=row["spent"],
            currency=currency,
        )
