"""The ways of sending back as the shop has them: what it chose, and whether the policy in force offers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from saleor_postventa.returns.made_up import made_up_return
from saleor_postventa.returns.methods import MethodSettings, ReturnMethod, methods
from saleor_postventa.returns.methods.method import read_settings
from saleor_postventa.returns.models import MethodChoice
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.shops.models import Shop

from .policies import content_of, live_policy


@dataclass(frozen=True, kw_only=True)
class Way:
    """`is_in_policy`: the policy in force offers it, be it by a rule. `lacks` says what is missing all the same."""

    method: ReturnMethod
    choice: MethodChoice | None
    settings: MethodSettings
    is_in_policy: bool

    @property
    def is_on(self) -> bool:
        return self.choice is None or self.choice.is_on

    @property
    def is_offered(self) -> bool:
        """To somebody at least; nobody chooses to keep what the policy lets them keep."""
        return self.is_on and self.is_in_policy and not self.lacks and self.method.is_chosen

    @property
    def lacks(self) -> str:
        return self.method.lacks(self.settings)

    def shopper_reads(self, shop: Shop) -> list[str]:
        """The steps of an example, with what the shop chose; in the active language."""
        ret, _lines, _about = made_up_return(shop, "")
        ret.method = self.method.code
        return self.method.steps(ret, self.settings)


def ways(at: datetime) -> list[Way]:
    """All there are, in the order in which shoppers see them."""
    rows = {row.code: row for row in MethodChoice.objects.all()}
    offered = _offered_by(content_of(live_policy(at)))
    found = sorted(methods, key=lambda each: (each.position, each.code))
    return [_way(each, rows.get(each.code), offered) for each in found]


def way_of(code: str, at: datetime) -> Way:
    row = MethodChoice.objects.filter(code=code).first()
    return _way(methods.get(code), row, _offered_by(content_of(live_policy(at))))


def _way(method: ReturnMethod, row: MethodChoice | None, offered: set[str]) -> Way:
    settings = read_settings(method, row.settings if row is not None else {})
    return Way(method=method, choice=row, settings=settings, is_in_policy=method.code in offered)


def _offered_by(policy: Policy) -> set[str]:
    return {*policy.methods, *_added_by_rules(policy)}


def _added_by_rules(policy: Policy) -> Iterable[str]:
    """`keep_it` is what rules and the calculation of what a return costs lead to."""
    for rule in policy.rules:
        for action in rule.actions:
            if rule.is_on and action.kind == "allow_methods":
                yield from action.value.methods
            if rule.is_on and action.kind in ("keep_item", "donate"):
                yield "keep_it"
    if policy.keep_it.is_on:
        yield "keep_it"
