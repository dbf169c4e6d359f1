"""What became true of surveys, of who is asked, and of what they answered."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from saleor_postventa.core.event import Event
from saleor_postventa.surveys.codes import InvitationReason, SurveyState
from saleor_postventa.surveys.review_codes import RefusalReason


def _because(reason: str) -> str:
    return str(InvitationReason(reason).label) if reason in InvitationReason.values else reason


@dataclass(frozen=True, kw_only=True)
class SurveyPublished(Event):
    """`survey` is its code."""

    sentence = _("Version {number} of the survey “{survey}” was published.")
    survey_id: int
    version_id: int
    survey: str
    number: int

    def key(self) -> str:
        return str(self.version_id)


@dataclass(frozen=True, kw_only=True)
class SurveyStateChanged(Event):
    """`before` and `after` are SurveyStates; `at` is when it became so."""

    survey_id: int
    survey: str
    before: str
    after: str
    at: datetime

    def key(self) -> str:
        return f"{self.survey_id}:{self.at.isoformat()}:{self.after}"

    def describe(self) -> str:
        text = str(_("The survey “{survey}” changed: {state}."))
        return text.format(survey=self.survey, state=SurveyState(self.after).label)


@dataclass(frozen=True, kw_only=True)
class _OfInvitation:
    """`survey` is its code."""

    invitation_id: int
    survey: str

    def key(self) -> str:
        return str(self.invitation_id)


@dataclass(frozen=True, kw_only=True)
class InvitationScheduled(_OfInvitation, Event):
    """`trigger` is what it is asked after."""

    trigger: str
    due_at: datetime

    def key(self) -> str:
        return f"{self.invitation_id}:{self.due_at.isoformat()}"

    def describe(self) -> str:
        text = str(_("A survey is planned for {date}."))
        return text.format(date=date_format(self.due_at, "DATE_FORMAT"))


@dataclass(frozen=True, kw_only=True)
class InvitationMoved(_OfInvitation, Event):
    """Because what it is about moved: a parcel arrived on another day."""

    due_at: datetime
    former_due_at: datetime

    def key(self) -> str:
        return f"{self.invitation_id}:{self.former_due_at.isoformat()}:{self.due_at.isoformat()}"

    def describe(self) -> str:
        text = str(_("A survey was moved to {date}."))
        return text.format(date=date_format(self.due_at, "DATE_FORMAT"))


@dataclass(frozen=True, kw_only=True)
class InvitationSent(_OfInvitation, Event):
    sentence = _("A survey was sent.")


@dataclass(frozen=True, kw_only=True)
class InvitationReminded(_OfInvitation, Event):
    """The one reminder was asked for."""

    sentence = _("A reminder of a survey is due.")


@dataclass(frozen=True, kw_only=True)
class _NotAsked(_OfInvitation):
    reason: str


@dataclass(frozen=True, kw_only=True)
class InvitationThrottled(_NotAsked, Event):
    """`by_invitation_id` is the one that they were sent, or are about to be."""

    by_invitation_id: int | None = None

    def describe(self) -> str:
        text = str(_("A survey was not sent: {reason}."))
        return text.format(reason=_because(self.reason))


@dataclass(frozen=True, kw_only=True)
class InvitationSkipped(_NotAsked, Event):
    def describe(self) -> str:
        text = str(_("A survey was not sent: {reason}."))
        return text.format(reason=_because(self.reason))


@dataclass(frozen=True, kw_only=True)
class InvitationCancelled(_NotAsked, Event):
    def describe(self) -> str:
        text = str(_("A survey will not be sent: {reason}."))
        return text.format(reason=_because(self.reason))


@dataclass(frozen=True, kw_only=True)
class ScoreGiven(Event):
    """To one question; and again when somebody changes their mind, with what it was `before`.

    `kind` is nps, csat or ces; the subject says by whom, and of which order.
    """

    is_for_shopper = True
    answer_id: int
    survey_id: int
    kind: str
    score: int
    survey: str = ""
    question: str = ""
    before: int | None = None

    def key(self) -> str:
        first = f"{self.answer_id}:{self.question or self.kind}"
        return first if self.before is None else f"{first}:{self.occurred_at.isoformat()}:{self.score}"

    def describe(self) -> str:
        if self.before is None:
            said = str(_("A score was given: {kind} {score}."))
        else:
            said = str(_("A score was changed: {kind} {score}, {before} before."))
        return said.format(kind=self.kind.upper(), score=self.score, before=self.before)


@dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Event):
    """To the last question. What was answered is told to nobody who might give something for it.

    `has_incentive`: points were promised for answering, whatever is said. `number` is that of the survey's version.
    """

    is_for_shopper = True
    sentence = _("A survey was answered.")
    answer_id: int
    invitation_id: int
    survey_id: int
    survey: str
    number: int
    has_incentive: bool

    def key(self) -> str:
        return str(self.answer_id)


@dataclass(frozen=True, kw_only=True)
class TopicWordKept(Event):
    """`phrase` is folded, and is a word of the shop's own choice."""

    language: str
    topic: str
    phrase: str
    is_off: bool

    def key(self) -> str:
        return f"{self.language}:{self.topic}:{self.phrase}:{self.occurred_at.isoformat()}"

    def describe(self) -> str:
        sentence = _("“{phrase}” no longer means “{topic}”.") if self.is_off else _("“{phrase}” means “{topic}” now.")
        return str(sentence).format(phrase=self.phrase, topic=self.topic)


@dataclass(frozen=True, kw_only=True)
class TopicWordDropped(Event):
    sentence = _("What was said of “{phrase}” under “{topic}” was taken back.")
    language: str
    topic: str
    phrase: str

    def key(self) -> str:
        return f"{self.language}:{self.topic}:{self.phrase}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class ReviewRequested(Event):
    """By one mail for the whole order, and by a second one of what came later; `lines` are our ids of the items."""

    is_for_shopper = True
    lines: list[int]
    mail: int = 1

    def key(self) -> str:
        return str(self.subject.order) if self.mail == 1 else f"{self.subject.order}:{self.mail}"

    def describe(self) -> str:
        count = len(self.lines)
        said = ngettext("A review of {count} item was asked for.", "Reviews of {count} items were asked for.", count)
        return said.format(count=count)


@dataclass(frozen=True, kw_only=True)
class _OfReview:
    """`product` is Saleor's id. How many stars it has is told to nobody who might give something for it."""

    review_id: int
    product: str
    revision: int

    def key(self) -> str:
        return f"{self.review_id}:{self.revision}"


@dataclass(frozen=True, kw_only=True)
class ReviewWritten(_OfReview, Event):
    """Or written anew, while nobody of the team had looked at it: then `is_edited`."""

    is_for_shopper = True
    is_edited: bool

    def describe(self) -> str:
        return str(_("A review was changed.") if self.is_edited else _("A review was written."))


@dataclass(frozen=True, kw_only=True)
class ReviewPhotosTakenOut(_OfReview, Event):
    """By whoever wrote it."""

    is_for_shopper = True
    count: int

    def describe(self) -> str:
        said = ngettext(
            "{count} photo was taken out of a review.", "{count} photos were taken out of a review.", self.count
        )
        return said.format(count=self.count)


@dataclass(frozen=True, kw_only=True)
class ReviewPublished(_OfReview, Event):
    """`has_incentive`: something was promised for writing it. `written_at` is when it was."""

    is_for_shopper = True
    sentence = _("A review was published.")
    has_incentive: bool
    has_photo: bool
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReviewRefused(_OfReview, Event):
    """`reason` is a RefusalReason."""

    is_for_shopper = True
    reason: str

    def describe(self) -> str:
        return str(_("A review was not published: {reason}.")).format(reason=RefusalReason(self.reason).label)


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(_OfReview, Event):
    is_for_shopper = True
    sentence = _("The shop answered a review.")
