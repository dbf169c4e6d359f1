"""What loyalty does because an event happened: points follow orders, and what becomes of them."""

import re

from saleor_postventa.core.event import Event
from saleor_postventa.credits.events import (
    CreditIssued,
    CreditStuck,
    VoucherCodeIssued,
    VoucherCodeStuck,
    VoucherCodeUsed,
    VoucherCodeWithdrawn,
)
from saleor_postventa.credits.rules import CreditTrouble
from saleor_postventa.events.events import PreferencesChanged
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import reacts_to
from saleor_postventa.goods.events import UnitsMarkedReturned
from saleor_postventa.orders.events import (
    ChargedBack,
    OrderCancelled,
    OrderExpired,
    OrderLinesChanged,
    OrderPaid,
    OrderPlaced,
    RefundSeen,
    UnitsCameBack,
)
from saleor_postventa.orders.models import Order
from saleor_postventa.people.events import CustomerErased, CustomerLinked, CustomerMerged
from saleor_postventa.people.models import Customer
from saleor_postventa.refunds.events import RefundSettled
from saleor_postventa.returns.events import ReturnResolved, ReturnWindowSet
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.events import ReviewPublished, SurveyAnswered

from .codes import ReleaseCause
from .earn_rules import review, survey
from .events import (
    MemberCameBack,
    MemberExcluded,
    MemberLeft,
    MemberReadmitted,
    PointsActivated,
    PointsAdjusted,
    PointsEarned,
    PointsExpired,
    PointsGivenBack,
    PointsSpent,
    PointsTakenBack,
    RewardIssued,
    TierLost,
    TierReached,
)
from .notices import plan_reward_mail
from .queries.warnings import is_reached_by_news
from .services import (
    earn_order,
    exchanged_from,
    follow_level,
    hand_over_points,
    move_exchanged,
    note_settled_return,
    note_window,
    take_back_points,
    tell_of_adjustment,
    tell_of_level,
    tell_of_points,
    tell_of_points_back,
    tell_of_points_taken_back,
)
from .services.awarding import award_deed
from .services.birthdays import take_over_birthday
from .services.capturing import capture, note_issued
from .services.forgetting import forget_persons
from .services.keeping import follow_referral
from .services.mirrors import ask_mirrors, has_mirrors, keep_mirrors
from .services.referring import attribute_order
from .services.releasing import note_credit_stuck, note_failed, note_withdrawn, release_of_order

CREDIT = "credit"
MIRROR_SETTING = "is_points_mirror_on"
_REDEMPTION = re.compile(r"redemption:(\d+)")
_CAUSES: dict[type[Event], ReleaseCause] = {
    OrderCancelled: ReleaseCause.ORDER_CANCELLED,
    OrderExpired: ReleaseCause.ORDER_EXPIRED,
}


@reacts_to(OrderPaid, OrderLinesChanged, OrderPlaced)
def give_points(row: RecordedEvent) -> None:
    """Of an order that is paid. A replacement gets what moved to it once it is known.

    Friends first: that locks both their accounts at once, and two who sent each other would else wait in a ring.
    """
    if row.order_id is None:
        return
    is_paid = isinstance(row.fact, OrderPaid)
    if is_paid:
        attribute_order(row.order_id, by=row.by)
    earnings = earn_order(row.order_id, by=row.by)
    for account_id in {earning.account_id for earning in earnings}:
        follow_level(account_id, by=row.by)
    if is_paid:
        tell_of_points(row.order_id)


@reacts_to(ReturnWindowSet)
def move_waiting(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, ReturnWindowSet):
        note_window(fact.order_line_id, fact.ends_at, revision=fact.revision)


@reacts_to(ReturnResolved)
def take_back_returned(row: RecordedEvent) -> None:
    """Whatever it gave: money, store credit, other goods, or money without the goods coming back."""
    fact = row.fact
    if not isinstance(fact, ReturnResolved) or row.order_id is None:
        return
    exchanged = exchanged_from(fact.exchanged)
    units = dict(fact.units)
    for each in exchanged:
        units[str(each.order_line_id)] = max(0, units.get(str(each.order_line_id), 0) - each.quantity)
    note_settled_return(fact.return_id, row.order_id, units, is_without_money=fact.outcome == CREDIT)
    follow_referral(row.order_id, by=row.by)
    if exchanged:
        move_exchanged(fact.return_id, row.order_id, exchanged, replacement=fact.replacement, by=row.by)
    take_back_points(row.order_id, cause={"return": fact.return_id}, by=row.by)


@reacts_to(RefundSettled)
def take_back_refunded(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, RefundSettled):
        _take_back(row, {"refund": fact.refund_id})


@reacts_to(OrderCancelled, OrderExpired, RefundSeen, ChargedBack, UnitsCameBack, UnitsMarkedReturned, CreditIssued)
def take_back_undone(row: RecordedEvent) -> None:
    """Also what was refunded or returned in Saleor, or by the shopper's bank, without us."""
    _take_back(row, {})


@reacts_to(CustomerLinked, CustomerMerged)
def take_over_points(row: RecordedEvent) -> None:
    fact = row.fact
    if not isinstance(fact, CustomerLinked | CustomerMerged) or row.customer_id is None:
        return
    customer = Customer.objects.get(pk=row.customer_id)
    if isinstance(fact, CustomerMerged):
        take_over_birthday(fact.guest_id, customer)
    hand_over_points(fact.guest_id, customer, by=row.by)


@reacts_to(TierReached)
def tell_of_new_level(row: RecordedEvent) -> None:
    """Not of one that was reached by orders of long ago, which were given points in arrears."""
    fact = row.fact
    if isinstance(fact, TierReached) and is_reached_by_news(fact.account_id, fact.at):
        tell_of_level(fact.account_id, level=fact.after, key=fact.key())


@reacts_to(PointsAdjusted)
def tell_of_change(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, PointsAdjusted):
        tell_of_adjustment(fact.entry_id)


@reacts_to(PointsGivenBack)
def tell_of_comeback(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, PointsGivenBack):
        tell_of_points_back(fact.entry_id)


@reacts_to(SurveyAnswered)
def give_points_for_survey(row: RecordedEvent) -> None:
    """For the act: neither the fact nor the way to earn knows what was answered. Once an invitation."""
    fact = row.fact
    if not isinstance(fact, SurveyAnswered) or row.customer_id is None or not fact.has_incentive:
        return
    customer = Customer.objects.get(pk=row.customer_id)
    if customer.is_erased:
        return
    day = fact.occurred_at.astimezone(current_shop().preferences.zone).date()
    award_deed(customer, survey.CODE, survey.SurveyFacts(survey=str(fact.invitation_id), day=day), by=row.by)


@reacts_to(ReviewPublished)
def give_points_for_review(row: RecordedEvent) -> None:
    """For the act: neither the fact nor the way to earn knows of its stars. Nothing for one that promised nothing.

    What was not promised is not given, as such a review is shown without the words that tell of it.
    """
    fact = row.fact
    if not isinstance(fact, ReviewPublished) or row.customer_id is None or not fact.has_incentive:
        return
    customer = Customer.objects.get(pk=row.customer_id)
    if customer.is_erased:
        return
    day = fact.written_at.astimezone(current_shop().preferences.zone).date()
    facts = review.ReviewFacts(product=fact.product, day=day, has_photo=fact.has_photo)
    award_deed(customer, review.CODE, facts, by=row.by)


@reacts_to(PointsTakenBack)
def tell_of_loss(row: RecordedEvent) -> None:
    if row.order_id is not None:
        tell_of_points_taken_back(row.order_id)


@reacts_to(CustomerErased)
def forget_customer(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, CustomerErased):
        forget_persons([person for person in (row.customer_id, fact.guest_id) if person is not None])


def _take_back(row: RecordedEvent, cause: dict[str, int]) -> None:
    """Friends first, as in `give_points`."""
    if row.order_id is not None:
        follow_referral(row.order_id, by=row.by)
        take_back_points(row.order_id, cause=cause, by=row.by)


@reacts_to(VoucherCodeIssued, VoucherCodeUsed, VoucherCodeWithdrawn, VoucherCodeStuck, CreditIssued, CreditStuck)
def follow_reward(row: RecordedEvent) -> None:
    """What `credits` did because a redemption asked for it."""
    fact = row.fact
    found = _REDEMPTION.fullmatch(getattr(fact, "reference", ""))
    if found is None:
        return
    redemption_id = int(found[1])
    match fact:
        case VoucherCodeIssued() | CreditIssued():
            note_issued(redemption_id)
        case VoucherCodeUsed():
            capture(redemption_id, Order.objects.filter(pk=fact.order_id).first() if fact.order_id else None)
        case VoucherCodeWithdrawn():
            note_withdrawn(redemption_id)
        case VoucherCodeStuck():
            note_failed(redemption_id)
        case CreditStuck() if fact.code != CreditTrouble.PERMISSION_MISSING:
            note_credit_stuck(redemption_id, fact.credit_id)


@reacts_to(*_CAUSES)
def release_rewards(row: RecordedEvent) -> None:
    if row.order_id is not None:
        release_of_order(row.order_id, _CAUSES[type(row.fact)])


@reacts_to(RewardIssued)
def mail_reward(row: RecordedEvent) -> None:
    fact = row.fact
    if isinstance(fact, RewardIssued):
        plan_reward_mail(fact.redemption_id, by=row.by)


@reacts_to(
    PointsEarned,
    PointsActivated,
    PointsTakenBack,
    PointsSpent,
    PointsGivenBack,
    PointsExpired,
    PointsAdjusted,
    TierReached,
    TierLost,
    MemberLeft,
    MemberCameBack,
    MemberExcluded,
    MemberReadmitted,
    where=has_mirrors,
)
def mirror_change(row: RecordedEvent) -> None:
    ask_mirrors([row.data["account_id"]])


@reacts_to(PreferencesChanged)
def follow_mirror_setting(row: RecordedEvent) -> None:
    """At once with the first of them; the chore goes on."""
    fact = row.fact
    if isinstance(fact, PreferencesChanged) and MIRROR_SETTING in fact.names.split(", "):
        keep_mirrors()
