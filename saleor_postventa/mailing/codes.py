"""The words mailing knows: topics, legal bases, statuses and reasons, as stored and as people read them."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """What a mail is about; a person may stop every topic but their orders, what they asked for and what they own."""

    ORDER = "order", _("Your orders")
    REQUESTED = "requested", _("What you asked for")
    POINTS = "points", _("What becomes of your points")
    FEEDBACK = "feedback", _("Questions about your purchase")
    LOYALTY = "loyalty", _("Your points and level")
    TIPS = "tips", _("Tips on what you bought")
    OFFERS = "offers", _("News and offers")

    @property
    def is_optional(self) -> bool:
        return self not in (Topic.ORDER, Topic.REQUESTED, Topic.POINTS)


OPTIONAL_TOPICS = tuple(topic for topic in Topic if topic.is_optional)


class Channel(TextChoices):
    EMAIL = "email", _("E-mail")


class Basis(TextChoices):
    """Why we may write (GDPR 6.1, LSSI 21). A kind of mail names those that it may stand on."""

    CONTRACT = "contract", _("needed for your order")
    MEMBERSHIP = "membership", _("needed for the points that you have with us")
    LEGAL_DUTY = "legal_duty", _("the law asks us to tell you")
    REQUEST = "request", _("you asked for this message")
    LEGITIMATE_INTEREST = "legitimate_interest", _("our interest in serving you well, which you may object to")
    SOFT_OPT_IN = "soft_opt_in", _("you bought something similar from us")
    CONSENT = "consent", _("you agreed to it")


LEDGER_BASES = (Basis.REQUEST, Basis.SOFT_OPT_IN, Basis.CONSENT)
ORDER_BASES = (Basis.CONTRACT, Basis.LEGAL_DUTY, Basis.LEGITIMATE_INTEREST)


class ConsentAction(TextChoices):
    """ASKED is the first half of a double opt-in; GIVEN alone opens a topic."""

    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class MessageStatus(TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    CANCELLED = "cancelled", _("not sent")
    BOUNCED = "bounced", _("came back")
    FAILED = "failed", _("failed")
    UNCERTAIN = "uncertain", _("unclear whether it arrived")


REACHED = (MessageStatus.SENDING, MessageStatus.SENT, MessageStatus.UNCERTAIN, MessageStatus.BOUNCED)
RETRIABLE = (MessageStatus.FAILED, MessageStatus.UNCERTAIN)


class WaitReason(TextChoices):
    QUIET_HOURS = "quiet_hours", _("it is night or a quiet day where this person lives")
    BUDGET = "budget", _("this person has had enough mails from us for now")
    HOLD = "hold", _("something of theirs is still open")
    REPUTATION = "reputation", _("too many complaints lately; optional mails are paused")
    RATE = "rate", _("the mail server takes only so many at a time")
    PROVIDER = "provider", _("the mail server did not take it; we try again")
    SHOP_OFF = "shop_off", _("the app is switched off in Saleor")


class CancelReason(TextChoices):
    EXPIRED = "expired", _("it came too late to be of use")
    SUPPRESSED = "suppressed", _("the address is blocked")
    NO_ADDRESS = "no_address", _("there is no e-mail address")
    NO_BASIS = "no_basis", _("there is no permission for it")
    SWITCHED_OFF = "switched_off", _("this mail is switched off")
    NOT_NOTIFIED = "not_notified", _("the team chose not to notify the customer")
    PARCEL_CANCELLED = "parcel_cancelled", _("the parcel was taken back")
    ORDER_CANCELLED = "order_cancelled", _("the order was cancelled")
    ERASED = "erased", _("the customer's data was erased")
    BY_STAFF = "by_staff", _("someone of the team stopped it")
    OVERTAKEN = "overtaken", _("things have moved on since")
    NOTHING_TO_SHOW = "nothing_to_show", _("nothing was found that suits them")
    NO_GUIDE = "no_guide", _("there is no guide for what they bought")
    SHOP_REMOVED = "shop_removed", _("the app was deleted in Saleor")


REVERSIBLE = (CancelReason.NOT_NOTIFIED, CancelReason.PARCEL_CANCELLED)


class SuppressionReason(TextChoices):
    HARD_BOUNCE = "hard_bounce", _("the address does not exist")
    SOFT_BOUNCES = "soft_bounces", _("mails came back several times")
    COMPLAINT = "complaint", _("marked as spam")
    MANUAL = "manual", _("blocked by the team")

    def blocks(self, topic: Topic) -> bool:
        """Who complained still gets what belongs to their order: the contract asks for it."""
        return topic.is_optional or self is not SuppressionReason.COMPLAINT


class BounceKind(StrEnum):
    HARD = "hard"
    SOFT = "soft"
