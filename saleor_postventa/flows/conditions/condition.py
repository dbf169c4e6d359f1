"""What a condition is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from saleor_postventa.core.pieces import Piece, labelled
from saleor_postventa.core.registry import Registry

from .person import Person

# What Saleor calls it by: a slug, or the id of a product.
Code = Annotated[str, StringConstraints(min_length=1, max_length=255, strip_whitespace=True)]


class Condition(Piece):
    """Every kind adds `kind`, and what it compares with."""

    is_not: Annotated[bool, labelled(_("The opposite"))] = False


@dataclass(frozen=True, kw_only=True)
class ConditionKind:
    """`holds(condition, person)` without the opposite; `says` words it so that “who ...” fits before it."""

    code: str
    label: Promise
    condition: type[Condition]
    holds: Callable[[Any, Person], bool]
    says: Callable[[Any], str]


condition_kinds: Registry[ConditionKind] = Registry("conditions of flows")


def add_condition[C: Condition](
    condition: type[C], label: Promise, *, holds: Callable[[C, Person], bool], says: Callable[[C], str]
) -> ConditionKind:
    code = str(condition.model_fields["kind"].default)
    kind = ConditionKind(code=code, label=label, condition=condition, holds=holds, says=says)
    return condition_kinds.add(code, kind)


def holds(condition: Condition, person: Person) -> bool:
    return _kind_of(condition).holds(condition, person) is not condition.is_not


def hold_all(conditions: Iterable[Condition], person: Person) -> bool:
    return all(holds(each, person) for each in conditions)


def told(condition: Condition) -> str:
    """In the active language."""
    said = _kind_of(condition).says(condition)
    return gettext("not: {condition}").format(condition=said) if condition.is_not else said


def _kind_of(condition: Condition) -> ConditionKind:
    kind: str = getattr(condition, "kind")  # noqa: B009 - each kind has its own literal
    return condition_kinds.get(kind)
