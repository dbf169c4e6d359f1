"""What a return would come to, before it is asked for. It is what will be settled, if everything comes back as sold."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import goods_lookups
from saleor_postventa.returns.models import Reason
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.policy.facts import Wish
from saleor_postventa.returns.policy.wishes import Wished, wishes_for
from saleor_postventa.returns.reckoning import Reckoning, Share, flat_fees_of, nothing, owes_shipping, reckon
from saleor_postventa.returns.rules import Wanted, WantedLine

from .items import Item, returnable_items
from .policies import content_of, policy_for
from .reasons import reasons_by_code
from .worth import Worth, worth_of


@dataclass(frozen=True)
class EstimatedLine:
    item: Item
    wanted: WantedLine
    reason: Reason | None
    goods: Money
    reckoning: Reckoning

    @property
    def photos_needed(self) -> int:
        """By the policy, or by the reason itself."""
        return max(self.item.decision.requires_photos, self.reason.min_photos if self.reason else 0)


@dataclass(frozen=True)
class Deduction:
    code: str
    amount: Money
    sentence: str


@dataclass(frozen=True)
class Estimate:
    """`deductions` say in a sentence what is taken off or added, and why."""

    lines: tuple[EstimatedLine, ...]
    reckoning: Reckoning
    deductions: tuple[Deduction, ...]

    @property
    def total(self) -> Money:
        return self.reckoning.total


def return_estimate(order: Order, wanted: Wanted, *, now: datetime, channel: str = "portal") -> Estimate:
    """Lines that are none of the order's are left out; nothing is refused here."""
    reasons = reasons_by_code([line.reason for line in wanted.lines])
    items = {
        item.order_line.pk: item
        for item in returnable_items(order, now=now, wish=wishes_of(order, wanted, reasons, channel=channel))
    }
    worth = worth_of(order)
    policy = content_of(policy_for(order, now))
    lines = [
        _estimated(worth, policy, line, items[line.order_line_id], reasons.get(line.reason), wanted.outcome)
        for line in wanted.lines
        if line.order_line_id in items
    ]
    decisions = [line.item.decision for line in lines]
    whole = reckon(
        [share_of(line) for line in lines],
        policy,
        outcome=wanted.outcome,
        shipping=shipping_for(decisions, wanted.outcome, worth),
        flat_fees=flat_fees_of(decisions, order.currency),
    )
    return Estimate(tuple(lines), whole, tuple(_deductions(whole)))


def wishes_of(order: Order, wanted: Wanted, reasons: dict[str, Reason], *, channel: str) -> dict[int, Wish]:
    """What the shopper asks for, line by line, with what it comes to in all."""
    prefetch_related_objects([order], *goods_lookups())
    known = {line.pk: line for line in order.lines.all()}
    wished = [
        Wished(
            line_id=line.order_line_id,
            quantity=line.quantity,
            unit_price=known[line.order_line_id].unit_price_gross_amount,
            reason=line.reason,
            reason_group=reason.group if (reason := reasons.get(line.reason)) else "",
            is_shops_fault=reason.is_shops_fault if reason else False,
            is_unsealed=line.is_unsealed,
        )
        for line in wanted.lines
        if line.order_line_id in known
    ]
    bought = sum(line.quantity for line in known.values())
    return wishes_for(wished, outcome=wanted.outcome, method=wanted.method, channel=channel, units_of_order=bought)


def share_of(line: EstimatedLine) -> Share:
    return Share(
        line_id=line.wanted.order_line_id,
        quantity=line.wanted.quantity,
        goods=line.goods,
        decision=line.item.decision,
        is_shops_fault=line.reason.is_shops_fault if line.reason else False,
    )


def shipping_for(decisions: list[Decision], outcome: str, worth: Worth) -> Money:
    """What the delivery cost, once per order, where the policy gives it back; what goes out again was delivered."""
    return worth.shipping if owes_shipping(decisions, outcome) else Money.zero(worth.paid.currency)


def _estimated(
    worth: Worth, policy: Policy, line: WantedLine, item: Item, reason: Reason | None, outcome: str
) -> EstimatedLine:
    goods = worth.of(line.order_line_id, line.quantity)
    draft = EstimatedLine(item, line, reason, goods, nothing(goods.currency))
    no_shipping = Money.zero(goods.currency)
    return replace(draft, reckoning=reckon([share_of(draft)], policy, outcome=outcome, shipping=no_shipping))


def _deductions(whole: Reckoning) -> list[Deduction]:
    said = [
        ("fees", -whole.fees, _("Less the fees of this return.")),
        ("shipping", whole.shipping, _("With what the delivery cost.")),
        ("bonus", whole.bonus, _("With a bonus for your choice.")),
    ]
    return [Deduction(code, amount, sentence) for code, amount, sentence in said if amount]
