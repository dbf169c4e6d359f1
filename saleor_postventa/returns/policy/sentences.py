"""A decision in words: one plain sentence for the shopper, every step for the team. In the active language.

The sentence names the deciding fact and its date. What closes a door names the doors that stay open: withdrawal and the
legal guarantee. Nothing here decides; all of it is read from the decision.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from saleor_postventa.core.pieces import text_in

from .actions.verdict import Review
from .decision import Decision, TraceStep
from .document import Policy
from .kinds import actions
from .level import TIER
from .words import rules_in_words

__all__ = ["for_shopper", "for_staff", "rules_in_words"]

Told = dict[str, Any]


def for_shopper(decision: Decision) -> str:
    """Why, and until when, in one sentence."""
    told = decision.deciding.facts
    clauses = [_HEADS[decision.code](told, decision)]
    if not decision.is_open:
        clauses += _doors_left(told, decision)
    return "; ".join(clauses) + "."


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "DATE_FORMAT")


def _days(told: Told) -> str:
    count = told["days"]
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _until(told: Told, decision: Decision) -> str:
    until = _day(told["until"])
    if told.get("is_extended") and told["cause"] in ("policy", "law", "level"):
        until = _("{date}, the next working day").format(date=until)
    return _("{date}, as long as it is still sealed").format(date=until) if decision.needs_seal else until


def _in_window(told: Told, decision: Decision) -> str:
    said = {
        "policy": _counted(told),
        "law": _counted_by_law(told),
        "level": _("You can return it until {until}: on your level {level} you have {days} from {start}"),
        "fixed": _("You can return it until {until}, a day that we set for orders like yours"),
        "promised": _("You can return it until {until}, as we promised you when you ordered it"),
        "team": _("You can return it until {until}: our team gave you more time"),
    }[told["cause"]]
    return said.format(
        until=_until(told, decision), days=_days(told), start=_day(told["start"]), level=_level(told) or ""
    )


def _level(told: Told) -> str | None:
    """As the shop calls it; None where no level has to do with it."""
    return text_in(told["level"], get_language() or "en") if "level" in told else None


def _counted(told: Told) -> str:
    if told["is_estimated"]:
        return _("You can return it until {until}: {days} from {start}, when we reckon that it arrived")
    return {
        "delivered_last": _(
            "You can return it until {until}: {days} from {start}, when the last parcel of your order arrived"
        ),
        "delivered": _("You can return it until {until}: {days} from {start}, when it arrived"),
        "shipped": _("You can return it until {until}: {days} from {start}, by when it should have reached you"),
        "placed": _("You can return it until {until}: {days} from {start}, when you ordered it"),
    }[told["anchor"]]


def _counted_by_law(told: Told) -> str:
    if not told["is_told"]:
        return _(
            "You can return it until {until}: nobody told you of your right to withdraw, so the law gives you longer"
        )
    if told["anchor"] == "placed":
        return _("You can return it until {until}: the law gives you {days} from {start}, when you ordered it")
    if told["is_estimated"]:
        return _(
            "You can return it until {until}: the law gives you {days} from {start}, when we reckon that it arrived"
        )
    return _(
        "You can return it until {until}: the law gives you {days} from {start}, "
        "when the last parcel of your order arrived"
    )


def _no_end_yet(told: Told, decision: Decision) -> str:
    return _("You can return it: your {days} begin when the last parcel of your order of {placed} has arrived").format(
        days=_days(told), placed=_day(told["placed"])
    )


def _kept(told: Told, decision: Decision) -> str:
    if "until" not in told:
        return _("You need not send back what you ordered on {placed}: keep it, and you get your money back").format(
            placed=_day(told["placed"])
        )
    return _("You need not send it back: ask for it by {until}, keep it, and you get your money back").format(
        until=_day(told["until"])
    )


def _given_away(told: Told, decision: Decision) -> str:
    if "until" not in told:
        return _(
            "You need not send back what you ordered on {placed}: "
            "give it to someone who can use it, and you get your money back"
        ).format(placed=_day(told["placed"]))
    return _(
        "You need not send it back: ask for it by {until}, "
        "give it to someone who can use it, and you get your money back"
    ).format(until=_day(told["until"]))


def _for_a_person(told: Told, decision: Decision) -> str:
    if "until" not in told:
        return _(
            "You can ask to return what you ordered on {placed}, and a person of our team looks at it first"
        ).format(placed=_day(told["placed"]))
    return _("You can ask to return it until {until}, and a person of our team looks at it first").format(
        until=_until(told, decision)
    )


def _over_cap(told: Told, decision: Decision) -> str:
    count = told["keep_its"]
    reason = ngettext(
        "because in the last twelve months you could keep {count} item already",
        "because in the last twelve months you could keep {count} items already",
        count,
    ).format(count=count)
    return f"{_for_a_person(told, decision)}, {reason}"


def _not_sent_yet(told: Told, decision: Decision) -> str:
    if told["has_right"]:
        said = _(
            "It has not been sent yet, and you can withdraw from your order of {placed} without sending anything back"
        )
    else:
        said = _("It has not been sent yet, and you can return it once your order of {placed} is on its way")
    return said.format(placed=_day(told["placed"]))


def _nothing_left(told: Told, decision: Decision) -> str:
    return _("All of it that you ordered on {placed} came back already, or is in a return").format(
        placed=_day(told["placed"])
    )


def _too_late(told: Told, decision: Decision) -> str:
    return _("You could return it until {until}").format(until=_day(told["until"]))


def _final_sale(told: Told, decision: Decision) -> str:
    if decision.window is None:
        return _("What you ordered on {placed} was a final sale, and can't be returned").format(
            placed=_day(told["placed"])
        )
    return _("It was a final sale, and you could return it until {until}").format(until=_day(told["until"]))


def _excluded(told: Told, decision: Decision) -> str:
    what = text_in(told["names"], get_language() or "en")
    if not told["article"]:
        return _("What you ordered on {placed} can't be returned: we don't take back {what}").format(
            placed=_day(told["placed"]), what=what
        )
    return _("What you ordered on {placed} can't be returned: the law leaves out {what} ({article})").format(
        placed=_day(told["placed"]), what=what, article=told["article"]
    )


def _blocked(told: Told, decision: Decision) -> str:
    is_person = decision.code == "blocked_customer"
    if "blocked_until" in told:
        said = (
            _("Returns are closed for your account until {until}")
            if is_person
            else _("Returns are closed for what you ordered on {placed}, until {until}")
        )
        return said.format(until=_day(told["blocked_until"]), placed=_day(told["placed"]))
    said = (
        _("Returns are closed for your account, and so for your order of {placed}")
        if is_person
        else _("Returns are closed for what you ordered on {placed}")
    )
    return said.format(placed=_day(told["placed"]))


def _rejected(told: Told, decision: Decision) -> str:
    return _("What you ordered on {placed} can't be returned: {reason}").format(
        placed=_day(told["placed"]), reason=text_in(told["reason"], get_language() or "en").rstrip(".")
    )


def _no_way(told: Told, decision: Decision) -> str:
    return _("There is no way to return what you ordered on {placed}").format(placed=_day(told["placed"]))


def _hidden(told: Told, decision: Decision) -> str:
    return _("What you ordered on {placed} is not taken back here, so please write to us").format(
        placed=_day(told["placed"])
    )


def _doors_left(told: Told, decision: Decision) -> list[str]:
    """What the shopper may do all the same."""
    left: list[str] = []
    if decision.code in ("not_sent_yet", "nothing_left"):
        return left
    if told["has_right"] and "withdrawal" in told:
        left.append(_("you can still withdraw from the contract until {until}").format(until=_day(told["withdrawal"])))
    elif told["has_right"]:
        left.append(_("you can still withdraw from the contract"))
    if "guarantee" in told:
        left.append(
            _("if it is faulty, the legal guarantee covers it until {until}").format(until=_day(told["guarantee"]))
        )
    return left


_HEADS: dict[str, Callable[[Told, Decision], str]] = {
    "in_window": _in_window,
    "no_end_yet": _no_end_yet,
    "keep_it": _kept,
    "donate": _given_away,
    "review_by_rule": _for_a_person,
    "review_flagged": _for_a_person,
    "review_always": _for_a_person,
    "review_keep_it_cap": _over_cap,
    "not_sent_yet": _not_sent_yet,
    "nothing_left": _nothing_left,
    "window_closed": _too_late,
    "final_sale": _final_sale,
    "excluded_by_law": _excluded,
    "blocked_customer": _blocked,
    "blocked_sku": _blocked,
    "blocked_collection": _blocked,
    "blocked_order": _blocked,
    "blocked_voucher": _blocked,
    "rejected": _rejected,
    "no_outcome": _no_way,
    "no_method": _no_way,
    "hidden": _hidden,
}


def for_staff(decision: Decision, policy: Policy | None = None) -> list[str]:
    """Every step that was weighed, the deciding one last. With the policy, rules are called by their names."""
    language = get_language() or "en"
    names = {TIER: _("the customer's level")}
    if policy is not None:
        names |= {rule.id: text_in(rule.names, language) for rule in policy.rules}
    return [_step(step, names) for step in decision.weighed] + [for_shopper(decision)]


def _step(step: TraceStep, names: dict[str, str]) -> str:
    if step.rule:
        return _rule_step(step, names)
    said = {
        "window": _("The window: until {until}, {days} from {start}"),
        "window_by_law": _("The law's window is longer: until {until}, {days} from {start}"),
        "window_promised": _("It was promised until {until}"),
        "window_team": _("The team extended it until {until}"),
        "cheaper_to_keep": _("It is worth {value}, and taking it back costs {cost}"),
        "no_fees_for_our_fault": _("No fees, because the reason is the shop's fault ({article})"),
    }[step.code]
    if step.code.startswith("window") and step.value is None:
        return _("The window has no end yet, because its start is not known.")
    values = {name: step.facts.get(name, "") for name in ("value", "cost", "article")}
    if step.code.startswith("window"):
        values |= {"until": _day(step.value), "days": _days(step.facts), "start": _day(step.facts["start"])}
    return said.format(**values) + "."


def _rule_step(step: TraceStep, names: dict[str, str]) -> str:
    level = _level(step.facts)
    kind = actions.get(step.code)
    value = kind.value.model_validate_json(json.dumps(step.value))
    what = kind.says(value) if kind.says else str(kind.label)
    if isinstance(value, Review) and value.note:
        what = f"{what} ({value.note})"
    if level is not None and step.is_applied:
        return _("Level {level}: {what}.").format(level=level, what=what)
    rule = level or names.get(step.rule, step.rule)
    if step.is_applied:
        return _("Rule {rule}: {what}.").format(rule=rule, what=what)
    return _("Rule {rule}: {what}; it lost to {winner}.").format(
        rule=rule, what=what, winner=names.get(step.lost_to, step.lost_to)
    )
