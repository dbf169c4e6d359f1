"""The words of reviews, as stored and as people read them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReviewStatus(TextChoices):
    PENDING = "pending", _("waiting for the team")
    PUBLISHED = "published", _("published")
    REFUSED = "refused", _("not published")


class RefusalReason(TextChoices):
    """Why a review is not shown. Few stars are no reason, and none of these asks for them."""

    SPAM = "spam", _("advertising, or written by a machine")
    INSULT = "insult", _("insults or threatens somebody")
    PRIVATE = "private", _("tells who somebody is, or where they live")
    OFF_TOPIC = "off_topic", _("not about this product")
    UNLAWFUL = "unlawful", _("against the law, or somebody else's words or photo")
    FAKE = "fake", _("not by who bought it, or written for somebody's gain")
    OTHER = "other", _("something else, told below")


class RequestState(TextChoices):
    WAITING = "waiting", _("waiting")
    ASKED = "asked", _("asked for")
    ANSWERED = "answered", _("reviewed")
    SKIPPED = "skipped", _("not asked for")


class RequestReason(TextChoices):
    """Why a request was skipped, or, of one that waits, what it waits for."""

    ORDER_CANCELLED = "order_cancelled", _("the order was cancelled")
    CAME_BACK = "came_back", _("the item came back or was replaced")
    OPEN_RETURN = "open_return", _("a return of the item is open")
    REVIEWED = "reviewed", _("they have reviewed this product already")
    SAME_PRODUCT = "same_product", _("the order asks for the same product once")
    TOO_MANY = "too_many", _("the order asks for others")
    TOO_LATE = "too_late", _("it was delivered too long ago")
    MAIL_HAS_LEFT = "mail_has_left", _("the order's mail had left already")
    NO_PRODUCT = "no_product", _("nothing is left that a review could be about")
