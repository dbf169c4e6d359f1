"""The verbs of answering: in threads, by a score alone, and when it is not over yet."""

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation
from saleor_postventa.surveys.queries.answers import known_without_asking
from saleor_postventa.surveys.questions.kind import NotOffered, Unanswered
from saleor_postventa.surveys.services.answering import (
    NoScore,
    NotAsked,
    answer_page,
    record_score,
)
from saleor_postventa.surveys.services.begun import Sender, begin
from tests.conftest import MovableClock
from tests.race import side_by_side
from tests.returns.make import make_order_with_parcels, make_policy

from .scene import FIND_US, browser, given, invite, make_survey, path_to, send

BY = Sender(by=Actor.shopper("guest:1"), language="en")


@pytest.mark.django_db
def test_a_score_alone_is_an_answer(asked: Invitation) -> None:
    answer = record_score(asked.pk, 7, BY)
    assert (given(asked), answer.submitted_at) == ({"nps": 7}, None)
    assert Answer.objects.counted().count() == 1
    with pytest.raises(NotOffered):
        record_score(asked.pk, 11, BY)
    assert given(asked) == {"nps": 7}
    answered = answer_page(asked.pk, "what_more", {}, BY)
    assert answered.submitted_at is not None
    assert answered.passed == ["what_more"]


@pytest.mark.django_db
def test_refusals_keep_nothing(order: Order) -> None:
    asked = invite(make_survey(FIND_US), order)
    with pytest.raises(NoScore):
        record_score(asked.pk, 7, BY)
    with pytest.raises(NotAsked):
        answer_page(asked.pk, "nps", {}, BY)
    with pytest.raises(Unanswered):
        answer_page(asked.pk, "source", {}, BY)
    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_what_was_known_is_kept_as_it_was(asked: Invitation, order: Order) -> None:
    known = known_without_asking(asked)
    assert (known["country"], known["channel"], known["trigger"]) == ("ES", order.channel, "delivered")
    assert len(known["products"]) == 1
    assert begin(asked.pk, BY).answer.hidden == known
    order.shipping_country = "PT"
    order.save(update_fields=["shipping_country"])
    assert begin(asked.pk, BY).answer.hidden["country"] == "ES"
    asked.version.refresh_from_db()
    assert asked.version.first_answered_at is not None


@pytest.mark.pg
@pytest.mark.proves("C5")
@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_answer_and_a_changed_token_is_none(norte: Shop, clock: MovableClock) -> None:
    with shop_scope(norte):
        make_policy()
        asked = invite(make_survey(), make_order_with_parcels(number=1))

    def vote(score: int) -> None:
        with shop_scope(norte):
            record_score(asked.pk, score, BY)

    assert not side_by_side(vote, [3, 9, 3, 9])
    with shop_scope(norte):
        assert Answer.objects.count() == 1
        assert AnswerPart.objects.count() == 1
        changed = path_to(asked).replace("/survey/", "/survey/x")
    assert send(browser(), changed, "nps", "10").status_code == 404
