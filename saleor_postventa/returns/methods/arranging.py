"""What a way leaves to the shopper to arrange once a return is allowed: a day for the pickup, say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from saleor_postventa.returns.models import Return

from .fields import Piece


@dataclass(frozen=True)
class Choice:
    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to be answered, in the active language: one of `choices`, or words where there are none.

    `name` is the field of the way's details that the answer goes to, always as text.
    """

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    is_needed: bool = True
    is_phone: bool = False


@dataclass(frozen=True, kw_only=True)
class Arranging:
    """`answers` is what was arranged, as text by question. `wrong_part` names the answer that is not offered now.

    From `fixed_from` on it can't be changed any more, until it is `over`: from then on it may be arranged anew.
    """

    details: type[Piece]
    questions: Callable[[Return, Any], tuple[Question, ...]]
    answers: Callable[[Any], dict[str, str]]
    wrong_part: Callable[[Return, Any, Any], str]
    said: Callable[[Any], str]
    fixed_from: Callable[[Return, Any, Any], datetime]
    over: Callable[[Return, Any], datetime]
