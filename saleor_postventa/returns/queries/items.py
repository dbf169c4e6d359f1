"""Can this be returned, until when, and why: the one answer that page, API, snippet and services give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.policy.engine import decide
from saleor_postventa.returns.policy.facts import Facts, Wish

from .gathering import facts_of, goods_of, survey
from .policies import compiled, version_for, versions_in_force

Wishes = Wish | Mapping[int, Wish] | None


@dataclass(frozen=True)
class Item:
    order_line: OrderLine
    decision: Decision
    facts: Facts
    policy_version: PolicyVersion | None
    policy: Policy | None = None


def returnable_items(order: Order, *, now: datetime, wish: Wishes = None) -> list[Item]:
    """A decision for each line that was not taken out of the order, also for those that can't be returned.

    `wish` is what the shopper asks for, of all lines or by line. Reads what is missing of the order's goods.
    """
    return items_of_orders([order], now=now, wish=wish)[order.pk]


def items_of_orders(orders: Sequence[Order], *, now: datetime, wish: Wishes = None) -> dict[int, list[Item]]:
    """As `returnable_items`, for many orders in as few queries."""
    versions = versions_in_force(now)
    judges = {order.pk: version_for(order.placed_at or now, versions) for order in orders}
    asked = {name for version in set(judges.values()) for name in compiled(version).asks}
    around = survey(orders, now=now, asked=asked)
    found: dict[int, list[Item]] = {}
    for order in orders:
        version = judges[order.pk]
        policy = compiled(version)
        found[order.pk] = []
        goods = goods_of(order)
        facts = facts_of(order, goods, around, wish=wish)
        for line in goods.lines:
            known = facts[line.pk]
            found[order.pk].append(Item(line, decide(policy, known, now), known, version, policy.policy))
    return found
