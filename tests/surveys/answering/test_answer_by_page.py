"""Answering on the page: opened, sent, gone on with, changed, and closed."""

from typing import Any

import pytest

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer, CustomerFact
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.codes import AnswerChannel, InvitationStatus
from saleor_postventa.surveys.models import Answer, Invitation
from saleor_postventa.surveys.pages.answer import SENT_PER_MINUTE
from saleor_postventa.surveys.services.publishing import end_survey, pause_survey
from tests.conftest import MovableClock

from .scene import BY_STAFF, answer_to, browser, given, invite, make_survey, path_to, read, send

pytestmark = pytest.mark.django_db
BAD_TOKEN = "/s/norte/survey/eyJhIjoxfQ:1abcde:wrong/"


def recorded(name: str) -> list[dict[str, Any]]:
    return [row.data for row in RecordedEvent.objects.filter(name=name).order_by("pk")]


@pytest.mark.proves("C3", part="the page: a GET shows the score chosen, the POST keeps it, another one changes it")
def test_the_mails_score_is_chosen_and_sent_with_one_button(asked: Invitation) -> None:
    page = read(browser(), path_to(asked) + "?score=9")
    assert 'value="9" checked' in page
    assert page.count('<button class="main">') == 1
    assert not Answer.objects.exists()
    web = browser()
    here = path_to(asked)
    answered = send(web, here, "nps", "9", **{"from": "mail"})
    assert (answered.status_code, answered["Location"]) == (302, here)
    after = read(web, path_to(asked))
    assert "Thank you; nothing more is needed." in after
    assert "What did you like best?" in after
    assert (answer_to(asked).channel, given(asked)) == (AnswerChannel.MAIL, {"nps": 9})
    assert recorded("ScoreGiven") == [
        {
            "answer_id": answer_to(asked).pk,
            "survey_id": asked.survey_id,
            "survey": "nps_after_delivery",
            "kind": "nps",
            "question": "nps",
            "score": 9,
            "before": None,
        }
    ]
    asked.refresh_from_db()
    assert (asked.status, asked.started_at is None) == (InvitationStatus.SENT, False)


def test_whoever_changes_their_mind_is_led_another_way(asked: Invitation) -> None:
    web, path = browser(), path_to(asked)
    send(web, path, "nps", "9")
    assert CustomerFact.objects.get(key="nps_class").value == "promoter"
    page = read(web, path + "?score=3")
    assert 'value="3" checked' in page
    assert "Save the change" in page
    send(web, path, "nps", "3")
    assert "What went wrong?" in read(web, path)
    assert [(each["score"], each["before"]) for each in recorded("ScoreGiven")] == [(9, None), (3, 9)]
    assert CustomerFact.objects.get(key="nps_class").value == "detractor"
    send(web, path, "what_failed", "The box was open.")
    assert "Change my answers" in read(web, path)
    send(web, path, "nps", "3")
    assert len(recorded("ScoreGiven")) == 2
    assert "The box was open." in read(web, path + "?at=what_failed")


def test_it_is_answered_once_whatever_is_changed_afterwards(asked: Invitation, clock: MovableClock) -> None:
    web, path = browser(), path_to(asked)
    send(web, path, "nps", "3")
    send(web, path, "what_failed", "")
    closed_at = answer_to(asked).submitted_at
    assert closed_at is not None
    clock.move(days=1)
    send(web, path, "what_failed", "Now I know.")
    send(web, path, "nps", "9")
    assert "What did you like best?" in read(web, path)
    assert answer_to(asked).submitted_at == closed_at
    asked.refresh_from_db()
    assert (asked.status, asked.answered_at) == (InvitationStatus.ANSWERED, closed_at)
    [fact] = recorded("SurveyAnswered")
    assert not {"score", "value", "text"} & set(fact)


@pytest.mark.proves("C5", part="going on where one was, by the same link and without a sign-in")
def test_it_goes_on_where_it_was(asked: Invitation, clock: MovableClock) -> None:
    send(browser(), path_to(asked), "nps", "10")
    clock.move(days=3)
    path = path_to(asked)
    page = read(browser(), path)
    assert "What did you like best?" in page
    assert 'href="' + path + '?at=nps"' in page
    assert 'value="10" checked' in read(browser(), path + "?at=nps")


@pytest.mark.parametrize("score", ["", "11", "-1", "abc", "٣"])
def test_no_score_that_nobody_offered(asked: Invitation, score: str) -> None:
    web = browser()
    assert "checked" not in read(web, f"{path_to(asked)}?score={score}")
    refused = send(web, path_to(asked), "nps", score)
    assert refused.status_code == 422
    assert 'aria-invalid="true"' in refused.content.decode()
    assert not Answer.objects.exists()


def test_a_page_left_open_leads_to_where_it_is_now(asked: Invitation) -> None:
    web = browser()
    early = send(web, path_to(asked), "what_failed", "Nobody asked.")
    assert early.status_code == 302
    assert not Answer.objects.exists()
    assert send(web, path_to(asked), "no-such-question", "x").status_code == 302


@pytest.mark.proves("C5", part="a token that was changed, of another shop, or too old")
def test_a_link_that_opens_nothing_says_so_kindly(asked: Invitation, sur: Shop, clock: MovableClock) -> None:
    path = path_to(asked)
    assert "isn&#x27;t complete" in read(browser(), BAD_TOKEN, status=404)
    read(browser(), path.replace("/s/norte/", "/s/sur/"), status=404)
    read(browser(), path[:-3] + "xx/", status=404)
    assert send(browser(), path.replace("/s/norte/", "/s/sur/"), "nps", "9").status_code == 404
    clock.move(days=31)
    assert "too old" in read(browser(), path, status=404)
    assert send(browser(), path, "nps", "9").status_code == 404
    assert not Answer.objects.exists()
    with shop_scope(sur):
        assert not Answer.objects.exists()


def test_what_is_over_says_so_and_takes_nothing(asked: Invitation) -> None:
    path = path_to(asked)
    pause_survey(asked.survey_id, by=BY_STAFF)
    read(browser(), path)
    end_survey(asked.survey_id, by=BY_STAFF)
    assert "has ended" in read(browser(), path, status=410)
    assert send(browser(), path, "nps", "9").status_code == 410
    Invitation.objects.update(status=InvitationStatus.CANCELLED)
    assert "don&#x27;t need this answer" in read(browser(), path, status=410)
    assert not Answer.objects.exists()


@pytest.mark.proves("C20")
def test_whoever_sends_too_often_has_to_wait_and_a_robot_does_not_count(asked: Invitation) -> None:
    web = browser()
    assert send(web, path_to(asked), "nps", "0", website="https://spam.example.test").status_code == 302
    assert (answer_to(asked).is_spam, Answer.objects.counted().count()) == (True, 0)
    assert not recorded("ScoreGiven")
    statuses = [send(web, path_to(asked), "no-such-question").status_code for _turn in range(99)]
    assert statuses.count(429) == 100 - SENT_PER_MINUTE
    assert web.get(path_to(asked)).status_code == 200


@pytest.mark.proves("C20", part="copied words: stored as spam, and told to nobody")
def test_spam_is_kept_and_not_counted(order: Order) -> None:
    survey = make_survey()
    first, second = (invite(survey, order, cause=f"parcel:{number}") for number in range(2))
    words = "Buy the cheapest watches at our store today."
    somebody_else = Customer.objects.create(shop=order.shop, email="other@example.test")
    Invitation.objects.filter(pk=second.pk).update(customer=somebody_else)
    for each in (first, second):
        send(browser(), path_to(each), "nps", "3")
        send(browser(), path_to(each), "what_failed", words)
    assert [answer_to(each).is_spam for each in (first, second)] == [False, True]
    assert Answer.objects.counted().count() == 1
    assert len(recorded("SurveyAnswered")) == 1


def test_a_test_tells_nobody(asked: Invitation) -> None:
    Invitation.objects.update(is_test=True, customer=None)
    web = browser()
    assert "This is a test" in read(web, path_to(asked))
    send(web, path_to(asked), "nps", "3")
    send(web, path_to(asked), "what_failed", "x")
    assert answer_to(asked).is_test
    assert not recorded("ScoreGiven") + recorded("SurveyAnswered")


def test_it_speaks_the_language_of_the_mail(asked: Invitation) -> None:
    Invitation.objects.update(language="es")
    english = browser(HTTP_ACCEPT_LANGUAGE="en")
    page = english.get(path_to(asked))
    assert page["Content-Language"] == "es"
    assert "¿Con qué probabilidad nos recomendarías" in page.content.decode()
    assert "How likely are you" in read(english, path_to(asked) + "?lang=en")


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_nothing_but_reading_and_sending(asked: Invitation, method: str) -> None:
    assert getattr(browser(), method)(path_to(asked)).status_code == 405
    assert not Answer.objects.exists()


def test_forms_from_elsewhere_are_refused(asked: Invitation) -> None:
    assert send(browser(enforce_csrf_checks=True), path_to(asked), "nps", "9").status_code == 403
    assert not Answer.objects.exists()
