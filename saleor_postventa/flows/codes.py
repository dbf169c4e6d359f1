"""Stored codes of flows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from saleor_postventa.mailing.codes import Topic


class FlowState(TextChoices):
    """DRAFT: never published. PAUSED: nobody new begins, and nobody goes on. ENDED: for good."""

    DRAFT = "draft", _("draft")
    LIVE = "live", _("running")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class FlowTopic(TextChoices):
    """What its mails are about, of the topics that people can stop."""

    OFFERS = Topic.OFFERS.value, Topic.OFFERS.label
    TIPS = Topic.TIPS.value, Topic.TIPS.label
    LOYALTY = Topic.LOYALTY.value, Topic.LOYALTY.label


class JourneyState(TextChoices):
    WAITING = "waiting", _("on the way")
    ENDED = "ended", _("went through")
    LEFT = "left", _("left before the end")
    HELD_BACK = "held_back", _("held back, to compare")
    NOT_FOR_THEM = "not_for_them", _("the flow is not for them")


class Arm(TextChoices):
    TREATED = "treated", _("gets the flow")
    HOLDOUT = "holdout", _("held back")


class Exit(TextChoices):
    """What takes people out of a flow, where the flow says so."""

    PURCHASE = "purchase", _("they buy again")
    RETURN = "return", _("they ask for a return")
    CASE = "case", _("a case of theirs is opened")
    UNSUBSCRIBE = "unsubscribe", _("they stop its topic")
    CANCELLED = "cancelled", _("the order is cancelled")
    ALL_RETURNED = "all_returned", _("everything of the order came back")


class EndReason(TextChoices):
    """Why a journey is over, or never began, beside the exits that a flow chooses."""

    DONE = "done", _("all its steps were taken")
    STOPPED = "stopped", _("a step stopped it")
    CONDITIONS = "conditions", _("they were none of those that the flow is for")
    AGAIN_TOO_SOON = "again_too_soon", _("they went through it not long ago")
    TOO_LATE = "too_late", _("what it was to follow is too long ago")
    FLOW_ENDED = "flow_ended", _("the flow was ended")
    BY_STAFF = "by_staff", _("someone of the team took them out")
    ERASED = "erased", _("the customer's data was erased")
    HOLDOUT = "holdout", _("held back, to see what becomes of people without it")
    GLOBAL_HOLDOUT = "global_holdout", _("held back from all offers, to see what becomes of people without them")


class Awaited(TextChoices):
    """What somebody on the way waits for, beside the time of their step."""

    RESUMPTION = "resumption", _("the flow is paused: nobody goes on")
    DELIVERY = "delivery", _("the order has not been delivered yet")


class TaskKind(TextChoices):
    NOTE = "note", _("a handwritten note")
    CARD = "card", _("a thank-you card in the parcel")
    CALL = "call", _("a call")
    OTHER = "other", _("something else")


class TaskState(TextChoices):
    OPEN = "open", _("to do")
    DONE = "done", _("done")
    DISMISSED = "dismissed", _("not needed")
