"""What a return policy may not say to shoppers who still have their right of withdrawal.

Whoever asks to return something within that period has told the shop so unequivocally, and that is all that a
withdrawal takes (Directive 2011/83/EU, Article 11(1)(b)). So within it a policy may give more than the right, and
nothing less: a policy that gave less would mislead about the right as well. A rule that is stricter has to be
confined, by one of its own conditions, to where there is no right: `withdrawal_right: no`, goods that the law leaves
out, other countries.

The check is of the text alone, and on the safe side: what cannot be shown to be confined counts as if it always held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from saleor_postventa.legal.laws import Law, law_of
from saleor_postventa.returns.methods import methods
from saleor_postventa.returns.rules import Grade, Outcome

from .actions.money import fee_breach
from .document import Policy, Rule
from .kinds import Breach, actions, conditions
from .terms import KEEP_IT, OWN_CARRIER, STORE, FeeKind, FeeTerms, RefundShipping
from .words import named

# Ways that do not make the shopper bring the parcel to the shop's own door, or keep it.
NOT_BY_POST = frozenset({STORE, KEEP_IT})
# Looking at a good and trying it is no loss of value that the shopper answers for.
TRIED = (Grade.A, Grade.B)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """`rule` is the rule's id, "" for the policy's own terms; `path` is where it stands in the document."""

    code: str
    country: str
    article: str
    rule: str = ""
    path: str = ""
    message_values: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong, with the article, in the active language."""
        values = {**self.message_values, "article": self.article, "country": named("country", self.country)}
        return _MESSAGES[self.code]().format(**values)


def floor_violations(policy: Policy, *, countries: Iterable[str]) -> list[Violation]:
    """Everything in the policy that gives shoppers of these countries less than their law does; [] for a lawful one.

    Whoever asks names them all (`services.policies.countries_served`): of no country there is no law to break.
    """
    laws = [law for code in sorted(set(countries)) if (law := law_of(code)) is not None]
    return [violation for law in laws for violation in _of_country(policy, law)]


def _of_country(policy: Policy, law: Law) -> Iterator[Violation]:
    yield from _of_terms(policy, law)
    strict = [rule for rule in policy.rules if rule.is_on and not is_confined(rule, law)]
    can_choose_reason = not any(action.kind == "reason_group" for rule in strict for action in rule.actions)
    for rule in strict:
        yield from _of_rule(rule, policy, law, can_choose_reason=can_choose_reason)
    yield from _of_methods(policy, strict, law)


def is_confined(rule: Rule, law: Law) -> bool:
    """Whether the rule can only hold where that law leaves no right of withdrawal."""
    beyond = [conditions.get(each.kind).is_beyond_right(each.value, law) for each in rule.conditions]
    return any(beyond) if rule.match == "all" else bool(beyond) and all(beyond)


def _of_terms(policy: Policy, law: Law) -> Iterator[Violation]:
    def found(code: str, article: str, path: str, **values: Any) -> Violation:
        return Violation(code=code, country=law.country, article=article, path=path, message_values=values)

    days = law.withdrawal.days
    if policy.window.days < days:
        yield found("window_too_short", law.withdrawal.article, "window.days", days=days)
    if Outcome.REFUND not in policy.outcomes:
        yield found("no_refund", law.refunding.article, "outcomes")
    if policy.refund_shipping is RefundShipping.NEVER:
        yield found("shipping_not_refunded", law.refunding.article, "refund_shipping")
    if policy.send_within_days < law.sending.days:
        yield found("too_soon_to_send", law.sending.article, "send_within_days", days=law.sending.days)
    for grade in TRIED:
        if policy.loss_by_grade.get(grade):
            yield found("loss_for_trying", law.sending.loss_article, f"loss_by_grade.{grade.value}")
    for fee in policy.fees:
        breach = fee_breach(fee, law)
        if breach is not None:
            yield found(breach.code, breach.article, "fees")


def _of_rule(rule: Rule, policy: Policy, law: Law, *, can_choose_reason: bool) -> Iterator[Violation]:
    place = next(number for number, each in enumerate(policy.rules) if each.id == rule.id)
    for number, action in enumerate(rule.actions):
        breach: Breach | None = actions.get(action.kind).breach(action.value, law)
        if breach is None or (can_choose_reason and _is_for_a_fault(rule, breach)):
            continue
        yield Violation(
            code=breach.code,
            country=law.country,
            article=breach.article,
            rule=rule.id,
            path=f"rules.{place}.actions.{number}",
            message_values={"days": law.withdrawal.days},
        )


def _is_for_a_fault(rule: Rule, breach: Breach) -> bool:
    """Photos may be asked for where it is said to be the shop's fault: who withdraws picks another reason."""
    is_for_it = any(each.kind == "shops_fault" and each.value.is_ for each in rule.conditions)
    return breach.code == "photos_required" and rule.match == "all" and is_for_it


def _of_methods(policy: Policy, strict: list[Rule], law: Law) -> Iterator[Violation]:
    """A parcel can be sent, whatever rules hold together; and where our label costs, another carrier may be taken."""
    taken_away = {
        method: rule.id
        for rule in strict
        for action in rule.actions
        if action.kind == "exclude_methods"
        for method in action.value.methods
    }
    by_post = [method for method in policy.methods if method in methods and method not in NOT_BY_POST]
    left = [method for method in by_post if method not in taken_away]
    if not left:
        yield _no_method("no_way_to_send", law, policy, taken_away, by_post)
    elif OWN_CARRIER not in left and _has_label_fee(policy, strict):
        yield _no_method("only_a_paid_label", law, policy, taken_away, [OWN_CARRIER])


def _no_method(code: str, law: Law, policy: Policy, taken_away: dict[str, str], wanted: Iterable[str]) -> Violation:
    rule = next((taken_away[method] for method in wanted if method in policy.methods and method in taken_away), "")
    path = "methods" if not rule else "rules"
    return Violation(code=code, country=law.country, article=law.sending.cost_article, rule=rule, path=path)


def _has_label_fee(policy: Policy, strict: list[Rule]) -> bool:
    set_by_rules = [action.value for rule in strict for action in rule.actions if action.kind == "set_fee"]
    fees: list[FeeTerms] = [*policy.fees, *set_by_rules]
    return any(fee.kind == FeeKind.LABEL and not fee.is_free for fee in fees)


_MESSAGES = {
    "window_too_short": lambda: _(
        "In {country} the law gives {days} days to withdraw; the window is shorter ({article})."
    ),
    "no_refund": lambda: _("Within the right of withdrawal in {country}, money back has to be offered ({article})."),
    "shipping_not_refunded": lambda: _(
        "Who withdraws from a whole order in {country} gets the standard delivery back ({article})."
    ),
    "too_soon_to_send": lambda: _("In {country} shoppers have {days} days to send it back ({article})."),
    "loss_for_trying": lambda: _(
        "In {country} nothing may be deducted for goods that were only looked at and tried ({article})."
    ),
    "handling_fee": lambda: _("A handling fee within the right of withdrawal is not allowed in {country} ({article})."),
    "restocking_fee": lambda: _(
        "A restocking fee within the right of withdrawal is not allowed in {country} ({article})."
    ),
    "label_fee_not_its_cost": lambda: _(
        "In {country} shoppers bear the cost of sending back, not a share of the price ({article})."
    ),
    "refused": lambda: _("Within the right of withdrawal in {country} a return can't be rejected ({article})."),
    "hidden": lambda: _("Within the right of withdrawal in {country} a product can't be hidden ({article})."),
    "photos_required": lambda: _(
        "Within the right of withdrawal in {country} no reason and no proof may be asked for ({article})."
    ),
    "no_way_to_send": lambda: _("In {country} it must be possible to send a parcel back ({article})."),
    "only_a_paid_label": lambda: _(
        "In {country} a paid label must not be the only way: offer the shopper's own carrier ({article})."
    ),
}
