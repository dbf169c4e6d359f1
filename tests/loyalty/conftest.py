"""A shop whose customers have points."""

from collections.abc import Callable
from itertools import count

import pytest

from saleor_postventa.loyalty.ledger.movements import Terms
from saleor_postventa.loyalty.models import Account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

_numbers = count(1)


def make_account() -> Account:
    """Of a new customer, in the current shop's scope."""
    shop = current_shop()
    customer = Customer.objects.create(shop=shop, email=f"points{next(_numbers)}@example.test")
    return Account.objects.create(shop=shop, customer=customer)


def terms(key: str | None = None, **cause: object) -> Terms:
    return Terms(key or f"key:{next(_numbers)}", cause=cause)


@pytest.fixture
def account(in_norte: Shop) -> Account:
    return make_account()


@pytest.fixture
def rests() -> Callable[[Account], list[tuple[int, object]]]:
    """What is left in an account's lots, and until when, in the order in which it is drawn."""
    return lambda account: [
        (lot.rest, lot.expires_at)
        for lot in account.lots.open().first_in_first_out()  # type: ignore[attr-defined]
    ]
