"""What follows by itself: nobody has to ask for a mail or for papers."""

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.mailing.models import Message
from saleor_postventa.returns import mails
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.models import PaperOrder, Return
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.services import add_note, cancel_return
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.mailing.scene import run_queue

from .make import BY_SHOPPER, BY_STAFF, bring_to, make_order_with_parcels, make_policy, make_return

pytestmark = pytest.mark.django_db


@pytest.fixture
def ret(clock: MovableClock, in_norte: Shop) -> Return:
    """Asked for and approved at once; to be taken to a drop-off point."""
    make_policy(methods=["drop_off", "own_carrier"])
    points = [{"name": "Correos", "address": "Calle Mayor 1"}]
    change_method("drop_off", is_on=True, settings={"points": points}, by=SYSTEM)
    return make_return(make_order_with_parcels(), method="drop_off", status=ReturnStatus.APPROVED)


def told(ret: Return) -> set[str]:
    run_queue("reactions")
    return set(Message.objects.filter(facts__return=ret.pk).values_list("kind", flat=True))


def test_a_request_and_its_answer_are_told(ret: Return) -> None:
    assert told(ret) == {mails.REQUESTED.code, mails.APPROVED.code}


def test_papers_are_made_of_what_was_approved(ret: Return) -> None:
    run_queue("reactions")
    assert PaperOrder.objects.get().of == ret


def test_what_came_and_how_it_ended_are_told(ret: Return) -> None:
    bring_to(ret, ReturnStatus.INSPECTED)
    assert told(ret) >= {mails.RECEIVED.code, mails.CHECKED.code, mails.REFUND_STARTED.code}


def test_a_cancellation_is_told(ret: Return) -> None:
    cancel_return(ret.pk, by=BY_SHOPPER)
    assert mails.CANCELLED.code in told(ret)


@pytest.mark.parametrize(
    ("by", "is_internal", "is_told"), [(BY_STAFF, False, True), (BY_STAFF, True, False), (BY_SHOPPER, False, False)]
)
def test_only_what_the_team_writes_for_the_shopper_goes_out(
    ret: Return, by: Actor, is_internal: bool, is_told: bool
) -> None:
    add_note(ret.pk, "We found it.", is_internal=is_internal, by=by)
    assert (mails.NOTE.code in told(ret)) == is_told
