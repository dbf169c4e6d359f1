"""What became of an order's money, told from what Saleor says of it."""

from decimal import Decimal

import pytest

from saleor_postventa.orders.rules import PaymentState, payment_state


@pytest.mark.parametrize(
    ("charged", "refunded", "is_paid", "state"),
    [
        ("0", "0", False, PaymentState.UNPAID),
        ("10", "0", False, PaymentState.PARTLY_PAID),
        ("20", "0", True, PaymentState.PAID),
        ("0", "0", True, PaymentState.PAID),  # it cost nothing
        ("15", "5", False, PaymentState.PARTLY_REFUNDED),
        ("20", "5", True, PaymentState.PARTLY_REFUNDED),  # more was charged than it cost
        ("0", "20", False, PaymentState.REFUNDED),
    ],
)
def test_tells_money_that_went_back_from_money_that_never_came(
    charged: str, refunded: str, is_paid: bool, state: PaymentState
) -> None:
    assert payment_state(charged=Decimal(charged), refunded=Decimal(refunded), is_paid=is_paid) == state
