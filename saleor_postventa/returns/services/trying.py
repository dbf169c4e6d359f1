"""Policies that are only tried: checked as a document, held against the law, and asked about one order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.legal.laws import law_of
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.policy.compiled import compile_policy
from saleor_postventa.returns.policy.document import KINDS_IN, Policy, read
from saleor_postventa.returns.policy.engine import decide
from saleor_postventa.returns.policy.facts import Wish
from saleor_postventa.returns.policy.lawful import Violation, floor_violations
from saleor_postventa.returns.queries import Item, content_of, policy_for, reasons_by_code
from saleor_postventa.returns.queries.estimates import wishes_of
from saleor_postventa.returns.queries.gathering import facts_of, goods_of, survey
from saleor_postventa.returns.rules import RequestChannel, Wanted, WantedLine

from .policies import countries_served

MOST_PROBLEMS = 50


@dataclass(frozen=True)
class Problem:
    path: str
    message: str


@dataclass(frozen=True)
class PolicyCheck:
    policy: Policy | None
    problems: tuple[Problem, ...] = ()
    violations: tuple[Violation, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def can_publish(self) -> bool:
        return self.policy is not None and not self.violations


def _problems(found: list[ErrorDetails]) -> tuple[Problem, ...]:
    """A list that is short only because one of its entries is wrong is not told of as well."""
    paths = [path_of(each, kinds_in=KINDS_IN) for each in found]
    told = [
        Problem(path, mistake_in_words(each))
        for path, each in zip(paths, found, strict=True)
        if each["type"] != "too_short" or not any(other.startswith(f"{path}.") for other in paths)
    ]
    return tuple(told)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a shopper might ask for, as far as it is to be tried: "" and 0 where it is not."""

    reason: str = ""
    outcome: str = ""
    method: str = ""
    quantity: int = 0


def check_policy(content: Any) -> PolicyCheck:
    """Everything that is wrong with a document; with None there is nothing to check."""
    if content is None:
        return PolicyCheck(None)
    if not isinstance(content, Mapping):
        return PolicyCheck(None, (Problem("", _("A policy is one JSON object.")),))
    countries = tuple(country for country in countries_served() if law_of(country) is not None)
    try:
        policy = read(content)
    except ValidationError as error:
        found = error.errors(include_url=False)[:MOST_PROBLEMS]
        return PolicyCheck(None, _problems(found), countries=countries)
    return PolicyCheck(policy, violations=tuple(floor_violations(policy, countries=countries)), countries=countries)


def try_policy(order: Order, policy: Policy | None, *, now: datetime, asked: Asked | None = None) -> list[Item]:
    """What a policy would say of an order's lines, each as if it came back alone; without one, what holds for it.

    Nothing is kept.
    """
    around, known = survey([order], now=now), policy or content_of(policy_for(order, now))
    judge, wishes = compile_policy(known), _wishes(order, asked)
    goods = goods_of(order)
    facts = facts_of(order, goods, around, wish=wishes)
    return [Item(line, decide(judge, facts[line.pk], now), facts[line.pk], None, known) for line in goods.lines]


def _wishes(order: Order, asked: Asked | None) -> dict[int, Wish]:
    if asked is None:
        return {}
    reasons = reasons_by_code([asked.reason])
    found: dict[int, Wish] = {}
    for line in order.lines.all():
        wanted = WantedLine(
            order_line_id=line.pk, quantity=min(asked.quantity or line.quantity, line.quantity), reason=asked.reason
        )
        alone = Wanted(lines=(wanted,), outcome=asked.outcome, method=asked.method)
        found |= wishes_of(order, alone, reasons, channel=RequestChannel.PORTAL)
    return found
