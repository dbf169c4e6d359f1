"""What became true of points. `account_id` and `entry_id` are ours; the entry is what makes the fact the same."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.codes import AdjustmentState, StayReason


@dataclass(frozen=True, kw_only=True)
class _OfEntry:
    """`programme_version` and `rule` say by what rule, `order_line_id` for which item, where there is one."""

    account_id: int
    entry_id: int
    points: int
    programme_version: int | None = None
    rule: str = ""
    order_line_id: int | None = None

    def key(self) -> str:
        return str(self.entry_id)


@dataclass(frozen=True, kw_only=True)
class PointsEarned(_OfEntry, Event):
    """`is_pending`: on their way until they are activated."""

    is_for_shopper = True
    is_pending: bool

    def describe(self) -> str:
        if self.is_pending:
            said = ngettext(
                "{count} point was earned and is on its way.",
                "{count} points were earned and are on their way.",
                self.points,
            )
        else:
            said = ngettext("{count} point was earned.", "{count} points were earned.", self.points)
        return said.format(count=self.points)


@dataclass(frozen=True, kw_only=True)
class PointsActivated(_OfEntry, Event):
    is_for_shopper = True

    def describe(self) -> str:
        said = ngettext("{count} point can be used now.", "{count} points can be used now.", self.points)
        return said.format(count=self.points)


@dataclass(frozen=True, kw_only=True)
class PointsTakenBack(_OfEntry, Event):
    """Pending and active ones together; 0 where nothing was left to take."""

    is_for_shopper = True

    def describe(self) -> str:
        said = ngettext(
            "{count} point was taken back with what it was earned for.",
            "{count} points were taken back with what they were earned for.",
            self.points,
        )
        return said.format(count=self.points)


@dataclass(frozen=True, kw_only=True)
class PointsSpent(_OfEntry, Event):
    is_for_shopper = True

    def describe(self) -> str:
        return ngettext("{count} point was used.", "{count} points were used.", self.points).format(count=self.points)


@dataclass(frozen=True, kw_only=True)
class PointsGivenBack(_OfEntry, Event):
    is_for_shopper = True

    def describe(self) -> str:
        said = ngettext("{count} point came back.", "{count} points came back.", self.points)
        return said.format(count=self.points)


@dataclass(frozen=True, kw_only=True)
class PointsExpired(_OfEntry, Event):
    is_for_shopper = True

    def describe(self) -> str:
        return ngettext("{count} point expired.", "{count} points expired.", self.points).format(count=self.points)


@dataclass(frozen=True, kw_only=True)
class PointsExpiring(Event):
    """A warning was asked for: so many points end at `ends_at`, `days` is which of the warnings it is."""

    account_id: int
    points: int
    ends_at: datetime
    days: int

    def key(self) -> str:
        return f"{self.account_id}:{self.ends_at.isoformat()}:{self.days}"

    def describe(self) -> str:
        said = ngettext("{count} point ends on {date}.", "{count} points end on {date}.", self.points)
        return said.format(count=self.points, date=date_format(self.ends_at, "DATE_FORMAT"))


@dataclass(frozen=True, kw_only=True)
class PointsAdjusted(_OfEntry, Event):
    """By hand or by an import; `points` may be negative."""

    is_for_shopper = True

    def describe(self) -> str:
        if self.points < 0:
            said = ngettext("The team took {count} point off.", "The team took {count} points off.", -self.points)
        else:
            said = ngettext("The team added {count} point.", "The team added {count} points.", self.points)
        return said.format(count=abs(self.points))


@dataclass(frozen=True, kw_only=True)
class _OfRedemption:
    redemption_id: int

    def key(self) -> str:
        return str(self.redemption_id)


@dataclass(frozen=True, kw_only=True)
class RewardIssued(_OfRedemption, Event):
    """There is a code, or what was donated is."""

    is_for_shopper = True
    sentence = _("A reward for points was issued.")


@dataclass(frozen=True, kw_only=True)
class RewardUsed(_OfRedemption, Event):
    """`order_id` is None where Saleor counted a use of the code, and has not told of the order yet."""

    is_for_shopper = True
    sentence = _("A reward for points was used.")
    order_id: int | None = None

    def key(self) -> str:
        return f"{self.redemption_id}:{self.order_id or ''}"


@dataclass(frozen=True, kw_only=True)
class RewardReleased(_OfRedemption, Event):
    """`cause` is a ReleaseCause, `points` what came back of what `entry_id` had spent."""

    is_for_shopper = True
    sentence = _("The points of a reward came back.")
    cause: str
    points: int
    entry_id: int

    def key(self) -> str:
        return f"{self.redemption_id}:{self.entry_id}"


@dataclass(frozen=True, kw_only=True)
class ProgrammePublished(Event):
    """`in_force_since` may lie ahead."""

    sentence = _("Version {number} of the points programme was published.")
    programme_id: int
    number: int
    in_force_since: datetime

    def key(self) -> str:
        return str(self.programme_id)


@dataclass(frozen=True, kw_only=True)
class _OfLevel:
    """Codes of levels, "" for none; `at` is when it became so. `names` are the level's, by language."""

    account_id: int
    before: str
    after: str
    names: dict[str, str]
    at: datetime

    def key(self) -> str:
        return f"{self.account_id}:{self.at.isoformat()}:{self.after}"

    def _said(self, text: str) -> str:
        return text.format(level=text_in(self.names, get_language() or "en"))


@dataclass(frozen=True, kw_only=True)
class TierReached(_OfLevel, Event):
    """`names` are those of the level that was reached."""

    is_for_shopper = True

    def describe(self) -> str:
        return self._said(str(_("Level “{level}” was reached.")))


@dataclass(frozen=True, kw_only=True)
class TierLost(_OfLevel, Event):
    """`names` are those of the level that was lost."""

    is_for_shopper = True

    def describe(self) -> str:
        return self._said(str(_("Level “{level}” ended.")))


@dataclass(frozen=True, kw_only=True)
class PointsKept(Event):
    """They should have expired at `due`, and are kept till `until`: `reason` is hold, or not_warned."""

    is_for_shopper = True
    account_id: int
    points: int
    due: datetime
    until: datetime
    reason: str
    hold_id: int | None = None

    def key(self) -> str:
        return f"{self.account_id}:{self.due.isoformat()}:{self.until.isoformat()}"

    def describe(self) -> str:
        said = ngettext(
            "{count} point was to expire and is kept until {date}: {reason}.",
            "{count} points were to expire and are kept until {date}: {reason}.",
            self.points,
        )
        date = date_format(self.until, "DATE_FORMAT")
        return said.format(count=self.points, date=date, reason=StayReason(self.reason).label)


@dataclass(frozen=True, kw_only=True)
class _OfAdjustment:
    adjustment_id: int
    account_id: int
    points: int
    reason: str

    def _said(self, text: str) -> str:
        return text.format(points=f"{self.points:+d}")


@dataclass(frozen=True, kw_only=True)
class AdjustmentAsked(_OfAdjustment, Event):
    """It waits for a second person."""

    def key(self) -> str:
        return str(self.adjustment_id)

    def describe(self) -> str:
        return self._said(str(_("A change of {points} points was asked for, and waits for a second person.")))


@dataclass(frozen=True, kw_only=True)
class AdjustmentEnded(_OfAdjustment, Event):
    """What had waited is over: `state` says how; `asked_by` is who had asked."""

    state: str
    asked_by: str

    def key(self) -> str:
        return str(self.adjustment_id)

    def describe(self) -> str:
        text = self._said(str(_("The change of {points} points that had waited: ")))
        return text + str(AdjustmentState(self.state).label)


@dataclass(frozen=True, kw_only=True)
class _OfMember:
    """`at` is when it became so."""

    account_id: int
    at: datetime

    def key(self) -> str:
        return f"{self.account_id}:{self.at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class MemberLeft(_OfMember, Event):
    is_for_shopper = True
    sentence = _("They left the points programme.")


@dataclass(frozen=True, kw_only=True)
class MemberCameBack(_OfMember, Event):
    is_for_shopper = True
    sentence = _("They came back to the points programme.")


@dataclass(frozen=True, kw_only=True)
class MemberExcluded(_OfMember, Event):
    sentence = _("The team left them out of the points programme.")
    reason: str


@dataclass(frozen=True, kw_only=True)
class MemberReadmitted(_OfMember, Event):
    sentence = _("The team let them take part in the points programme again.")


@dataclass(frozen=True, kw_only=True)
class AccountsJoined(Event):
    """By the team: all of `emptied_id` is on `account_id` now."""

    is_for_shopper = True
    sentence = _("The points of two accounts were joined.")
    account_id: int
    emptied_id: int
    pending: int
    active: int

    def key(self) -> str:
        return str(self.emptied_id)


@dataclass(frozen=True, kw_only=True)
class MembersImported(Event):
    import_id: int
    rows: int
    points: int

    def key(self) -> str:
        return str(self.import_id)

    def describe(self) -> str:
        return str(_("A file was imported: {rows} rows, {points} points.")).format(rows=self.rows, points=self.points)


@dataclass(frozen=True, kw_only=True)
class MembersExported(Event):
    sentence = _("The members of the points programme were exported.")
    at: datetime

    def key(self) -> str:
        return self.at.isoformat()


@dataclass(frozen=True, kw_only=True)
class BirthdayTold(Event):
    """Which day it is stands nowhere but with the customer."""

    sentence = _("A birthday was told, for points on that day.")

    def key(self) -> str:
        return f"{self.subject.customer}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class BirthdayForgotten(Event):
    sentence = _("The birthday was taken out.")

    def key(self) -> str:
        return f"{self.subject.customer}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class _OfReferral:
    """The order is the friend's, the customer whoever sent them."""

    referral_id: int

    def key(self) -> str:
        return str(self.referral_id)


@dataclass(frozen=True, kw_only=True)
class ReferralMade(_OfReferral, Event):
    sentence = _("A friend who was sent by a customer bought for the first time.")


@dataclass(frozen=True, kw_only=True)
class ReferralHeld(_OfReferral, Event):
    sentence = _("A referral waits for somebody of the team to look.")


@dataclass(frozen=True, kw_only=True)
class ReferralApproved(_OfReferral, Event):
    sentence = _("The team let a referral pass.")


@dataclass(frozen=True, kw_only=True)
class ReferralDeclined(_OfReferral, Event):
    sentence = _("The team gave no points for a referral.")


@dataclass(frozen=True, kw_only=True)
class ReferralRewarded(_OfReferral, Event):
    sentence = _("The points of a referral can be used.")


@dataclass(frozen=True, kw_only=True)
class ReferralVoided(_OfReferral, Event):
    """Too little of the friend's order was kept."""

    sentence = _("A referral ended, as too little of the order was kept.")


type ReferralFact = (
    ReferralMade | ReferralHeld | ReferralApproved | ReferralDeclined | ReferralRewarded | ReferralVoided
)
