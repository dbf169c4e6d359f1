"""The page of points in a real browser: for everybody, and without JavaScript."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Redemption
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.loyalty.services import follow_level
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from tests.api.rewarded import make_redemption_row
from tests.conftest import MovableClock
from tests.loyalty.rewards.scene import any_amount, make_reward
from tests.loyalty.trade import account_of, buy, make_programme, send_back
from tests.returns.make import make_policy

from .accessible import faults_of, need_axe
from .shoppers import Visit

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 1000}}


@pytest.fixture
def order(clock: MovableClock, live_server: LiveServer, in_norte: Shop) -> Order:
    """Of somebody with points on their way and to use, a code in hand, and rewards to be had and not to be had."""
    cache.clear()
    make_policy()
    make_programme(clock, tiers=dump(default_programme())["tiers"])
    first, second = buy(1, (2, "25.00"), (1, "60.00")), buy(2, (1, "19.90"))
    send_back(first, {0: 1})
    Customer.objects.filter(pk=first.customer_id).update(saleor_id="VXNlcjox")
    account = account_of(first)
    follow_level(account.pk)
    post(grant(account, 1500, Terms("first"), expires_at=clock.moment + timedelta(days=200)))
    post(grant(account, 240, Terms("second"), expires_at=clock.moment + timedelta(days=320)))
    make_redemption_row(account, make_reward(names={"en": "€5 off", "es": "5 € menos"}), "K7QX-2HMD-9TRW")
    any_amount(names={"en": "Money off", "es": "Descuento"})
    make_reward(points=5000, names={"en": "A weekend away", "es": "Un fin de semana"})
    return Order.objects.get(pk=second.pk)


@pytest.mark.proves("X5", part="axe over the pages of points, in light and dark, on a phone and at a desk")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_finds_nothing_grave(visit: Visit, order: Order, scheme: str, size: str) -> None:
    need_axe()
    shopper = visit(color_scheme=scheme)
    shopper.page.set_viewport_size(SIZES[size])
    shopper.sign_in(order, whole_account=True)
    faults = []
    for path in ("points/?lang=es", "points/?lang=en", "orders/", "orders/1/", "points/?before=3"):
        shopper.open(path)
        shopper.page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
        faults += faults_of(shopper.page)
        width = shopper.page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size]["width"], f"{path} is {width} wide"
    assert faults == []


def test_points_are_spent_and_given_back_without_javascript(visit: Visit, order: Order) -> None:
    shopper = visit(java_script_enabled=False)
    shopper.sign_in(order, whole_account=True)
    shopper.open("orders/")
    with shopper.page.expect_navigation():
        shopper.page.get_by_role("link", name="Your points").click()
    assert shopper.title == "Your points"
    shopper.page.locator("input[name=amount]").fill("2.50")
    shopper.press("Take “Money off”")
    assert shopper.page.get_by_role("status").is_visible()
    assert Redemption.objects.filter(points=250).count() == 1
    shopper.page.reload()
    assert Redemption.objects.filter(points=250).count() == 1
    shopper.page.locator("summary", has_text="Changed your mind?").first.click()
    shopper.press("Give “€5 off” back")
    assert "is being withdrawn" in shopper.page.locator("#in-hand").inner_text()


def test_the_statement_is_a_file(visit: Visit, order: Order) -> None:
    shopper = visit()
    shopper.sign_in(order, whole_account=True)
    shopper.open("points/")
    with shopper.page.expect_download() as download:
        shopper.page.get_by_role("link", name="Download the statement").click()
    assert download.value.suggested_filename.startswith("points-norte-")
