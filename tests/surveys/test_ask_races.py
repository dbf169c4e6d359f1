"""Two that are due in the same second, asked by two workers (row C6)."""

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.services.asking import ask
from saleor_postventa.surveys.services.moving import move_invitation
from tests.mailing.scene import make_customer, make_order
from tests.race import side_by_side

from .scene import BY_STAFF, live, plan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pg]


def ask_at_once(shop: Shop, ids: list[int]) -> None:
    def one(invitation_id: int) -> None:
        with shop_scope(shop):
            ask(invitation_id)

    assert side_by_side(one, ids) == []


def counted(shop: Shop) -> dict[str, int]:
    with shop_scope(shop):
        found = list(Invitation.objects.values_list("status", flat=True))
    return {status: found.count(status) for status in set(found)}


@pytest.mark.proves("C6", part="two triggers in the same second: one sent")
def test_one_person_is_asked_once(norte: Shop) -> None:
    with shop_scope(norte):
        account = make_customer(email="ana@example.test")
        guest = make_customer(email="ana@example.test", saleor_id=None)
        surveys = [live(code, trigger="return_closed") for code in ("nps", "csat", "ces")]
        people = [account, guest, account]
        ids = [
            plan(survey, person, order=make_order(person)).pk for survey, person in zip(surveys, people, strict=True)
        ]
    ask_at_once(norte, ids * 2)
    assert counted(norte) == {InvitationStatus.WAITING: 1, InvitationStatus.THROTTLED: 2}
    with shop_scope(norte):
        assert Message.objects.count() == 1


def test_a_day_is_not_overbooked(norte: Shop) -> None:
    with shop_scope(norte):
        update_preferences(norte, {"surveys_a_day": 2}, by=BY_STAFF)
        survey, people = live(trigger="return_closed"), [make_customer() for _ in range(5)]
        ids = [plan(survey, each, str(each.pk), order=make_order(each)).pk for each in people]
    ask_at_once(norte, ids)
    with shop_scope(norte):
        assert Message.objects.count() == 2


def test_moving_and_asking_leave_one_truth(norte: Shop) -> None:
    with shop_scope(norte):
        person = make_customer()
        invitation = plan(live(trigger="return_closed"), person, order=make_order(person))
        later = now().replace(year=now().year + 1)

    def act(is_moving: bool) -> None:
        with shop_scope(norte):
            if is_moving:
                move_invitation(invitation.pk, later, by=BY_STAFF)
            else:
                ask(invitation.pk)

    assert side_by_side(act, [True, False, True, False]) == []
    assert counted(norte) == {InvitationStatus.SCHEDULED: 1}
