"""Other systems are told of answers and reviews: signed, with ids, and without a word of what was written."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.hooks.registry import topics
from saleor_postventa.hooks.services import UnknownTopic, create_endpoint
from saleor_postventa.orders.models import Order
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import create_api_key
from saleor_postventa.surveys.models import Answer
from saleor_postventa.surveys.result_links import ResultsAsked, Sheet, results_path
from saleor_postventa.surveys.services.moderating import answer_review, publish_review, refuse_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.cast import STAFF
from tests.hooks.listener import Listener, listening
from tests.mailing.scene import run_queue
from tests.returns.make import lines_of, make_order_with_parcels

from .answering.scene import browser, invite, make_survey, path_to, send

pytestmark = pytest.mark.django_db
BY = Actor.staff(STAFF.id)
TOPICS = [each.code for each in topics if each.scope == "surveys.read"]
WORDS = "I am Ana, and the box was open."


@pytest.fixture
def other(in_norte: Shop, clock: object, mailbox: object) -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def order(other: Listener) -> Order:
    create_endpoint(name="Help desk", url=other.url, listens_to=TOPICS, by=BY)
    return make_order_with_parcels(number=1)


def heard(other: Listener) -> list[tuple[str, dict[str, Any]]]:
    run_queue("reactions")
    run_queue("hooks")
    told = [json.loads(each.body) for each in other.heard]
    return [(each["type"], each["data"]) for each in told]


def test_there_is_a_topic_for_each_thing_that_becomes_true() -> None:
    assert [
        *("review.answered", "review.published", "review.refused", "review.written"),
        *("survey.answered", "survey.score_given"),
    ] == TOPICS


@pytest.mark.proves("C19")
def test_answers_go_out_by_webhook_and_by_file_and_lead_to_nobody_who_was_erased(other: Listener, order: Order) -> None:
    """Webhook, CSV, JSON with its codebook, and what is left of somebody who asked to be forgotten."""
    invitation = invite(make_survey(), order)
    send(browser(), path_to(invitation), "nps", "3")
    send(browser(), path_to(invitation), "what_failed", WORDS)
    told = heard(other)
    assert [topic for topic, _data in told] == ["survey.score_given", "survey.answered"]
    answer = Answer.objects.get()
    assert told[1][1]["answer_id"] == answer.pk
    assert order.customer is not None
    assert {data["order_saleor_id"] for _topic, data in told} == {order.saleor_id}
    assert {data["customer_saleor_id"] for _topic, data in told} == {order.customer.saleor_id or None}
    assert not [each for each in other.heard if WORDS in each.body or order.customer.email in each.body]

    def sheet(kind: Sheet) -> str:
        day = now().date()
        asked = ResultsAsked(invitation.version_id, day, day, {}, kind, "en")
        found: Any = browser().get(results_path(asked, invitation.shop))
        return b"".join(found.streaming_content).decode()

    assert WORDS in sheet(Sheet.ANSWERS)
    columns = sheet(Sheet.ANSWERS).removeprefix("\ufeff").splitlines()[0].replace(";", ",").split(",")
    assert all(each in sheet(Sheet.CODEBOOK) for each in columns)
    erase_known(order.customer.pk, ErasureReason.ASKED, at=now(), by=SYSTEM)
    run_queue("reactions")
    left = json.loads(sheet(Sheet.JSON))
    assert [(each["nps"], each.get("what_failed", "")) for each in left["answers"]] == [("3", "")]
    assert {each["column"] for each in left["codebook"]} >= set(left["answers"][0])
    answer.refresh_from_db()
    assert (answer.customer, answer.order) == (None, None)


def test_reviews_go_out_without_their_stars(other: Listener, order: Order) -> None:
    line = lines_of(order)[0]
    review = write_review(line.pk, Written(stars=1, text=WORDS, shown_name="Ana"), by=Actor.shopper("guest:1"))
    refuse_review(review.pk, reason="private", text="", by=BY)
    publish_review(review.pk, by=BY)
    answer_review(review.pk, text="Sorry.", by=BY)
    told = heard(other)
    assert [topic for topic, _data in told] == [
        "review.written",
        "review.refused",
        "review.published",
        "review.answered",
    ]
    assert {data["review_id"] for _topic, data in told} == {review.pk}
    assert not [data for _topic, data in told if "stars" in data]
    assert not [each for each in other.heard if WORDS in each.body]


def test_a_key_listens_to_them_that_may_read_results(in_norte: Shop) -> None:
    may, _shown = create_api_key(in_norte, name="a", scopes=["surveys.read", "hooks.write"], by=BY)
    may_not, _shown = create_api_key(in_norte, name="b", scopes=["points.read", "hooks.write"], by=BY)
    made, _secret = create_endpoint(
        name="Own", url="https://own.example", listens_to=["survey.answered"], key=may, by=BY
    )
    assert made.topics == ["survey.answered"]
    with pytest.raises(UnknownTopic):
        create_endpoint(name="Own", url="https://own.example", listens_to=["survey.answered"], key=may_not, by=BY)
