"""The review page, and what everybody reads of a product, on a phone: axe, both schemes, and without a script."""

import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.review_links import MAIL_HOLDS_FOR, review_token
from saleor_postventa.surveys.services.moderating import answer_review, publish_review, refuse_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.conftest import MovableClock
from tests.returns.make import lines_of, make_order_with_parcels, make_policy

from .accessible import faults_of, need_axe
from .shoppers import PHONE, Visit

BY_STAFF, BY_SHOPPER = Actor.staff("VXNlcjox"), Actor.shopper("VXNlcjoy")


@pytest.fixture
def order(clock: MovableClock, live_server: LiveServer, in_norte: Shop) -> Order:
    cache.clear()
    make_policy()
    return make_order_with_parcels(number=1, lines=((1, "10.00"), (1, "20.00")))


def link_of(order: Order) -> str:
    return f"review/{review_token(order.pk, order.shop, expires_in=MAIL_HOLDS_FOR)}/"


@pytest.mark.proves("C15", part="in a browser without a script: stars from the mail's link, sent, and changed")
def test_is_written_without_javascript(visit: Visit, order: Order) -> None:
    shopper, line = visit(java_script_enabled=False), lines_of(order)[0]
    shopper.open(f"{link_of(order)}?line={line.pk}&stars=2")
    assert shopper.page.locator("input[name=stars]:checked").input_value() == "2"
    assert not Review.objects.exists()
    shopper.page.locator("#text").fill("The seam came apart.")
    shopper.press("Send the review")
    assert "your review is with us" in shopper.page.get_by_role("status").inner_text()
    shopper.page.locator("input[name=stars][value='4']").check()
    shopper.press("Change the review")
    review = Review.objects.get()
    assert (review.stars, review.text, review.status) == (4, "The seam came apart.", "pending")


@pytest.mark.proves("X5", part="axe over the pages of reviews, in light and dark, on a phone")
@pytest.mark.parametrize("language", ["en", "es"])
def test_finds_nothing_grave(visit: Visit, order: Order, language: str) -> None:
    need_axe()
    shopper, faults = visit(), []
    first, second = lines_of(order)
    said = Written(stars=1, title="Bad", text="It came with a dent.", shown_name="Ana", language="en")
    published = publish_review(write_review(first.pk, said, by=BY_SHOPPER).pk, by=BY_STAFF)
    answer_review(published.pk, text="We are sorry, and send another.", by=BY_STAFF)
    refused = write_review(second.pk, said, by=BY_SHOPPER)
    here, speak = link_of(order), f"lang={language}"
    other = link_of(make_order_with_parcels(number=2))
    paths = [
        f"{here}?{speak}",
        f"{here}?line={first.pk}&{speak}",
        f"{here}?line={second.pk}&{speak}&sent=1",
        f"{other}?{speak}&stars=5",
        f"review/broken/?{speak}",
        f"reviews/?{speak}",
        f"reviews/?product={published.product}&{speak}",
    ]
    for path in paths:
        shopper.open(path)
        faults += faults_of(shopper.page)
        width = shopper.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], f"{path} is {width} wide"
    refuse_review(refused.pk, reason="other", text="It tells where you live.", by=BY_STAFF)
    shopper.open(f"{here}?line={second.pk}&{speak}")
    assert "It tells where you live." in shopper.page.locator("main").inner_text()
    faults += faults_of(shopper.page)
    assert faults == []
