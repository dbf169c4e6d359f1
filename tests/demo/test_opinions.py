"""Half a year of what the demo's customers said: through the services, in its own time, and with no mail of then."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from saleor_postventa.care.models import Case
from saleor_postventa.care.queries import CaseFilter, search_cases
from saleor_postventa.core import clock as core_clock
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.demo.opinions.answers import FATES, PAUSE, STRIKE, USUAL
from saleor_postventa.demo.opinions.asking import NothingToAsk, ask_now
from saleor_postventa.demo.opinions.past import tell_past
from saleor_postventa.demo.opinions.surveys import EVERY_KIND, publish_surveys
from saleor_postventa.demo.travel import at, demo_now
from saleor_postventa.events.models import ReactionRun
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.shops.models import Colleague, Shop
from saleor_postventa.surveys.document.checks import flaws
from saleor_postventa.surveys.document.document import read
from saleor_postventa.surveys.models import Answer, Invitation, Review, Survey
from saleor_postventa.surveys.questions.kind import question_kinds
from saleor_postventa.web.ids import show_id
from tests.returns.make import make_order_with_parcels
from tests.surveys.reviews.scene import ask_for_reviews_in

pytestmark = pytest.mark.django_db
ORDERS, DAYS_APART = 130, 1
TEAM = {show_id("User", 1): "ana@example.test", show_id("User", 4): "nuria@example.test"}


@pytest.fixture
def shop(in_norte: Shop, settings: Any, tmp_path: Path) -> Iterator[Shop]:
    """In the demo's own time, whose offset is none."""
    settings.DEMO_DIR = tmp_path
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    core_clock.use_source(demo_now)
    yield in_norte
    core_clock.use_source(None)


@pytest.fixture
def year(shop: Shop) -> None:
    """An order a day; the first two are of the same person."""
    for number in range(1, ORDERS + 1):
        order = make_order_with_parcels(number=number, email=f"p{max(number, 2)}@example.test", lines=((1, "9.00"),))
        placed = now() - timedelta(days=(ORDERS - number) * DAYS_APART + 8)
        Order.objects.filter(pk=order.pk).update(placed_at=placed, language="ES_ES")
        Parcel.objects.filter(order=order).update(shipped_at=placed + timedelta(days=1))
    ReactionRun.objects.all().delete()


def test_everything_happened_in_its_own_time(year: None) -> None:
    told, moment = tell_past(TEAM), now()
    assert told["answers"] == Answer.objects.count() > len(FATES) + 20
    assert told["reviews"] == Review.objects.count()
    for answer in Answer.objects.select_related("invitation"):
        assert answer.invitation.sent_at < answer.started_at <= answer.updated_at < moment
        assert not answer.is_spam
    assert not Invitation.objects.filter(status="sent", expires_at__lt=moment).exists()
    assert not ReactionRun.objects.filter(state=WorkState.WAITING).exists()


def test_nobody_was_asked_twice_within_the_pause(year: None) -> None:
    tell_past(TEAM)
    same = Invitation.objects.filter(order__number__in=("1", "2")).order_by("due_at")
    assert [each.reason for each in same] == ["", "asked_lately"]
    assert same[1].due_at - same[0].due_at < PAUSE


def test_cases_stand_as_a_visitor_should_find_them(year: None) -> None:
    tell_past(TEAM)
    lately = Case.objects.filter(opened_at__gt=now() - timedelta(days=8), score__in=[fate.score for fate in FATES])
    assert {"open", "answered", "solved"} <= set(lately.values_list("state", flat=True))
    assert search_cases(CaseFilter(is_overdue=True), now=now()).count() == 1
    assert Case.objects.filter(state="solved", outcome="compensated").exclude(first_answered_at=None).count() == 1
    assert not Case.objects.filter(state="open", opened_at__lt=now() - timedelta(days=4)).exists()


def test_only_mails_of_the_last_days_are_sent(year: None) -> None:
    """Of what the team said to shoppers lately; of all the rest there was nothing to mail."""
    tell_past(TEAM)
    assert sorted(Message.objects.values_list("kind", flat=True)) == ["case_answer", "case_solved"]
    assert all(message.expires_at > now() for message in Message.objects.all())


def test_tells_it_once(year: None) -> None:
    tell_past(TEAM)
    counts = Answer.objects.count(), Survey.objects.count(), Colleague.objects.count()
    assert tell_past(TEAM) == {"answers": 0, "reviews": 0}
    assert (Answer.objects.count(), Survey.objects.count(), Colleague.objects.count()) == counts == (counts[0], 3, 2)


def test_the_draft_has_each_kind_of_question_and_nothing_is_to_be_said_against_it() -> None:
    document = read(EVERY_KIND)
    assert [each for each in flaws(document, default_language="es") if each.is_blocking] == []
    assert {each.kind for each in document.questions} >= {kind.code for kind in question_kinds} - {"file"}


def test_chances_are_out_of_a_hundred() -> None:
    assert (sum(USUAL), sum(STRIKE)) == (100, 100)


def test_the_past_is_told_of_by_this_thread_alone_and_left_again(shop: Shop) -> None:
    before = now()
    with at(before - timedelta(days=9)):
        assert now() == before - timedelta(days=9)
    assert now() >= before


def test_who_bought_today_is_asked_for_reviews_at_once(shop: Shop) -> None:
    ask_for_reviews_in(shop, review_delay_days=0)
    order = make_order_with_parcels(number=7, delivered_at=now())
    with pytest.raises(NothingToAsk):
        ask_now("no such order", "reviews")
    ask_now(order.number, "reviews")
    assert [each.kind for each in Message.objects.filter(order=order)] == ["review_request"]
    with pytest.raises(NothingToAsk):
        ask_now(order.number, "delivered")


def test_a_survey_is_asked_at_once_or_it_is_told_that_it_was_not(shop: Shop) -> None:
    """After a return that is not closed nobody is asked how it went, and not how the order was instead."""
    publish_surveys(now(), by=Actor.staff("x"))
    order = make_order_with_parcels(number=7, delivered_at=now())
    with pytest.raises(NothingToAsk):
        ask_now(order.number, "return_closed")
    ask_now(order.number, "delivered")
    assert [each.kind for each in Message.objects.filter(order=order)] == ["survey_invitation"]
