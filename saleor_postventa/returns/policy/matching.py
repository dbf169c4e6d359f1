"""How a condition holds its value against a fact: one of, any of, at least, between, yes or no.

Each matcher gives its test as a function, made once when the policy is compiled.
"""

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from saleor_postventa.core.pieces import Piece

Test = Callable[[Any], bool]
Name = Callable[[str], str]
Word = Annotated[str, Field(min_length=1, max_length=255)]
Words = Annotated[tuple[Word, ...], Field(max_length=1000)]


class Matcher(Piece):
    def test(self) -> Test:
        raise NotImplementedError

    def says(self, label: str, name: Name = str) -> str:
        """In words, after the condition's label; `name` gives what people call one of the values."""
        raise NotImplementedError


class Choice(Matcher):
    """A fact that is one word: it is one of these, or none of them."""

    any_of: Words = ()
    none_of: Words = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Choice":
        if bool(self.any_of) == bool(self.none_of):
            raise ValueError(_("Choose at least one, and either what it has to be or what it must not be."))
        return self

    def test(self) -> Test:
        if self.any_of:
            return frozenset(self.any_of).__contains__
        unwanted = frozenset(self.none_of)
        return lambda value: value not in unwanted

    def says(self, label: str, name: Name = str) -> str:
        if self.any_of:
            return _("{label}: {values}").format(label=label, values=", ".join(map(name, self.any_of)))
        return _("{label}: not {values}").format(label=label, values=", ".join(map(name, self.none_of)))


class Overlap(Matcher):
    """A fact that is a set of words: it has one of these, all of these, none of these."""

    any_of: Words = ()
    all_of: Words = ()
    none_of: Words = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Overlap":
        if sum(map(bool, (self.any_of, self.all_of, self.none_of))) != 1:
            raise ValueError(_("Choose at least one, and either what it has to be or what it must not be."))
        return self

    def test(self) -> Test:
        if self.all_of:
            return frozenset(self.all_of).issubset
        if self.none_of:
            return frozenset(self.none_of).isdisjoint
        wanted = frozenset(self.any_of)
        return lambda value: not wanted.isdisjoint(value)

    def says(self, label: str, name: Name = str) -> str:
        if self.all_of:
            return _("{label}: all of {values}").format(label=label, values=", ".join(map(name, self.all_of)))
        if self.none_of:
            return _("{label}: not {values}").format(label=label, values=", ".join(map(name, self.none_of)))
        return _("{label}: {values}").format(label=label, values=", ".join(map(name, self.any_of)))


class Range(Matcher):
    """A number between two bounds, each with its own edge, or beyond one."""

    at_least: Decimal | None = None
    more_than: Decimal | None = None
    at_most: Decimal | None = None
    less_than: Decimal | None = None

    @model_validator(mode="after")
    def _has_bounds(self) -> "Range":
        if self.at_least is not None and self.more_than is not None:
            raise ValueError(_("Give one lower bound."))
        if self.at_most is not None and self.less_than is not None:
            raise ValueError(_("Give one upper bound."))
        if self == Range.model_construct():
            raise ValueError(_("Give at least one number."))
        return self

    def test(self) -> Test:
        compared = [
            (operator.le, self.at_least),
            (operator.lt, self.more_than),
            (operator.ge, self.at_most),
            (operator.gt, self.less_than),
        ]
        first, *second = [partial(compare, bound) for compare, bound in compared if bound is not None]
        if not second:
            return first
        return lambda value: first(value) and second[0](value)

    def says(self, label: str, name: Name = str) -> str:
        bounds = [
            (_("at least {number}"), self.at_least),
            (_("more than {number}"), self.more_than),
            (_("at most {number}"), self.at_most),
            (_("less than {number}"), self.less_than),
        ]
        said = [text.format(number=f"{number:f}") for text, number in bounds if number is not None]
        return _("{label}: {values}").format(label=label, values=", ".join(said))


class Flag(Matcher):
    """A fact that is so, or is not."""

    is_: Annotated[bool, Field(alias="is")] = True

    def test(self) -> Test:
        return bool if self.is_ else operator.not_

    def says(self, label: str, name: Name = str) -> str:
        return label if self.is_ else _("{label}: no").format(label=label)


class Days(Matcher):
    """A date from a day on, or up to one, both counted."""

    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _has_bounds(self) -> "Days":
        if self.since is None and self.until is None:
            raise ValueError(_("Give a first day, a last day, or both."))
        if self.since and self.until and self.until < self.since:
            raise ValueError(_("It ends before it begins."))
        return self

    def test(self) -> Test:
        since, until = self.since or date.min, self.until or date.max
        return lambda value: since <= value <= until

    def says(self, label: str, name: Name = str) -> str:
        return _("{label}: {values}").format(label=label, values=_days_in_words(self))


def _days_in_words(days: Days) -> str:
    since, until = (date_format(day, "DATE_FORMAT") if day else "" for day in (days.since, days.until))
    if since and until:
        return _("from {since} to {until}").format(since=since, until=until)
    return _("from {since} on").format(since=since) if since else _("until {until}").format(until=until)
