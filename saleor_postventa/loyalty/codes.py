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
