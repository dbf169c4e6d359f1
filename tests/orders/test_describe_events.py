from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from saleor_postventa.core.event import Event
from saleor_postventa.orders.events import (
    OrderPaid,
    ParcelDelivered,
    ParcelShipped,
    RefundSeen,
    UnitsCameBack,
    UnitsReleased,
)

MOMENT = datetime(2026, 6, 1, tzinfo=UTC)


def shipped(count: int) -> ParcelShipped:
    return ParcelShipped(
        occurred_at=MOMENT, parcel_id=1, units={"1": count}, has_tracking=False, notify_customer=None, is_imported=False
    )


def refunded(currency: str) -> RefundSeen:
    return RefundSeen(
        occurred_at=MOMENT, reference="r", psp_reference="", amount=Decimal("1200"), currency=currency, units={}
    )


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (shipped(1), "A parcel with 1 item was sent."),
        (shipped(3), "A parcel with 3 items was sent."),
        (refunded("EUR"), "€1,200.00 was refunded."),
        (refunded("JPY"), "¥1,200 was refunded."),
        (
            OrderPaid(occurred_at=MOMENT, charged_amount=Decimal("20.0"), currency="EUR"),
            "The order was paid: €20.00.",
        ),
        (
            ParcelDelivered(occurred_at=MOMENT, parcel_id=1, source="estimate", units={}),
            "A parcel should have arrived by now (estimated).",
        ),
        (
            ParcelDelivered(occurred_at=MOMENT, parcel_id=1, source="carrier", units={}),
            "A parcel was delivered.",
        ),
        (UnitsCameBack(occurred_at=MOMENT, units={"1": 1}, totals={"1": 2}), "1 item came back."),
        (UnitsCameBack(occurred_at=MOMENT, units={"1": 1, "2": 2}, totals={"1": 2, "2": 2}), "3 items came back."),
        (
            UnitsReleased(occurred_at=MOMENT, reservation_id=1, quantity=2, purpose="return", reference="R1"),
            "2 items are no longer set apart.",
        ),
    ],
)
def test_says_what_happened_as_people_do(event: Event, sentence: str) -> None:
    with override("en"):
        assert event.describe() == sentence
