"""A survey in the team's own mailbox, while it is being written."""

import pytest

from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Answer, Invitation, Survey
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.begun import Sender
from saleor_postventa.surveys.services.trying import send_survey_test
from saleor_postventa.surveys.services.writing import create_survey, discard_draft, save_draft

from .answering.scene import browser, path_to, read
from .documents import asked, content
from .scene import BY_STAFF, fresh

pytestmark = pytest.mark.django_db
DRAFT = content(asked("nps", "first"), asked("text"))


@pytest.fixture
def survey(shop: Shop) -> Survey:
    return create_survey("tried", content=DRAFT, by=BY_STAFF)


@pytest.fixture
def tried(shop: Shop, survey: Survey) -> Invitation:
    """Sent, and begun to be answered."""
    sent = fresh(send_survey_test(shop, survey.pk, language="es", to="me@example.test"))
    answer_page(sent.pk, "first", {"q-first": ["9"]}, Sender(by=BY_STAFF))
    return sent


@pytest.mark.parametrize("kind", ["choices", "matrix", "ranking", "text"])
def test_a_draft_that_was_changed_is_tried_anew(survey: Survey, tried: Invitation, kind: str) -> None:
    """What was answered to the former one is no answer to this one."""
    anew = content(asked(kind, "first"), asked("text"))
    save_draft(survey.pk, anew, revision=survey.versions.get().revision, by=BY_STAFF)
    assert "This is a test" in read(browser(), path_to(tried) + "?lang=en&at=first")
    assert not Answer.objects.exists()


def test_a_draft_that_was_tried_can_be_thrown_away(survey: Survey, tried: Invitation) -> None:
    discard_draft(survey.pk, by=BY_STAFF)
    assert not survey.versions.exists()
    assert not Invitation.objects.exists()
    read(browser(), path_to(tried), status=404)
