"""Points for answering a survey: for the act alone, once, and said beforehand."""

from typing import Any

import pytest
from django.core.cache import cache

from saleor_postventa.loyalty.models import Earning
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Answer, Invitation
from tests.conftest import MovableClock
from tests.loyalty.trade import buy, react
from tests.returns.make import make_policy
from tests.surveys.answering.scene import browser, invite, make_survey, path_to, read, send

from .scene import make_generous_programme

pytestmark = pytest.mark.django_db
LABEL = "for answering to the end, whatever you answer"


@pytest.fixture
def earning(clock: MovableClock, in_norte: Shop) -> None:
    cache.clear()
    make_policy()
    make_generous_programme(clock)


def make_asked(**changes: Any) -> Invitation:
    order = buy(1, (1, "50.00"))
    assert order.customer is not None
    order.customer.saleor_id = "account"
    order.customer.save(update_fields=["saleor_id"])
    return invite(make_survey(points=True), order, **changes)


def earned() -> list[tuple[str, int]]:
    return list(Earning.objects.filter(way="survey").values_list("key", "points"))


@pytest.mark.proves("C22")
@pytest.mark.usefixtures("earning")
def test_answering_twice_earns_once() -> None:
    asked = make_asked()
    web, path = browser(), path_to(asked)
    send(web, path, "nps", "9")
    react()
    assert earned() == []
    for _turn in range(2):
        send(web, path, "what_pleased", "Everything.")
        send(web, path, "nps", "3")
        send(web, path, "what_failed", "Nothing.")
        send(web, path, "nps", "9")
        react()
    assert [points for _key, points in earned()] == [20]
    assert "come by themselves" in read(web, path)


@pytest.mark.proves("C16")
@pytest.mark.parametrize("score", ["0", "10"])
@pytest.mark.usefixtures("earning")
def test_the_points_are_the_same_whatever_is_answered(score: str) -> None:
    """They are said, and given, before anybody who gives them could know the score: the fact has none."""
    asked = make_asked()
    web, path = browser(), path_to(asked)
    assert f"You get 20 points {LABEL}" in read(web, path)
    send(web, path, "nps", score)
    send(web, path, "what_failed" if score == "0" else "what_pleased", "")
    Answer.objects.get().parts.all().delete()
    react()
    [(_key, points)] = earned()
    assert points == 20


@pytest.mark.proves("C16", part="nothing is said where nothing is given")
@pytest.mark.usefixtures("earning")
def test_nothing_is_promised_that_is_not_given(clock: MovableClock) -> None:
    asked = make_asked()
    silent = invite(make_survey(code="silent"), asked.order or buy(2), cause="silent")
    assert LABEL not in read(browser(), path_to(silent))
    send(browser(), path_to(silent), "nps", "9")
    send(browser(), path_to(silent), "what_pleased", "")
    react()
    assert earned() == []
    make_generous_programme(clock, since=clock.moment, survey={"is_on": False})
    assert LABEL not in read(browser(), path_to(asked))
