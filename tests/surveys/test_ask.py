"""Asking whoever is due: one pause over all surveys, holds, permissions, and a day's quota."""

from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.mailing.addresses import address_hash
from saleor_postventa.mailing.codes import SuppressionReason, Topic
from saleor_postventa.mailing.consents import withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.suppression import suppress_address
from saleor_postventa.people.rules import ErasureReason, HoldReason
from saleor_postventa.people.services import erase_known, lift_hold, place_hold
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.services import asking
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.asking import ask, ask_due
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.surveys.services.publishing import end_survey, pause_survey, publish_survey, resume_survey
from saleor_postventa.surveys.services.writing import save_draft
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order

from . import scene
from .documents import asked, content
from .scene import BY_STAFF, fresh, pass_round, plan, react

pytestmark = pytest.mark.django_db


def live(code: str = "csat", *, trigger: str = "return_closed", **more: Any) -> Survey:
    """After something that no parcel has to arrive for."""
    return scene.live(code, trigger=trigger, **more)


def standing(invitation: Invitation) -> tuple[str, str]:
    found = fresh(invitation)
    return found.status, found.reason


def events(name: str) -> list[dict[str, Any]]:
    return [row.data for row in RecordedEvent.objects.filter(name=name).order_by("pk")]


@pytest.mark.proves("C6", part="one pause over all surveys, re-contact, and a day's quota; segments are the audience's")
def test_of_two_triggers_in_a_week_one_is_sent_and_the_other_kept_with_the_reason(
    shop: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    person = make_customer()
    order = make_order(person)
    first = plan(live("ces", trigger="case_closed"), person, "case:1", order=order)
    pass_round()
    clock.move(days=4)
    second = plan(live("csat"), person, "return:1", order=order)
    pass_round()
    assert standing(first) == (InvitationStatus.SENT, "")
    assert standing(second) == (InvitationStatus.THROTTLED, InvitationReason.ASKED_LATELY)
    assert len(mailbox.mails) == 1
    told = events("InvitationThrottled")
    assert [(each["invitation_id"], each["reason"], each["by_invitation_id"]) for each in told] == [
        (second.pk, "asked_lately", first.pk)
    ]
    assert not ReactionRun.objects.filter(state=WorkState.DEAD).exists()


def test_asks_again_once_the_pause_is_over(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    update_preferences(shop, {"survey_pause_days": 30}, by=BY_STAFF)
    person = make_customer()
    order, survey = make_order(person), live()
    plan(survey, person, "a", order=order)
    pass_round()
    clock.move(days=30)
    later = plan(survey, person, "b", order=order)
    pass_round()
    assert standing(later)[0] == InvitationStatus.SENT
    assert len(mailbox.mails) == 2


def test_the_same_survey_is_asked_again_only_after_its_own_pause(shop: Shop, clock: MovableClock) -> None:
    update_preferences(shop, {"survey_pause_days": 30}, by=BY_STAFF)
    person = make_customer()
    order, survey = make_order(person), live(again_after_days=180)
    plan(survey, person, "a", order=order)
    pass_round()
    clock.move(days=60)
    later = plan(survey, person, "b", order=order)
    pass_round()
    assert standing(later) == (InvitationStatus.THROTTLED, InvitationReason.SAME_LATELY)


def test_the_pause_is_of_the_person_whatever_record_they_are_asked_as(shop: Shop) -> None:
    account = make_customer(email="ana@example.test")
    guest = make_customer(email="ana@example.test", saleor_id=None)
    survey = live()
    first = plan(survey, account, "a", order=make_order(account))
    second = plan(survey, guest, "b", order=make_order(guest))
    pass_round()
    assert [standing(first)[0], standing(second)[0]] == [InvitationStatus.SENT, InvitationStatus.THROTTLED]


def test_a_mail_that_never_left_takes_up_no_room(shop: Shop) -> None:
    person = make_customer()
    order, survey = make_order(person), live()
    first, second = plan(survey, person, "a", order=order), plan(survey, person, "b", order=order)
    ask(first.pk)
    hashed = address_hash(person.email)
    suppress_address(hashed, SuppressionReason.MANUAL, by=BY_STAFF)
    pass_round()
    assert standing(first) == (InvitationStatus.SKIPPED, InvitationReason.BLOCKED)
    assert standing(second) == (InvitationStatus.SKIPPED, InvitationReason.BLOCKED)


def test_waits_while_something_is_open_and_goes_on_when_it_is_over(
    shop: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    person = make_customer()
    order = make_order(person)
    place_hold(person, HoldReason.OPEN_RETURN, key="return:1", order_id=order.pk, by=SYSTEM)
    invitation = plan(live(), person, order=order)
    pass_round()
    assert standing(invitation) == (InvitationStatus.WAITING, InvitationReason.HOLD)
    clock.move(days=2)
    pass_round()
    assert not mailbox.mails
    clock.move(hours=1)
    lift_hold(HoldReason.OPEN_RETURN, key="return:1", by=SYSTEM)
    pass_round()
    assert standing(invitation)[0] == InvitationStatus.SENT
    assert len(mailbox.mails) == 1


def test_a_hold_that_never_ends_ends_the_asking(shop: Shop, clock: MovableClock) -> None:
    person = make_customer()
    place_hold(person, HoldReason.COMPLAINT, key="case:1", by=SYSTEM)
    invitation = plan(live(), person, order=make_order(person))
    pass_round()
    clock.move(days=31)
    pass_round()
    assert standing(invitation) == (InvitationStatus.SKIPPED, InvitationReason.TOO_LATE)


def test_asks_nobody_who_objected(shop: Shop, mailbox: Mailbox) -> None:
    person = make_customer()
    invitation = plan(live(), person, order=make_order(person))
    withdraw_consent(person, Topic.FEEDBACK, source="unsubscribe_page", by=SYSTEM)
    pass_round()
    assert standing(invitation) == (InvitationStatus.SKIPPED, InvitationReason.NO_PERMISSION)
    assert not mailbox.mails


def test_who_objects_while_the_mail_waits_for_the_morning_gets_none(
    shop: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    clock.move(hours=10)
    person = make_customer()
    invitation = plan(live(), person, order=make_order(person))
    pass_round()
    assert standing(invitation) == (InvitationStatus.WAITING, InvitationReason.MAIL)
    withdraw_consent(person, Topic.FEEDBACK, source="unsubscribe_page", by=SYSTEM)
    clock.move(hours=11)
    pass_round()
    assert standing(invitation) == (InvitationStatus.SKIPPED, InvitationReason.NO_PERMISSION)
    assert not mailbox.mails


def test_asks_no_one_who_was_erased(shop: Shop, mailbox: Mailbox, clock: MovableClock) -> None:
    clock.move(hours=10)
    person = make_customer()
    survey, order = live(), make_order(person)
    waiting = plan(survey, person, "a", order=order)
    ask(waiting.pk)
    planned = plan(survey, person, "b", order=order)
    erase_known(person.pk, ErasureReason.ASKED, at=clock(), by=SYSTEM)
    react()
    clock.move(hours=11)
    pass_round()
    for invitation in (waiting, planned):
        assert standing(invitation) == (InvitationStatus.CANCELLED, InvitationReason.ERASED)
        assert fresh(invitation).customer_id is None
    assert not mailbox.mails


def test_a_paused_survey_waits_and_an_ended_one_is_over(shop: Shop, clock: MovableClock) -> None:
    person = make_customer()
    survey = live()
    invitation = plan(survey, person, order=make_order(person))
    pause_survey(survey.pk, by=BY_STAFF)
    pass_round()
    assert standing(invitation) == (InvitationStatus.WAITING, InvitationReason.PAUSED)
    clock.move(minutes=5)
    resume_survey(survey.pk, by=BY_STAFF)
    pass_round()
    assert standing(invitation)[0] == InvitationStatus.SENT
    other = plan(survey, make_customer(), "b")
    end_survey(survey.pk, by=BY_STAFF)
    pass_round()
    assert standing(other) == (InvitationStatus.CANCELLED, InvitationReason.SURVEY_ENDED)


def test_a_day_has_room_for_so_many(shop: Shop, clock: MovableClock) -> None:
    update_preferences(shop, {"surveys_a_day": 2}, by=BY_STAFF)
    survey = live()
    people = [make_customer() for _ in range(3)]
    asked = [plan(survey, each, str(each.pk), order=make_order(each)) for each in people]
    pass_round()
    assert [standing(each)[0] for each in asked] == ["sent", "sent", "waiting"]
    assert standing(asked[2])[1] == InvitationReason.QUOTA
    clock.move(days=1)
    pass_round()
    assert standing(asked[2])[0] == InvitationStatus.SENT


def test_twice_is_once(shop: Shop, mailbox: Mailbox) -> None:
    person = make_customer()
    invitation = plan(live(), person, order=make_order(person))
    ask(invitation.pk)
    ask(invitation.pk)
    ask_due()
    pass_round()
    assert Message.objects.count() == 1
    assert len(mailbox.mails) == 1
    assert len(events("InvitationSent")) == 1


def test_what_is_about_no_order_stands_on_the_last_one(shop: Shop, mailbox: Mailbox) -> None:
    person, nobody = make_customer(), make_customer()
    make_order(person)
    survey = live("milestone", trigger="milestone")
    bought = plan(survey, person, "a")
    never = plan(survey, nobody, "b")
    pass_round()
    assert standing(bought)[0] == InvitationStatus.SENT
    assert standing(never) == (InvitationStatus.SKIPPED, InvitationReason.NO_PERMISSION)


def test_one_that_cannot_be_decided_on_holds_up_no_other(shop: Shop, mailbox: Mailbox) -> None:
    survey, people = live(), [make_customer(), make_customer()]
    broken, sound = (plan(survey, each, str(each.pk), order=make_order(each)) for each in people)
    real = asking.decide
    with pytest.MonkeyPatch.context() as patch:
        told = iter([RuntimeError("once")])

        def failing_first(*args: Any) -> Any:
            for error in told:
                raise error
            return real(*args)

        patch.setattr(asking, "decide", failing_first)
        pass_round()
    assert [standing(broken)[0], standing(sound)[0]] == [InvitationStatus.SCHEDULED, InvitationStatus.SENT]
    pass_round()
    assert standing(broken)[0] == InvitationStatus.SENT


def test_what_they_began_on_their_pages_is_asked_as_they_began_it(shop: Shop) -> None:
    """Else what was answered to one version would be read as if it were said to another."""
    person = make_customer()
    survey = live(questions=[asked("nps"), asked("text")])
    begun = plan(survey, person, order=make_order(person))
    version = begun.version
    answer_page(begun.pk, "nps", {"q-nps": ["9"]}, Sender(by=BY_STAFF))
    anew = content(asked("choices", "nps"), trigger={"code": "return_closed", "delay_days": 9, "settings": {}})
    save_draft(survey.pk, anew, by=BY_STAFF)
    publish_survey(survey.pk, by=BY_STAFF)
    pass_round()
    assert (standing(begun)[0], fresh(begun).version) == (InvitationStatus.SENT, version)
