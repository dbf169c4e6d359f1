"""What the live tests look at in Saleor's books of one order (`Trade.books`)."""

from decimal import Decimal

from .saleor import Answer
from .trade import Trade


def cents(amount: Answer | float | str) -> Decimal:
    found = amount["amount"] if isinstance(amount, dict) else amount
    return Decimal(str(found)).quantize(Decimal("0.01"))


def line_of(books: Answer, size: str, trade: Trade) -> str:
    return str(next(line["id"] for line in books["lines"] if line["variant"]["id"] == trade.sizes[size]))


def grants(books: Answer) -> list[tuple[str, Decimal, bool, list[int]]]:
    """Status, amount, whether for shipping too, and units by line."""
    return [
        (row["status"], cents(row["amount"]), row["shippingCostsIncluded"], [line["quantity"] for line in row["lines"]])
        for row in books["grantedRefunds"]
    ]


def events(books: Answer, kind: str) -> list[Decimal]:
    """The amounts of the events of this kind, of all the order's transactions."""
    return [cents(each["amount"]) for row in books["transactions"] for each in row["events"] if each["type"] == kind]


def refunded(books: Answer) -> Decimal:
    return sum((cents(row["refundedAmount"]) for row in books["transactions"]), Decimal(0))


def units(books: Answer, status: str, line: str) -> int:
    """Of an order's line, in fulfilments of this status."""
    parcels = [each for each in books["fulfillments"] if each["status"] == status]
    return sum(row["quantity"] for each in parcels for row in each["lines"] if row["orderLine"]["id"] == line)
