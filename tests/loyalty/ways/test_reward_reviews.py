"""Points for reviews: for the act, whatever its stars, and only where they were promised."""

from dataclasses import fields

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.earn_rules.review import ReviewFacts
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.services.moderating import publish_review, refuse_review
from tests.conftest import MovableClock
from tests.loyalty.trade import react
from tests.returns.make import lines_of
from tests.surveys.reviews.scene import BY_STAFF, buy, write

from .scene import make_generous_programme, points_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shop(clock: MovableClock, in_norte: Shop) -> None:
    make_generous_programme(clock, review={"points": 30, "photo_points": 0})
    update_preferences(in_norte, {"is_review_incentive_on": True}, by=SYSTEM)


def written(number: int, stars: int) -> tuple[Customer, Review]:
    order = buy(number, email=f"person{number}@example.test")
    assert order.customer is not None
    return order.customer, write(lines_of(order)[0], stars)


def given_to(person: Customer) -> int:
    """Beside what the order brings, which is on its way."""
    return points_of(person)[1]


@pytest.mark.proves("C16", part="the reward does not know the score")
def test_points_come_for_the_act_whatever_the_stars() -> None:
    people = []
    for stars in (1, 5):
        person, review = written(stars, stars)
        publish_review(review.pk, by=BY_STAFF)
        people.append(person)
    react()
    react()
    assert [given_to(person) for person in people] == [30, 30]
    assert "stars" not in {field.name for field in fields(ReviewFacts)}


def test_nothing_was_promised_and_nothing_is_given(in_norte: Shop) -> None:
    update_preferences(in_norte, {"is_review_incentive_on": False}, by=SYSTEM)
    person, review = written(1, 5)
    publish_review(review.pk, by=BY_STAFF)
    react()
    assert given_to(person) == 0


def test_a_review_that_was_refused_and_shown_after_all_earns_once() -> None:
    person, review = written(1, 5)
    refuse_review(review.pk, reason="spam", text="", by=BY_STAFF)
    react()
    assert given_to(person) == 0
    publish_review(review.pk, by=BY_STAFF)
    refuse_review(review.pk, reason="spam", text="", by=BY_STAFF)
    publish_review(review.pk, by=BY_STAFF)
    react()
    assert given_to(person) == 30
