"""What somebody is given for answering, as it is said before they do."""

from saleor_postventa.people.promises import promised
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.models import Invitation

DEED = "survey"


def promise_of(invitation: Invitation, document: SurveyDocument) -> str:
    """As in “20 points”, whatever they say; "" where they get nothing."""
    return promised(DEED, invitation.customer) if document.points and not invitation.is_test else ""
