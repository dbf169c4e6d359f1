"""These tests speak with a Saleor that somebody names, wherever it is.

For whole returns (`care`, `trade`, `payments`) our own processes are started, and a payment app that says what it is
told to: LIVE_PRODUCT_URL and LIVE_PAYMENT_URL are free ports of this machine where that Saleor reaches them,
LIVE_BROKER_URL is a broker, LIVE_DATABASE_URL an empty PostgreSQL database. For the one test in which Saleor is away,
LIVE_SALEOR_SWITCH is a program that takes `off` and `on`, and ends once that is done. Orders, products, gift cards,
vouchers and local apps stay behind in Saleor, Spain's tax rate is set to 21 %, the European warehouse
moves to Madrid and hands orders over, and our app is installed anew.
"""

import os
from collections.abc import Iterator

import pytest

from .aftersales import AfterSales
from .payment_app import PaymentApp, payment_app
from .product import Product
from .saleor import Saleor
from .trade import Trade

WHOLE = [
    "SALEOR_API_URL",
    "SALEOR_EMAIL",
    "SALEOR_PASSWORD",
    "LIVE_PRODUCT_URL",
    "LIVE_PAYMENT_URL",
    "LIVE_BROKER_URL",
    "LIVE_DATABASE_URL",
]
PRICES = {"S": "20.00", "M": "20.00", "L": "27.35"}
GROSS, NET = "channel-pln", "default-channel"


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> None:
    """In place of the guard that keeps all other tests on this machine."""


@pytest.fixture(scope="session")
def staff() -> Saleor:
    missing = [name for name in WHOLE if not os.environ.get(name)]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    return Saleor(os.environ["SALEOR_API_URL"], os.environ["SALEOR_EMAIL"], os.environ["SALEOR_PASSWORD"])


@pytest.fixture(scope="session")
def payment_process(staff: Saleor) -> Iterator[PaymentApp]:
    with payment_app(staff, os.environ["LIVE_PAYMENT_URL"]) as made:
        yield made


@pytest.fixture
def payments(payment_process: PaymentApp) -> PaymentApp:
    payment_process.asked.clear()
    payment_process.says = "success"
    return payment_process


@pytest.fixture(scope="session")
def product(staff: Saleor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    folder = tmp_path_factory.mktemp("live")
    made = Product.make(
        os.environ["LIVE_PRODUCT_URL"],
        folder,
        saleor=staff.api_url,
        database=os.environ["LIVE_DATABASE_URL"],
        broker=os.environ["LIVE_BROKER_URL"],
    )
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="session")
def care(product: Product, staff: Saleor) -> AfterSales:
    made = AfterSales(product, staff)
    made.install()
    made.register()
    made.publish_policy()
    return made


@pytest.fixture(scope="session")
def trade(staff: Saleor, payment_process: PaymentApp, care: AfterSales) -> Trade:
    """Prices that are entered with tax."""
    _tax(staff)
    return Trade.open(staff, payment_process, GROSS, PRICES)


@pytest.fixture(scope="session")
def net_trade(staff: Saleor, payment_process: PaymentApp, care: AfterSales) -> Trade:
    """Prices to which the tax is added."""
    _tax(staff)
    return Trade.open(staff, payment_process, NET, PRICES)


def _tax(staff: Saleor) -> None:
    staff.ask(
        """mutation { taxCountryConfigurationUpdate(countryCode: ES, updateTaxClassRates: [{rate: 21}]) {
          errors { field message code } } }"""
    )
