"""How often the same person is asked the same, and how many of a group are asked in a day."""

from datetime import timedelta
from typing import Any

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.codes import InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.rules.audience import Buyers
from saleor_postventa.surveys.rules.quotas import Quota, is_full
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.asking import ask_due
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.surveys.services.occasions import plan_after_case
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order

from . import scene
from .scene import BY_STAFF, fresh, pass_round, plan

pytestmark = pytest.mark.django_db
SENT = InvitationStatus.SENT
SPAIN = {"countries": ["ES"], "a_day": 2}


def live(code: str = "csat", **more: Any) -> Survey:
    """After something that no parcel has to arrive for."""
    return scene.live(code, trigger="return_closed", **more)


def somebody(survey: Survey, cause: str, **known: str) -> Invitation:
    person = make_customer()
    return plan(survey, person, cause, order=make_order(person), known=known)


def standing(*rows: Invitation) -> list[tuple[str, str]]:
    return [(fresh(each).status, fresh(each).reason) for each in rows]


@pytest.mark.proves("C6")
def test_a_person_is_asked_once_a_week_and_a_group_so_many_a_day(
    shop: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    """One pause over all surveys, with the reason kept; a day's quota of a group; and one of the whole shop."""
    nps, csat = live("nps", quotas=[SPAIN]), live("csat")
    spaniards = [somebody(nps, f"es:{number}", country="ES") for number in range(3)]
    french = somebody(nps, "fr", country="FR")
    pass_round()
    assert standing(*spaniards) == [(SENT, ""), (SENT, ""), ("waiting", InvitationReason.GROUP_QUOTA)]
    assert standing(french) == [(SENT, "")]
    same_week = plan(csat, spaniards[0].customer, "return:9", order=spaniards[0].order)  # type: ignore[arg-type]
    update_preferences(shop, {"surveys_a_day": 3}, by=BY_STAFF)
    late = somebody(csat, "fr:2", country="FR")
    pass_round()
    assert standing(same_week) == [("throttled", InvitationReason.ASKED_LATELY)]
    assert standing(late) == [("waiting", InvitationReason.QUOTA)]
    clock.move(days=1)
    pass_round()
    assert standing(spaniards[2], late) == [(SENT, ""), (SENT, "")]
    assert len(mailbox.mails) == 5


def test_a_quota_is_of_those_that_every_list_fits() -> None:
    quota = Quota(buyers=Buyers.NEW, channels=("web",), a_day=1)
    new, old = {"buyer": "new", "channel": "web"}, {"buyer": "returning", "channel": "web"}
    assert [quota.fits(each) for each in (new, old, {"buyer": "new"}, {})] == [True, False, False, False]
    assert is_full([quota], new, [new])
    assert not is_full([quota], new, [old, old])
    assert not is_full([quota], old, [new])


def test_what_groups_go_by_is_kept_when_it_is_planned(shop: Shop, clock: MovableClock) -> None:
    scene.live("ces", trigger="case_closed")
    order = make_order(make_customer(), shipping_country="PT", channel="web")
    plan_after_case(1, topic="delivery", order_id=order.pk, customer_id=None, at=clock(), by=SYSTEM)
    assert Invitation.objects.get().known == {"country": "PT", "channel": "web", "level": "", "buyer": "new"}


def asked_twice(survey: Survey, person: Customer, clock: MovableClock, *, answers: bool) -> Invitation:
    order = make_order(person)
    first = plan(survey, person, "a", order=order)
    pass_round()
    if answers:
        answer_page(first.pk, "nps", {"q-nps": ["9"]}, Sender(by=Actor.shopper("guest:1")))
    clock.move(days=100)
    later = plan(survey, person, "b", order=order)
    pass_round()
    return later


@pytest.mark.parametrize(
    ("again", "answers", "reason"),
    [
        ("always", True, ""),
        ("until_answered", False, ""),
        ("until_answered", True, InvitationReason.ANSWERED_BEFORE),
        ("once", False, InvitationReason.ASKED_BEFORE),
    ],
)
def test_the_same_survey_is_asked_again_as_it_says(
    shop: Shop, clock: MovableClock, again: str, answers: bool, reason: str
) -> None:
    later = asked_twice(live(again=again), make_customer(), clock, answers=answers)
    assert standing(later) == [("throttled", reason) if reason else (SENT, "")]


def test_who_answered_on_a_page_before_the_mail_left_has_answered(shop: Shop, clock: MovableClock) -> None:
    survey, person = live(again="until_answered"), make_customer()
    order = make_order(person)
    first = plan(survey, person, "a", order=order, due_at=clock() + timedelta(days=2))
    answer_page(first.pk, "nps", {"q-nps": ["9"]}, Sender(by=Actor.shopper("guest:1")))
    later = plan(survey, person, "b", order=order)
    ask_due()
    assert standing(later) == [("throttled", InvitationReason.ANSWERED_BEFORE)]
