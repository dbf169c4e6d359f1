"""What is wrong with a document, in words: pydantic says it in English alone."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _
from pydantic_core import ErrorDetails

Said = Callable[[Mapping[str, Any]], str]


def mistake_in_words(error: ErrorDetails) -> str:
    """In the active language; what has no words of ours is said as the reader said it."""
    said = _WORDS.get(error["type"])
    return said(error.get("ctx", {})) if said is not None else error["msg"]


def path_of(error: ErrorDetails, *, kinds_in: Collection[str] = ()) -> str:
    """Where it stands in the document: `rules.2.actions.0.value.days`.

    `kinds_in` are the lists whose entries are told apart by a kind, which is no part of the path.
    """
    steps = [str(step) for step in error["loc"]]
    kept = [step for place, step in enumerate(steps) if not _is_kind(steps, place, kinds_in)]
    return ".".join(kept)


def _is_kind(steps: list[str], place: int, kinds_in: Collection[str]) -> bool:
    """`conditions.0.country.value`: pydantic puts the kind that it told apart after the number."""
    return place >= 2 and steps[place - 2] in kinds_in and steps[place - 1].isdigit()


def _is_text(told: Mapping[str, Any]) -> bool:
    """Pydantic counts a text that was changed on its way, and texts by language, as it counts lists."""
    return told.get("field_type") in ("Value", "Dictionary")


def _moment(_told: Mapping[str, Any]) -> str:
    return _("A day and an hour are needed, with their time zone: 2026-12-01T10:00+01:00.")


def _own(told: Mapping[str, Any]) -> str:
    return str(told["error"])


_WORDS: dict[str, Said] = {
    "missing": lambda _told: _("This is missing."),
    "extra_forbidden": lambda _told: _("Nobody knows this field."),
    "int_type": lambda _told: _("A whole number is needed."),
    "int_from_float": lambda _told: _("A whole number is needed."),
    "int_parsing": lambda _told: _("A whole number is needed."),
    "decimal_type": lambda _told: _("A number is needed."),
    "decimal_parsing": lambda _told: _("A number is needed."),
    "decimal_max_places": lambda told: _("No more than {count} decimals.").format(count=told["decimal_places"]),
    "decimal_max_digits": lambda _told: _("This number is too long."),
    "decimal_whole_digits": lambda _told: _("This number is too long."),
    "finite_number": lambda _told: _("A number is needed."),
    "greater_than_equal": lambda told: _("At least {least}.").format(least=told["ge"]),
    "less_than_equal": lambda told: _("At most {most}.").format(most=told["le"]),
    "bool_type": lambda _told: _("Yes or no is needed."),
    "string_type": lambda _told: _("A text is needed."),
    "string_too_short": lambda _told: _("Write something here."),
    "string_too_long": lambda told: _("No more than {count} characters.").format(count=told["max_length"]),
    "string_pattern_mismatch": lambda _told: _("Small letters, digits, - and _ alone."),
    "too_short": lambda told: _("Write something here.") if _is_text(told) else _("Choose at least one."),
    "too_long": lambda told: _("No more than {count}.").format(count=told["max_length"]),
    "date_from_datetime_parsing": lambda _told: _("A day is needed."),
    "date_parsing": lambda _told: _("A day is needed."),
    "date_type": lambda _told: _("A day is needed."),
    "datetime_from_date_parsing": _moment,
    "datetime_parsing": _moment,
    "datetime_type": _moment,
    "timezone_aware": _moment,
    "time_parsing": lambda _told: _("A time is needed."),
    "time_type": lambda _told: _("A time is needed."),
    "enum": lambda _told: _("Choose one of the list."),
    "literal_error": lambda _told: _("Choose one of the list."),
    "union_tag_invalid": lambda told: _("There is no kind “{kind}”.").format(kind=told["tag"]),
    "union_tag_not_found": lambda _told: _("Say of what kind it is."),
    "json_invalid": lambda _told: _("This part has another form."),
    "model_type": lambda _told: _("This part has another form."),
    "dict_type": lambda _told: _("This part has another form."),
    "tuple_type": lambda _told: _("A list is needed."),
    "list_type": lambda _told: _("A list is needed."),
    "value_error": _own,
}
