"""The policy in words with what the shop calls things: the same for the page, the API and the editor's preview."""

from functools import cache

from saleor_postventa.returns.methods import method_label, methods
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.policy.kinds import Words, conditions
from saleor_postventa.returns.policy.words import NameOf, Paragraph, named, rules_in_words

from .vocabulary import known_words


def policy_in_words(policy: Policy, *, country: str = "", name_of: NameOf | None = None) -> list[Paragraph]:
    """In the active language; `name_of` is of this language too, and serves several policies of a shop."""
    names = {each.code: method_label(each.code) for each in methods}
    return rules_in_words(policy, country=country, methods=names, name_of=name_of or names_of_shop())


def names_of_shop() -> NameOf:
    """Each vocabulary is read once, and only where a rule needs it."""

    @cache
    def names(words: Words) -> dict[str, str]:
        return dict(known_words(words))

    def name_of(kind: str, value: str) -> str:
        words = conditions.get(kind).words
        return (names(words).get(value) if words is not None else None) or named(kind, value)

    return name_of
