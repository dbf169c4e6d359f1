"""The points of an order: what each line earned, why, and from when it can be used; and what was spent on it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Sum
from django.utils.translation import gettext as _

from saleor_postventa.loyalty.codes import PURCHASE, EarningState, EntryKind, RedemptionState
from saleor_postventa.loyalty.models import Earning, Entry, Redemption
from saleor_postventa.loyalty.rules.entry_words import waiting_in_words
from saleor_postventa.loyalty.rules.why import why_from_json
from saleor_postventa.loyalty.rules.why_words import why_in_words
from saleor_postventa.shops.scope import current_shop

from .entries import way_in_words
from .spending import points_given_back


@dataclass(frozen=True)
class LinePoints:
    """Of one line, or of the delivery: in the active language. `until` is empty once they can be used."""

    earning: Earning
    name: str
    why: str
    until: str

    @property
    def points(self) -> int:
        """Those that are still its own."""
        return self.earning.rest

    @property
    def points_gone(self) -> int:
        return self.earning.points_back

    @property
    def is_waiting(self) -> bool:
        return self.earning.state == EarningState.PENDING and self.earning.rest > 0


@dataclass(frozen=True)
class UsedReward:
    """`points_back` of its points came back with goods that were returned, or with the order."""

    redemption: Redemption
    points: int
    points_back: int

    @property
    def points_kept(self) -> int:
        return self.points - self.points_back


@dataclass(frozen=True)
class OrderPoints:
    """`used` are the rewards that it was placed with."""

    lines: tuple[LinePoints, ...]
    used: tuple[UsedReward, ...]

    @property
    def points_used(self) -> int:
        return sum(each.points for each in self.used)

    @property
    def points_back(self) -> int:
        return sum(each.points_back for each in self.used)

    @property
    def points(self) -> int:
        return sum(line.points for line in self.lines)

    @property
    def pending(self) -> int:
        return sum(line.points for line in self.lines if line.is_waiting)

    @property
    def points_gone(self) -> int:
        """With what came back, or was exchanged."""
        return sum(line.points_gone for line in self.lines)

    @property
    def usable_at(self) -> datetime | None:
        """When the last of those on their way can be used; None while that is not known of all, and where none are."""
        moments = [line.earning.activates_at for line in self.lines if line.is_waiting]
        known = [each for each in moments if each is not None]
        return max(known) if known and len(known) == len(moments) else None


def points_of_orders(order_ids: Sequence[int]) -> dict[int, OrderPoints]:
    """By the order's id, of those that points have to do with; three queries."""
    lines: dict[int, list[LinePoints]] = defaultdict(list)
    used: dict[int, list[UsedReward]] = defaultdict(list)
    rows = Earning.objects.filter(order__in=order_ids).select_related("order_line", "programme")
    for row in rows.order_by("order_line__position", "pk"):
        if row.order_id is not None:
            lines[row.order_id].append(_line(row))
    spent = Redemption.objects.filter(order__in=order_ids, state__in=(RedemptionState.USED, RedemptionState.RELEASED))
    wanted = spent.select_related("reward", "account__customer", "code", "credit", "order", "entry").order_by("pk")
    back = points_given_back(each.entry for each in wanted if each.entry is not None)
    for each in wanted:
        if each.order_id is not None and each.entry is not None:
            used[each.order_id].append(UsedReward(each, -each.entry.active, back.get(each.entry.pk, 0)))
    return {pk: OrderPoints(tuple(lines[pk]), tuple(used[pk])) for pk in {*lines, *used}}


def _line(row: Earning) -> LinePoints:
    way = way_in_words(row.way)
    is_waiting = row.state == EarningState.PENDING and row.rest > 0
    return LinePoints(
        earning=row,
        name=row.order_line.bought_name if row.order_line is not None else _delivery_or(row, way),
        why=why_in_words(why_from_json(row.why), way=way) if "kind" in row.why else "",
        until=waiting_in_words(row.activates_at, current_shop().preferences.zone) if is_waiting else "",
    )


def _delivery_or(row: Earning, way: str) -> str:
    return _("Delivery") if row.key.startswith("delivery:") else way


def points_taken_back(order_id: int, *, since: datetime) -> int:
    """Of those that the purchase earned, in all; without what moved on to what it was exchanged for."""
    earned = Earning.objects.of_order(order_id).filter(way=PURCHASE).values("entry")
    taken = Entry.objects.filter(kind=EntryKind.TAKEN_BACK, of__in=earned, recorded_at__gte=since)
    return -(taken.aggregate(points=Sum(F("pending") + F("active")))["points"] or 0)
