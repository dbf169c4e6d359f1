"""Who may still answer, what their scores make of them, and what is no answer of a person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saleor_postventa.surveys.codes import InvitationStatus, SurveyPurpose, SurveyState

from .figures import LEAST_PROMOTER, MOST_DETRACTOR

NPS = "nps"
SCORED = (NPS, "csat", "ces")
# Shorter ones are written alike by people who never met.
SHORTEST_COPY = 30
_NEVER_ASKED = (InvitationStatus.THROTTLED, InvitationStatus.SKIPPED, InvitationStatus.CANCELLED)


class NpsClass(TextChoices):
    """A fact of customers, by their last score."""

    DETRACTOR = "detractor", _("detractor")
    PASSIVE = "passive", _("passive")
    PROMOTER = "promoter", _("promoter")


class Over(TextChoices):
    """Why an invitation can't be answered any more, as who holds its link reads it."""

    EXPIRED = "expired", _("The time to answer is over. You need do nothing; thank you for coming.")
    ENDED = "ended", _("This survey has ended. You need do nothing; thank you for coming.")
    TAKEN_BACK = "taken_back", _("We don't need this answer any more. You need do nothing; thank you for coming.")
    FORGOTTEN = "forgotten", _("Your data was deleted, and this question with it. You need do nothing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringFacts:
    """`has_person` is False once they were erased."""

    status: str
    purpose: str
    state: str
    expires_at: datetime | None
    has_person: bool = True
    is_test: bool = False


def why_over(facts: AnsweringFacts, now: datetime) -> Over | None:
    """None while it can be answered, or changed. Who was asked may answer while the survey is paused."""
    if not facts.has_person and not facts.is_test:
        return Over.FORGOTTEN
    if facts.status in _NEVER_ASKED:
        return Over.TAKEN_BACK
    if facts.state == SurveyState.ENDED:
        return Over.ENDED
    if _has_run_out(facts, now) and not _outlasts(facts):
        return Over.EXPIRED
    return None


def is_waiting_for_answer(facts: AnsweringFacts, due_at: datetime, now: datetime) -> bool:
    """Whether it is put to them on the pages of their orders: asked, or due, and not over."""
    is_asked = facts.status in (InvitationStatus.SENT, InvitationStatus.EXPIRED)
    is_due = facts.status == InvitationStatus.SCHEDULED and due_at <= now and facts.state == SurveyState.LIVE
    return (is_asked or is_due) and why_over(facts, now) is None


def nps_class(score: int) -> NpsClass:
    if score >= LEAST_PROMOTER:
        return NpsClass.PROMOTER
    return NpsClass.DETRACTOR if score <= MOST_DETRACTOR else NpsClass.PASSIVE


def _has_run_out(facts: AnsweringFacts, now: datetime) -> bool:
    is_late = facts.expires_at is not None and facts.expires_at <= now
    return facts.status == InvitationStatus.EXPIRED or is_late


def _outlasts(facts: AnsweringFacts) -> bool:
    """How somebody found the shop can still be told at their next order; how a parcel arrived can't."""
    return facts.purpose == SurveyPurpose.ATTRIBUTION and facts.state == SurveyState.LIVE
