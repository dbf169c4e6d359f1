"""Stored codes of loyalty."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

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
