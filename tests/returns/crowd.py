"""A queue of many returns, written in a few statements: what each of them is follows from its number alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import Return, ReturnLine
from saleor_postventa.returns.rules import CLOSED, Outcome, ReturnStatus
from saleor_postventa.shops.scope import current_shop

from .rows import make_reason

STATUSES = (
    ReturnStatus.REQUESTED,
    ReturnStatus.REQUESTED,
    ReturnStatus.APPROVED,
    ReturnStatus.SENT,
    ReturnStatus.RECEIVED,
    ReturnStatus.INSPECTED,
    ReturnStatus.RESOLVED,
    ReturnStatus.DECLINED,
    ReturnStatus.CANCELLED,
    ReturnStatus.EXPIRED,
)
REASONS = ("too_small", "damaged", "changed_mind")
COUNTRIES = ("ES", "PT", "FR")
WITH_CLOCK = frozenset({ReturnStatus.SENT, ReturnStatus.RECEIVED, ReturnStatus.INSPECTED})
ARRIVED = frozenset({ReturnStatus.RECEIVED, ReturnStatus.INSPECTED, ReturnStatus.RESOLVED})
REFUND_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Sketch:
    """One of them; `age` is in whole days, and half of it was spent in the state that it is in."""

    n: int

    @property
    def number(self) -> str:
        return f"R-{10001 + self.n}"

    @property
    def status(self) -> ReturnStatus:
        return STATUSES[self.n % 10]

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    @property
    def approved(self) -> int | None:
        if self.status == ReturnStatus.REQUESTED:
            return None
        return 0 if self.status in (ReturnStatus.DECLINED, ReturnStatus.CANCELLED) else 1

    @property
    def age(self) -> int:
        return self.n % 37

    @property
    def days_in_status(self) -> int:
        return self.age // 2

    @property
    def reason(self) -> str:
        return REASONS[self.n % 3]

    @property
    def country(self) -> str:
        return COUNTRIES[self.n // 10 % 3]

    @property
    def outcome(self) -> Outcome:
        return (Outcome.REFUND, Outcome.CREDIT)[self.n // 20 % 2]

    @property
    def needs_review(self) -> bool:
        return self.status == ReturnStatus.REQUESTED and self.n // 10 % 4 == 0

    @property
    def is_overdue(self) -> bool:
        """Not answered within two days, or not paid within fourteen."""
        if self.status == ReturnStatus.REQUESTED:
            return self.age >= 2
        return self.status in WITH_CLOCK and self.age >= REFUND_WITHIN.days


def make_crowd(count: int, *, at: datetime) -> list[Sketch]:
    """So many returns, each of an order of its own; five belong to one person."""
    sketches = [Sketch(n) for n in range(count)]
    shop, moment = current_shop(), at - timedelta(hours=1)
    people = Customer.objects.bulk_create(
        Customer(shop=shop, saleor_id=f"Crowd:{n}", email=f"crowd{n}@example.test", first_name=f"Person {n}")
        for n in range(1 + count // 5)
    )
    orders = Order.objects.bulk_create(
        Order(
            shop=shop,
            saleor_id=f"CrowdOrder:{each.n}",
            number=f"C{each.n}",
            customer=people[each.n // 5],
            shipping_country=each.country,
            currency="EUR",
            placed_at=moment - timedelta(days=each.age + 3),
            user_email=people[each.n // 5].email,
        )
        for each in sketches
    )
    lines = OrderLine.objects.bulk_create(
        OrderLine(
            shop=shop,
            order=order,
            saleor_id=f"CrowdLine:{order.number}",
            product_name="Linen shirt",
            quantity=1,
            quantity_fulfilled=1,
            unit_price_gross_amount=Decimal("39.90"),
            currency="EUR",
        )
        for order in orders
    )
    made = [_return(each, order, moment) for each, order in zip(sketches, orders, strict=True)]
    returns = Return.objects.bulk_create(made)
    reasons = {code: make_reason(code) for code in REASONS}
    ReturnLine.objects.bulk_create(
        ReturnLine(
            shop=shop,
            of=ret,
            order_line=line,
            quantity=1,
            quantity_approved=each.approved,
            quantity_received=int(each.status in ARRIVED),
            quantity_inspected=int(each.status in ARRIVED - {ReturnStatus.RECEIVED}),
            reason=reasons[each.reason],
            estimate_amount=Decimal("39.90"),
        )
        for each, ret, line in zip(sketches, returns, lines, strict=True)
    )
    return sketches


def _return(each: Sketch, order: Order, moment: datetime) -> Return:
    asked_at = moment - timedelta(days=each.age)
    return Return(
        shop=order.shop,
        number=each.number,
        order=order,
        customer=order.customer,
        status=each.status,
        status_since=moment - timedelta(days=each.days_in_status),
        outcome=each.outcome,
        method="own_carrier",
        needs_review=each.needs_review,
        currency="EUR",
        estimate_amount=Decimal("39.90"),
        requested_at=asked_at,
        refund_due_at=asked_at + REFUND_WITHIN if each.status in WITH_CLOCK else None,
    )
