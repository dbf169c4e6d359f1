"""All that is wrong with a document that somebody writes; changes nothing."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.flows.document.checks import Flaw
from saleor_postventa.flows.document.document import KINDS_IN, FlowDocument, read
from saleor_postventa.flows.queries.segments import read_conditions

from .writing import flaws_of

# Each is asked of every customer of the shop.
MOST_CONDITIONS = 20


@dataclass(frozen=True)
class Problem:
    path: str
    message: str


@dataclass(frozen=True)
class FlowCheck:
    """`document` is None where it can't be read, with the `problems` that it has."""

    document: FlowDocument | None
    problems: tuple[Problem, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    @property
    def can_publish(self) -> bool:
        return self.document is not None and not any(each.is_blocking for each in self.flaws)


def check_flow(content: dict[str, Any]) -> FlowCheck:
    try:
        document = read(content)
    except ValidationError as error:
        return FlowCheck(None, tuple(map(_problem, error.errors())))
    return FlowCheck(document, flaws=tuple(flaws_of(document)))


def check_conditions(content: list[Any]) -> tuple[Problem, ...]:
    """Of a segment: each with its path, as `conditions.0.countries.1`."""
    try:
        read = read_conditions(content)
    except ValidationError as error:
        return tuple(_problem({**each, "loc": ("conditions", *each["loc"])}) for each in error.errors())
    if len(read) > MOST_CONDITIONS:
        return (Problem("conditions", _("No more than {count}.").format(count=MOST_CONDITIONS)),)
    return ()


def _problem(error: ErrorDetails) -> Problem:
    return Problem(path_of(error, kinds_in=KINDS_IN), mistake_in_words(error))
