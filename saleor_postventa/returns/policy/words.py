"""The whole policy in words, for the public page: made from the rules, so that it can't say anything else.

What it costs comes first. Rules that ask for what a shop counts of a person's past are the team's own business and stay
out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from saleor_postventa.core.pieces import text_in
from saleor_postventa.legal.laws import Law, law_of
from saleor_postventa.returns.rules import Outcome

from .actions.money import charge_in_words
from .document import Policy, Rule
from .kinds import actions, conditions
from .terms import OWN_CARRIER, WITHOUT_LABEL, FeeKind, RefundShipping

NameOf = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`code` is stable: what a page may give a place or an icon of its own."""

    code: str
    heading: str
    sentences: tuple[str, ...]


def named(kind: str, value: str) -> str:
    """What people call a value of a condition, as far as this is known without looking anything up."""
    if kind == "country":
        return str(Locale.parse(get_language() or "en", sep="-").territories.get(value, value))
    if kind == "outcome" and value in Outcome.values:
        return str(Outcome(value).label)
    return value


def rules_in_words(
    policy: Policy, *, country: str = "", methods: Mapping[str, str] | None = None, name_of: NameOf = named
) -> list[Paragraph]:
    """The policy in the active language, with the law of the shopper's country where it is known.

    `methods` gives the names of the ways of sending back, `name_of(kind, value)` what a rule's values are called.
    """
    law = law_of(country)
    said = [
        ("cost", _("What it costs"), _cost(policy)),
        ("window", _("How long you have"), _window(policy, law)),
        ("outcomes", _("What you get"), _outcomes(policy)),
        ("sending", _("How you send it back"), _sending(policy, methods or {})),
        ("rules", _("What else holds"), _rules(policy, name_of)),
        ("exclusions", _("What does not come back"), _exclusions(policy, law)),
        ("rights", _("Your rights by law"), _rights(law)),
    ]
    return [Paragraph(code, heading, found) for code, heading, those in said if (found := tuple(those))]


def _cost(policy: Policy) -> Iterator[str]:
    fees = [fee for fee in policy.fees if not fee.is_free]
    has_label = any(method not in WITHOUT_LABEL for method in policy.methods)
    is_label_free = all(fee.kind != FeeKind.LABEL for fee in fees)
    if has_label and not fees and _has_fees_by_rule(policy):
        yield _("Returns are free, but for what is said further down: we pay for sending it back.")
    elif has_label and not fees:
        yield _("Returns are free: we pay for sending it back.")
    elif has_label and is_label_free:
        yield _("Sending it back is free: we pay for the label.")
    for fee in fees:
        yield _("{fee}: {amount}.").format(fee=_capital(str(fee.kind.label)), amount=charge_in_words(fee))
    if OWN_CARRIER in policy.methods:
        yield _("If you send it with a carrier of your own, you pay for that.")
    yield _("If it is our fault, you never pay anything.")


def _has_fees_by_rule(policy: Policy) -> bool:
    by_rule = [action for rule in policy.rules if rule.is_on for action in rule.actions if action.kind == "set_fee"]
    return any(not action.value.is_free for action in by_rule)


def _window(policy: Policy, law: Law | None) -> Iterator[str]:
    terms = policy.window
    yield ngettext(
        "You have {count} day, counted from {anchor}.", "You have {count} days, counted from {anchor}.", terms.days
    ).format(count=terms.days, anchor=terms.anchor.label)
    if terms.extend_to_working_day:
        yield _("If the last day is no working day, you have until the next one.")
    if law is not None:
        yield _("It is never less than the {days} days that the law gives you ({article}).").format(
            days=law.withdrawal.days, article=law.withdrawal.start_article
        )


def _outcomes(policy: Policy) -> Iterator[str]:
    yield _("You may choose: {outcomes}.").format(outcomes=", ".join(str(each.label) for each in policy.outcomes))
    yield _("You get it {event}.").format(event=policy.processing_event.label)
    yield {
        RefundShipping.ALWAYS: _("The delivery you paid comes back too."),
        RefundShipping.FULL_RETURN: _("If the whole order comes back, so does the delivery you paid."),
        RefundShipping.NEVER: _("The delivery you paid does not come back."),
    }[policy.refund_shipping]
    for grade, percent in policy.loss_by_grade.items():
        if percent:
            yield _("{grade}: we deduct {percent} %.").format(grade=_capital(str(grade.label)), percent=f"{percent:f}")


def _sending(policy: Policy, methods: Mapping[str, str]) -> Iterator[str]:
    known = [methods[code] for code in policy.methods if code in methods]
    if known:
        yield _("You may send it back by: {methods}.").format(methods=", ".join(known))
    yield ngettext(
        "Send it within {count} day after we have approved it.",
        "Send it within {count} days after we have approved it.",
        policy.send_within_days,
    ).format(count=policy.send_within_days)


def _rules(policy: Policy, name_of: NameOf) -> Iterator[str]:
    for rule in sorted(policy.rules, key=lambda rule: -rule.priority):
        if rule.is_on and all(conditions.get(each.kind).is_public for each in rule.conditions):
            effects = [says(action.value) for action in rule.actions if (says := actions.get(action.kind).says)]
            if effects:
                yield _rule(rule, ", ".join(effects), name_of)


def _rule(rule: Rule, effects: str, name_of: NameOf) -> str:
    name = text_in(rule.names, get_language() or "en")
    when = [
        each.value.says(str(conditions.get(each.kind).label), lambda value, kind=each.kind: name_of(kind, value))
        for each in rule.conditions
    ]
    joined = f" {_('and') if rule.match == 'all' else _('or')} ".join(when)
    if rule.starts_on or rule.ends_on:
        time = _in_time(rule)
        joined = f"{joined}; {time}" if joined else time
    if not joined:
        return _("{rule}: {effects}.").format(rule=name, effects=effects)
    return _("{rule}: {effects} ({conditions}).").format(rule=name, effects=effects, conditions=joined)


def _in_time(rule: Rule) -> str:
    since, until = (date_format(day, "DATE_FORMAT") if day else "" for day in (rule.starts_on, rule.ends_on))
    if since and until:
        return _("orders from {since} to {until}").format(since=since, until=until)
    return _("orders from {since} on").format(since=since) if since else _("orders until {until}").format(until=until)


def _exclusions(policy: Policy, law: Law | None) -> Iterator[str]:
    if law is None:
        return
    language = get_language() or "en"
    for code, each in law.exclusions.items():
        if code not in policy.accepts_excluded:
            yield _("{what} ({article}).").format(what=_capital(each.name_in(language)), article=each.article)


def _rights(law: Law | None) -> Iterator[str]:
    if law is None:
        return
    yield _("You can withdraw from the contract within {days} days, without a reason ({article}).").format(
        days=law.withdrawal.days, article=law.withdrawal.article
    )
    yield _("After a withdrawal your money is back within {days} days ({article}).").format(
        days=law.refunding.days, article=law.refunding.article
    )
    years = law.guarantee.goods_years
    yield ngettext(
        "The legal guarantee covers faults for {count} year ({article}).",
        "The legal guarantee covers faults for {count} years ({article}).",
        years,
    ).format(count=years, article=law.guarantee.article)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
