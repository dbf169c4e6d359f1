"""The kinds of conditions and of actions there are: two registries, filled by the modules of their folders.

A kind says all there is to know of it: its code and name, the form of its value, what it reads or settles, whether it
may stand on the public page, and what the law makes of it. A kind that forgets the law cannot be written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from django.utils.functional import Promise
from pydantic import create_model

from saleor_postventa.core.pieces import Piece
from saleor_postventa.core.registry import Registry
from saleor_postventa.legal.laws import Law

from .matching import Matcher

if TYPE_CHECKING:
    from .case import Case


class Subject(StrEnum):
    """What a condition asks about, or an action changes: how the dashboard groups them."""

    PRODUCT = "product"
    ORDER = "order"
    CUSTOMER = "customer"
    RETURN = "return"
    WINDOW = "window"
    MONEY = "money"
    OFFER = "offer"
    VERDICT = "verdict"
    HANDLING = "handling"


class Unit(StrEnum):
    """What a number is of, so that the editor can say so beside it."""

    DAYS = "days"
    MONEY = "money"
    PERCENT = "percent"


class Words(StrEnum):
    """Where the words of a value come from, so that the editor can offer them."""

    COUNTRY = "country"
    CURRENCY = "currency"
    CHANNEL = "channel"
    PRODUCT_TYPE = "product_type"
    CATEGORY = "category"
    COLLECTION = "collection"
    REASON = "reason"
    REASON_GROUP = "reason_group"
    OUTCOME = "outcome"
    METHOD = "method"
    REQUEST_CHANNEL = "request_channel"
    EXCLUSION = "exclusion"
    ANCHOR = "anchor"
    FEE = "fee"
    PROCESSING_EVENT = "processing_event"


class Condition(Piece):
    kind: str
    value: Any


class Action(Piece):
    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class Breach:
    """What the law has against a setting: a stable code, and the article that it goes against."""

    code: str
    article: str


def _never(_value: Any, _law: Law) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionKind:
    """`read` gives the fact, None where it is not known: then no value matches.

    `is_beyond_right`: with this value the condition can only hold where that law leaves the shopper no right of
    withdrawal, so that a rule that needs it may be stricter than the right. `is_public`: may be told to everyone.
    """

    code: str
    subject: Subject
    label: Promise
    value: type[Matcher]
    read: "Callable[[Case], Any]"
    is_public: bool = True
    is_beyond_right: Callable[[Any, Law], bool] = _never
    unit: Unit | None = None
    words: Words | None = None
    model: type[Condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionKind:
    """`settles` gives each target that the value sets, and to what; of rules that set the same, the higher one wins.

    `breach` is what the law would have against the value within the right of withdrawal, or None. `says` words it for
    the public page; where that is None, it is the team's own business.
    """

    code: str
    subject: Subject
    label: Promise
    value: type[Piece]
    settles: Callable[[Any], Iterable[tuple[str, Any]]]
    breach: Callable[[Any, Law], Breach | None]
    says: Callable[[Any], str] | None
    words: Words | None = None
    model: type[Action]


conditions: Registry[ConditionKind] = Registry("conditions of rules")
actions: Registry[ActionKind] = Registry("actions of rules")


def add_condition(
    code: str,
    subject: Subject,
    label: Promise,
    value: type[Matcher],
    read: "Callable[[Case], Any]",
    *,
    is_public: bool = True,
    is_beyond_right: Callable[[Any, Law], bool] = _never,
    unit: Unit | None = None,
    words: Words | None = None,
) -> ConditionKind:
    model = create_model(f"Condition_{code}", __base__=Condition, kind=(_exactly(code), ...), value=(value, ...))
    kind = ConditionKind(
        code=code,
        subject=subject,
        label=label,
        value=value,
        read=read,
        is_public=is_public,
        is_beyond_right=is_beyond_right,
        unit=unit,
        words=words,
        model=model,
    )
    return conditions.add(code, kind)


def add_action[V: Piece](
    code: str,
    subject: Subject,
    label: Promise,
    value: type[V],
    settles: Callable[[V], Iterable[tuple[str, Any]]],
    *,
    breach: Callable[[V, Law], Breach | None],
    says: Callable[[V], str] | None,
    words: Words | None = None,
) -> ActionKind:
    model = create_model(f"Action_{code}", __base__=Action, kind=(_exactly(code), ...), value=(value, ...))
    kind = ActionKind(
        code=code,
        subject=subject,
        label=label,
        value=value,
        settles=settles,
        breach=breach,
        says=says,
        words=words,
        model=model,
    )
    return actions.add(code, kind)


def _exactly(code: str) -> Any:
    return Literal[code]


def harmless(_value: Any, _law: Law) -> None:
    """For actions that take nothing away from the shopper."""
