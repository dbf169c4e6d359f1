"""Who was asked and did not answer."""

from saleor_postventa.surveys.codes import SurveyState
from saleor_postventa.surveys.models import Answer, Invitation, SurveyVersion

from .surveys import document_of


def versions_that_remind() -> list[SurveyVersion]:
    """Of surveys that ask still; an older version reminds those that were asked it."""
    versions = SurveyVersion.objects.published().filter(survey__state=SurveyState.LIVE)
    return [each for each in versions if document_of(each).reminder_after_days is not None]


def has_begun(invitation: Invitation) -> bool:
    """One score from the mail is an answer, whether or not they went on."""
    return invitation.started_at is not None or Answer.objects.filter(invitation=invitation).exists()
