"""A question as plain fields, for storefronts that draw their own: names, and what can be chosen."""

from dataclasses import dataclass
from typing import Any

from saleor_postventa.core.texts import Said

from .kind import Asking, kind_of, settings_of
from .options import OTHER, OTHER_LENGTH
from .question import Question


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    is_given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainField:
    """`name` is what it is sent back under. Without `choices` it is written, `most_length` characters at most.

    `is_photos`: what can be chosen are those that were sent, to keep them; others are sent on our page alone.
    """

    name: str
    label: str = ""
    choices: tuple[Choice, ...] = ()
    is_many: bool = False
    is_photos: bool = False
    text: str = ""
    most_length: int | None = None


def plain_fields(question: Question, asking: Asking) -> tuple[PlainField, ...]:
    parts = kind_of(question).parts(settings_of(question), asking)
    name = asking.name
    if "rows" in parts:
        return tuple(_row(row) for row in parts["rows"])
    if "points" in parts:
        said = (Choice(str(each["value"]), _point(each), each["is_given"]) for each in parts["points"])
        return (PlainField(name=name, choices=tuple(said)),)
    if "options" in parts:
        return _of_options(name, parts, is_many="most" in parts)
    if "agree" in parts:
        given = Choice(str(parts["value"]), str(parts["agree"]), parts["is_given"])
        return (PlainField(name=name, choices=(given,), is_many=True),)
    if "upload" in parts:
        kept = (Choice(each["key"], str(each["number"]), is_given=True) for each in parts["kept"])
        return (PlainField(name=name, choices=tuple(kept), is_many=True, is_photos=True),)
    return (PlainField(name=name, text=parts["written"], most_length=parts["most"]),)


def _point(point: dict[str, Any]) -> str:
    said: Said | None = point["said"]
    return f"{point['value']}: {said}" if said is not None and said.text else str(point["value"])


def _row(row: dict[str, Any]) -> PlainField:
    offered = row["options"] if "options" in row else row["places"]
    choices = tuple(Choice(*_offered(each), each["is_given"]) for each in offered)
    return PlainField(name=row["name"], label=str(row["said"]), choices=choices)


def _offered(each: dict[str, Any]) -> tuple[str, str]:
    if "code" in each:
        return each["code"], str(each["said"])
    return str(each["value"]), str(each["value"])


def _of_options(name: str, parts: dict[str, Any], *, is_many: bool) -> tuple[PlainField, ...]:
    other = parts.get("other")
    offered = [*parts["options"], *([other] if other else [])]
    choices = tuple(Choice(each["code"], str(each["said"]), each["is_given"]) for each in offered)
    chosen = PlainField(name=name, choices=choices, is_many=is_many)
    if not other:
        return (chosen,)
    return chosen, PlainField(name=f"{name}.{OTHER}", text=other["written"], most_length=OTHER_LENGTH)
