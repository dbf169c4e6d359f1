"""Which items of an order a review is asked for, and when; and what a review may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.core.texts import JOINERS
from saleor_postventa.surveys.questions.options import Unseen
from saleor_postventa.surveys.review_codes import RequestReason, RequestState, ReviewStatus

STARS = range(1, 6)
LONGEST_TITLE, LONGEST_TEXT, LONGEST_NAME = 120, 4000, 60
MOST_PHOTOS = 4
# Whoever would be asked later than that has forgotten, and so has the shop.
ASKED_WITHIN = timedelta(days=30)
# Of an order: one for what came, and one for what came later.
MOST_MAILS = 2


class StarsMissing(Refusal):
    code = "stars_missing"
    text = _("Choose from one to five stars.")


class ReviewTooLong(Refusal):
    code = "too_long"
    text = _("This is too long: at most {most} characters.")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The shop's: how long after the delivery, at home and abroad, and for how many items of an order."""

    days: int
    days_abroad: int
    most: int
    home_country: str


@dataclass(frozen=True, kw_only=True)
class BoughtOrder:
    """`asked_at` are the moments at which its mails left; `asked_lines` and `asked_products` what they were about."""

    is_standing: bool
    country: str
    installed_at: datetime
    asked_at: tuple[datetime, ...] = ()
    asked_lines: frozenset[int] = frozenset()
    asked_products: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class BoughtLine:
    """`kept` were sent and neither came back nor were replaced; a return has spoken for `spoken_for` of them."""

    id: int
    product: str
    kept: int
    value: Decimal
    delivered_at: datetime | None
    spoken_for: int = 0
    is_reviewed: bool = False


@dataclass(frozen=True, kw_only=True)
class Plan:
    state: RequestState
    due_at: datetime
    reason: RequestReason | None = None

    @property
    def is_clear(self) -> bool:
        return self.state == RequestState.WAITING and self.reason is None


def plan_requests(order: BoughtOrder, lines: Sequence[BoughtLine], terms: Terms, now: datetime) -> dict[int, Plan]:
    """What is asked for each item that was delivered; the dearest ones where there are too many."""
    plans: dict[int, Plan] = {}
    chosen: set[str] = set()
    for line in sorted(lines, key=lambda each: (-each.value, each.id)):
        if line.delivered_at is None:
            continue
        due_at = line.delivered_at + _delay(order, terms)
        reason = _skipped_for(order, line, due_at, now) or _crowded_out(line, chosen, terms)
        if reason is not None:
            plans[line.id] = Plan(state=RequestState.SKIPPED, due_at=due_at, reason=reason)
            continue
        chosen.add(line.product)
        waits = RequestReason.OPEN_RETURN if line.spoken_for else None
        plans[line.id] = Plan(state=RequestState.WAITING, due_at=due_at, reason=waits)
    return plans


def can_ask(plans: Sequence[Plan], now: datetime) -> bool:
    """Whether the order's mail may leave: it waits until each item is due and nothing is open."""
    waiting = [plan for plan in plans if plan.state == RequestState.WAITING]
    return bool(waiting) and all(plan.is_clear and plan.due_at <= now for plan in waiting)


def _delay(order: BoughtOrder, terms: Terms) -> timedelta:
    is_home = order.country in ("", terms.home_country)
    return timedelta(days=terms.days if is_home else terms.days_abroad)


def _skipped_for(order: BoughtOrder, line: BoughtLine, due_at: datetime, now: datetime) -> RequestReason | None:
    if not order.is_standing:
        return RequestReason.ORDER_CANCELLED
    if not line.product:
        return RequestReason.NO_PRODUCT
    if line.kept <= 0:
        return RequestReason.CAME_BACK
    if line.is_reviewed:
        return RequestReason.REVIEWED
    if order.asked_at and (line.id in order.asked_lines or not _came_later(order, line)):
        return RequestReason.MAIL_HAS_LEFT
    if line.product in order.asked_products:
        return RequestReason.SAME_PRODUCT
    if now - due_at > ASKED_WITHIN or (line.delivered_at is not None and line.delivered_at < order.installed_at):
        return RequestReason.TOO_LATE
    return None


def _came_later(order: BoughtOrder, line: BoughtLine) -> bool:
    """What was still on its way when the mail left is asked for once more, by a second mail, and by no third."""
    has_room = len(order.asked_at) < MOST_MAILS
    return has_room and line.delivered_at is not None and line.delivered_at > min(order.asked_at)


def _crowded_out(line: BoughtLine, chosen: set[str], terms: Terms) -> RequestReason | None:
    if line.product in chosen:
        return RequestReason.SAME_PRODUCT
    return RequestReason.TOO_MANY if len(chosen) >= terms.most else None


def can_edit(status: str) -> bool:
    """Until the team looked at it: what was published or refused stays what was judged."""
    return status == ReviewStatus.PENDING


def check_review(*, stars: int, title: str, text: str, shown_name: str) -> None:
    """Raises StarsMissing, ReviewTooLong, Unseen: what turns text round would say what the team did not read."""
    if stars not in STARS:
        raise StarsMissing(field="stars")
    for field, given, most, ends in (
        ("title", title, LONGEST_TITLE, ""),
        ("text", text, LONGEST_TEXT, "\n\t"),
        ("shown_name", shown_name, LONGEST_NAME, ""),
    ):
        if len(given) > most:
            raise ReviewTooLong(field=field, most=most)
        if not is_plain(given, allowed=JOINERS + ends):
            raise Unseen(field=field)


def median(values: Sequence[timedelta]) -> timedelta | None:
    if not values:
        return None
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
