"""How customers found the shop: from the question, in another order for each, to the share of each source."""

from collections import Counter

import pytest
from scipy.stats import chisquare

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.texts import Speaker
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.codes import InvitationStatus
from saleor_postventa.surveys.document.ready_made import ready_made
from saleor_postventa.surveys.models import Invitation, Survey
from saleor_postventa.surveys.queries.results import Results, Slice
from saleor_postventa.surveys.queries.surveys import current_of
from saleor_postventa.surveys.questions.fields import question_fields
from saleor_postventa.surveys.rules.audience import LeftOut
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.surveys.services.occasions import plan_after_order
from saleor_postventa.surveys.services.publishing import publish_survey
from saleor_postventa.surveys.services.writing import create_survey
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.surveys.markup import as_it_stands, parsed

from .scene import make_customer, make_order

pytestmark = pytest.mark.django_db
BY = Actor.staff(STAFF.id)
RENDERS = 1000
SOURCE = ready_made.get("how_did_you_find_us").document.questions[0]


def asked(in_norte: Shop, clock: MovableClock) -> Survey:
    made = create_survey("found", start_from="how_did_you_find_us", by=BY)
    return publish_survey(made.pk, by=BY).survey


def buys(clock: MovableClock, customer: object = None) -> Order:
    order = make_order(customer or make_customer(), placed_at=clock(), paid_at=clock())  # type: ignore[arg-type]
    plan_after_order(order.pk, at=clock(), by=BY)
    return order


@pytest.mark.proves("C18")
def test_from_the_question_to_the_share_of_each_source(in_norte: Shop, clock: MovableClock) -> None:
    """Uniform order over 1,000 renders, "other" counted where it belongs, with intervals, of new customers alone."""
    speaker = Speaker("es", "es")
    renders = []
    for seed in range(RENDERS):
        root = parsed(question_fields(SOURCE, as_it_stands(SOURCE, speaker, seed=str(seed))))
        renders.append([each.given["value"] for each in root.all("input") if each.given.get("type") == "radio"])
    codes = sorted(set(renders[0]) - {"other"})
    for place in range(len(codes)):
        at_place = Counter(each[place] for each in renders)
        assert chisquare([at_place[code] for code in codes]).pvalue > 0.001
    assert {each[-1] for each in renders} == {"other"}

    survey = asked(in_norte, clock)
    for number in range(12):
        order = buys(clock)
        invitation = Invitation.objects.get(order=order)
        form = {"q-source": ["other"], "q-source.other": ["Lo vi en INSTAGRAM"]} if number < 3 else {}
        form = form or {"q-source": ["instagram" if number < 8 else "friend"]}
        Invitation.objects.filter(pk=invitation.pk).update(status=InvitationStatus.SENT, sent_at=clock())
        answer_page(invitation.pk, "source", form, Sender(by=Actor.shopper("guest:1"), language="es"))
    person = make_customer()
    buys(clock, person)
    clock.move(days=1)
    second = buys(clock, person)
    assert not Invitation.objects.exclude(reason=LeftOut.NOT_NEW).filter(order=second).exists()

    day = clock().date()
    found = Results(Slice(current_of(survey), day.replace(day=1), day))
    shares = {each.code: each.share for each in found.options(found.document.questions[0])}
    instagram, friend = shares["instagram"], shares["friend"]
    assert instagram is not None
    assert friend is not None
    assert (instagram.count, instagram.n, friend.count) == (8, 12, 4)
    assert (round(instagram.low, 4), round(instagram.high, 4)) == (0.3906, 0.8619)
    assert shares["other"] is not None
    assert shares["other"].count == 0
