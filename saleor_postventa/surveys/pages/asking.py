"""A survey's question as a form: on its own page, on the order's page and in the account."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from saleor_postventa.core.errors import Refusal
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import AnswerChannel
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.links import ON_PAGE_FOR, answer_path, answer_token
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.queries.standing import Asking
from saleor_postventa.surveys.questions.fields import Shown, question_fields
from saleor_postventa.surveys.questions.kind import Form, kind_of
from saleor_postventa.surveys.questions.question import Question

# People do not see this field: whoever fills it in is no person, or has a browser that means well.
TRAP = "website"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one page of it is filled with, beside the survey itself."""

    question: Question
    here: str
    channel: str = AnswerChannel.PAGE
    given: Form = field(default_factory=dict)
    refused: Refusal | None = None


def form_values(asking: Asking, page: Page) -> dict[str, Any]:
    """For `surveys/pages/parts/form.html`."""
    question, invitation = page.question, asking.invitation
    shown = Shown(
        speaker=asking.speaker,
        text=asking.say(question.text),
        help=asking.say(question.help),
        seed=str(invitation.pk),
        given=page.given,
        refused=page.refused,
        pictures=asking.pictures,
    )
    before = asking.before(question)
    return {
        "here": page.here,
        "question": question.code,
        "fields": question_fields(question, shown),
        "is_refused": page.refused is not None,
        "has_files": kind_of(question).takes_files,
        "is_known": question.code in asking.replies,
        "is_first": before is None,
        "back": f"{page.here}?at={before.code}" if before is not None else "",
        "channel": page.channel,
        "trap": TRAP,
    }


def language_of(invitation: Invitation, document: SurveyDocument, chosen: str = "") -> str:
    """The one chosen on the page; else the one that they were asked in, also where our pages do not speak it."""
    if chosen:
        return chosen
    asked_in = (invitation.language or "")[:2]
    return asked_in if asked_in in document.languages else (get_language() or "en")


def path_on_page(invitation: Invitation) -> str:
    """For who is on a page of theirs already: no mail has to be opened for it."""
    return answer_path(current_shop().slug, answer_token(invitation, lasts=ON_PAGE_FOR))
