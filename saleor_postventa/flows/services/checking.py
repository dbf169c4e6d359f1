"""All that is wrong with a document that somebody writes; changes nothing."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.flows.document.checks import Flaw
from saleor_postventa.flows.document.document import KINDS_IN, FlowDocument, read

from .writing import flaws_of


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
        found = (Problem(path_of(each, kinds_in=KINDS_IN), mistake_in_words(each)) for each in error.errors())
        return FlowCheck(None, tuple(found))
    return FlowCheck(document, flaws=tuple(flaws_of(document)))
