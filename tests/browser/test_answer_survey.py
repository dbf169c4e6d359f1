"""From the mail's link to the last answer, in a real browser: for everybody, and without JavaScript."""

import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.links import answer_token
from saleor_postventa.surveys.models import AnswerPart, Invitation
from tests.conftest import MovableClock
from tests.returns.make import make_order_with_parcels, make_policy
from tests.surveys.answering.scene import answer_to, invite, make_survey
from tests.surveys.documents import asked as asks

from .accessible import faults_of, need_axe
from .shoppers import PHONE, Visit

KINDS = ("nps", "csat", "ces", "choice", "choices", "matrix", "text", "ranking", "consent")


@pytest.fixture
def order(clock: MovableClock, live_server: LiveServer, in_norte: Shop) -> Order:
    cache.clear()
    make_policy()
    return make_order_with_parcels(number=1)


@pytest.fixture
def asked(order: Order) -> Invitation:
    return invite(make_survey(), order)


def link_of(invitation: Invitation, query: str = "") -> str:
    return f"survey/{answer_token(invitation)}/{query}"


@pytest.mark.proves("C3", part="in a browser without a script: the mail's link, the score, sent, gone on with")
def test_a_mails_link_is_answered_without_javascript(visit: Visit, asked: Invitation) -> None:
    shopper = visit(java_script_enabled=False)
    shopper.open(link_of(asked, "?score=9"))
    assert shopper.page.locator("input[name=q-nps]:checked").input_value() == "9"
    assert not AnswerPart.objects.exists()
    shopper.press("Send")
    assert "nothing more is needed" in shopper.page.get_by_role("status").inner_text()
    assert AnswerPart.objects.get().value == 9
    shopper.page.get_by_label("What did you like best?").fill("That it came on time.")
    shopper.press("Go on")
    assert shopper.title == "Thank you"
    assert answer_to(asked).submitted_at is not None


@pytest.mark.proves("X5", part="axe over the pages of a survey, each kind of question, in light and dark, on a phone")
def test_finds_nothing_grave(visit: Visit, order: Order, asked: Invitation) -> None:
    need_axe()
    shopper, faults = visit(), []
    every = make_survey(code="every-kind", questions=[asks(kind) for kind in KINDS])
    long = invite(every, order, cause="every-kind")
    paths = [link_of(asked, "?lang=es&score=3"), "survey/broken/"]
    for path in [*paths, *[link_of(long, "?lang=en")] * (len(KINDS) + 1)]:
        shopper.open(path)
        faults += faults_of(shopper.page)
        width = shopper.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], f"{path} is {width} wide"
        if "lang=en" in path and shopper.title != "Thank you":
            shopper.press("Send" if shopper.page.get_by_role("button", name="Send").count() else "Go on")
    assert shopper.title == "Thank you"
    shopper.sign_in(order, whole_account=True)
    for path in ("orders/", "orders/1/"):
        shopper.open(path)
        assert shopper.page.locator("fieldset.scale").count() == 1
        faults += faults_of(shopper.page)
    assert faults == []
