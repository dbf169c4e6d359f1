"""Stored codes of loyalty."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# The way to earn that orders go.
PURCHASE = "purchase"
# Where the cause of an entry names people of the team: that is not for shoppers.
TEAM_REFS = frozenset({"staff", "second_staff"})


class EntryKind(TextChoices):
    """What an entry did to the points; `+` and `-` as it changes pending / active."""

    EARNED = "earned"  # + / 0
    ACTIVATED = "activated"  # - / +
    GRANTED = "granted"  # 0 / +
    TAKEN_BACK = "taken_back"  # - or 0 / - or 0
    SPENT = "spent"  # 0 / -
    GIVEN_BACK = "given_back"  # 0 / +
    EXPIRED = "expired"  # 0 / -
    ADJUSTED = "adjusted"  # any
    MOVED_OUT = "moved_out"  # any: all there is
    MOVED_IN = "moved_in"  # what was moved out
    IMPORTED = "imported"  # + or 0 / + or 0


class ProgrammeStatus(TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    DISCARDED = "discarded", _("thrown away")


class EarningState(TextChoices):
    PENDING = "pending", _("on their way")
    ACTIVE = "active", _("can be used")


class StayReason(TextChoices):
    """Why points are kept beyond their day."""

    HOLD = "hold", _("something of theirs is still open")
    NOT_WARNED = "not_warned", _("two warnings that arrived are missing")


class RewardKind(TextChoices):
    """What points can be changed into."""

    AMOUNT = "amount", _("an amount off an order")
    PERCENT = "percent", _("a share off an order")
    SHIPPING = "shipping", _("free shipping")
    PRODUCT = "product", _("a product")
    GIFT_CARD = "gift_card", _("store credit")
    DONATION = "donation", _("a donation")


class RedemptionState(TextChoices):
    """RESERVED: the points are taken, the reward is being made. RETURNING: its code is being withdrawn, and then the
    points come back. RELEASED: they are back. FAILED: the reward could not be made, and they are back.
    """

    RESERVED = "reserved", _("being made")
    ISSUED = "issued", _("ready")
    USED = "used", _("used")
    RETURNING = "returning", _("being given back")
    RELEASED = "released", _("given back")
    FAILED = "failed", _("could not be made, points given back")


class ReleaseCause(TextChoices):
    """Why points came back."""

    SHOPPER = "shopper", _("the shopper gave the reward back")
    TEAM = "team", _("the team took the reward back")
    EXPIRED = "expired", _("the reward was not used in time")
    FAILED = "failed", _("the reward could not be made")
    ORDER_CANCELLED = "order_cancelled", _("the order was cancelled")
    ORDER_EXPIRED = "order_expired", _("the order was not paid")


OPEN_STATES = (RedemptionState.RESERVED, RedemptionState.ISSUED)
VOUCHER_KINDS = frozenset({RewardKind.AMOUNT, RewardKind.PERCENT, RewardKind.SHIPPING, RewardKind.PRODUCT})


class AdjustmentReason(TextChoices):
    """Why the team adds points, or takes them; the label completes a sentence that the shopper reads."""

    GESTURE = "gesture", _("a goodwill gesture")
    MISSING = "missing", _("points that were missing")
    CORRECTION = "correction", _("a mistake put right")
    PRIZE = "prize", _("a prize or a campaign")
    TERMS = "terms", _("the terms of the programme")
    OTHER = "other", _("another reason")


class AdjustmentState(TextChoices):
    """WAITING: for a second person. LAPSED: nobody decided in time."""

    WAITING = "waiting", _("waits for a second person")
    BOOKED = "booked", _("booked")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LAPSED = "lapsed", _("not decided in time")


class ExclusionReason(TextChoices):
    """Why the team leaves somebody out."""

    STAFF = "staff", _("works for the shop")
    WHOLESALE = "wholesale", _("buys to sell on")
    ASKED = "asked", _("asked for it")
    MISUSE = "misuse", _("misuse")
    OTHER = "other", _("another reason")


class AbsenceKind(TextChoices):
    LEFT = "left", _("left of their own wish")
    EXCLUDED = "excluded", _("left out by the team")


class ImportStep(TextChoices):
    """A file is checked first, and imported when somebody says so."""

    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked")
    IMPORTING = "importing", _("being imported")
    IMPORTED = "imported", _("imported")


class ReferralState(TextChoices):
    """INVITED: the friend left an address. HELD: somebody of the team looks first. PENDING: the points are on their
    way. REWARDED: they can be used. DECLINED: the team said no. VOID: too little was kept, or nobody is left.
    """

    INVITED = "invited", _("invited")
    HELD = "held", _("being looked at")
    PENDING = "pending", _("on its way")
    REWARDED = "rewarded", _("rewarded")
    DECLINED = "declined", _("not rewarded")
    VOID = "void", _("nothing was kept")


OPEN_REFERRALS = (ReferralState.PENDING, ReferralState.REWARDED)
