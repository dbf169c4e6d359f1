import pytest
from django.core.cache import cache
from django.test import Client

from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from tests.mailing import conftest as mailing
from tests.mailing.scene import make_customer, make_order

mailbox = mailing.mailbox
shop = mailing.shop


@pytest.fixture(autouse=True)
def _nobody_knocked_yet() -> None:
    cache.clear()


@pytest.fixture
def web() -> Client:
    return Client(enforce_csrf_checks=False, HTTP_HOST="postventa.example.test", secure=True, HTTP_ACCEPT_LANGUAGE="en")


@pytest.fixture
def order(shop: Shop) -> Order:
    """A guest's, number 5001."""
    guest = make_customer(saleor_id=None, email="guest@example.test", language="en")
    return make_order(guest, number="5001", language="EN")
