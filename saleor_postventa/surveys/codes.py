"""Stored codes of surveys."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SurveyPurpose(TextChoices):
    """What it is there to find out."""

    NPS = "nps", _("whether they recommend us")
    CSAT = "csat", _("whether they are satisfied")
    CES = "ces", _("how easy it was")
    ATTRIBUTION = "attribution", _("how they found us")
    OTHER = "other", _("something else")


class SurveyState(TextChoices):
    """DRAFT: never published. PAUSED: nobody new is asked, who was asked may answer. ENDED: for good."""

    DRAFT = "draft", _("draft")
    LIVE = "live", _("asking")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class InvitationStatus(TextChoices):
    """SCHEDULED: for `due_at`. WAITING: due, and something has to end first, or its mail is on its way to them."""

    SCHEDULED = "scheduled", _("planned")
    WAITING = "waiting", _("waiting")
    SENT = "sent", _("asked")
    ANSWERED = "answered", _("answered")
    THROTTLED = "throttled", _("not asked, as they were asked lately")
    SKIPPED = "skipped", _("not asked")
    CANCELLED = "cancelled", _("taken back")
    EXPIRED = "expired", _("not answered in time")


OPEN_INVITATIONS = (InvitationStatus.SCHEDULED, InvitationStatus.WAITING)


class AnswerChannel(TextChoices):
    """Where it was answered."""

    MAIL = "mail", _("from the mail")
    PAGE = "page", _("on its page")
    ORDER_PAGE = "order_page", _("on the order's page")
    ACCOUNT = "account", _("in the account")


class InvitationReason(TextChoices):
    """Why somebody waits, or was not asked; `rules.audience.LeftOut` says it of those whom a survey is not for."""

    MAIL = "mail", _("the mail is on its way")
    HOLD = "hold", _("something of theirs is still open")
    PARCEL = "parcel", _("a parcel is still on its way")
    PAUSED = "paused", _("the survey is paused")
    QUOTA = "quota", _("enough surveys for today")
    GROUP_QUOTA = "group_quota", _("enough surveys for today, of people like them")
    ASKED_BEFORE = "asked_before", _("they were sent this survey before, and once is enough")
    ANSWERED_BEFORE = "answered_before", _("they have answered this survey before")
    ASKED_LATELY = "asked_lately", _("they were sent another survey lately")
    SAME_LATELY = "same_lately", _("they were sent the same survey lately")
    NO_PERMISSION = "no_permission", _("they do not want to be asked, or nothing permits it")
    NO_ADDRESS = "no_address", _("there is no e-mail address")
    BLOCKED = "blocked", _("the address is blocked")
    TOO_LATE = "too_late", _("it could not be asked in time")
    CAME_BACK = "came_back", _("the mail came back")
    MAIL_FAILED = "mail_failed", _("the mail could not be sent")
    MAIL_STOPPED = "mail_stopped", _("the mail was stopped")
    TRIGGER_CHANGED = "trigger_changed", _("the survey is asked after something else now")
    SURVEY_ENDED = "survey_ended", _("the survey has ended")
    ORDER_CANCELLED = "order_cancelled", _("the order was cancelled")
    ALL_RETURNED = "all_returned", _("everything came back")
    REOPENED = "reopened", _("what it was to be about was opened again")
    ERASED = "erased", _("the customer's data was erased")
