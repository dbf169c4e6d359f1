"""What was arranged for a return, and what may be arranged now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from saleor_postventa.returns.methods import Question, ReturnMethod, Stretch, methods
from saleor_postventa.returns.methods.method import chosen_settings
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ReturnStatus

BEFORE_SENT = (ReturnStatus.REQUESTED, ReturnStatus.APPROVED)


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """`said` is what was arranged, empty where nothing is; `fixed` when that can't be changed.

    `is_asked`: there still is something to arrange, be it anew.
    """

    method: ReturnMethod
    answers: dict[str, str]
    said: str
    fixed: Stretch | None
    questions: tuple[Question, ...]
    is_asked: bool

    def is_fixed(self, at: datetime) -> bool:
        return self.fixed is not None and self.fixed.start <= at < self.fixed.end

    def is_past(self, at: datetime) -> bool:
        """Nobody told yet that it happened."""
        return self.fixed is not None and self.is_asked and self.fixed.end <= at


def arrangement_of(ret: Return) -> Arrangement | None:
    """In the active language; None where the return's way leaves nothing to arrange."""
    method = methods.get(ret.method) if ret.method in methods else None
    if method is None or method.arranging is None:
        return None
    chosen, arranged = chosen_settings(method.code), method.arranged(ret)
    is_asked = ret.status in BEFORE_SENT and not ret.is_keep_it
    return Arrangement(
        method=method,
        answers=method.arranging.answers(arranged) if arranged is not None else {},
        said=method.arranging.said(arranged) if arranged is not None else "",
        fixed=_fixed(ret, method, chosen, arranged),
        questions=method.arranging.questions(ret, chosen) if is_asked else (),
        is_asked=is_asked,
    )


def _fixed(ret: Return, method: ReturnMethod, chosen: Any, arranged: Any) -> Stretch | None:
    if method.arranging is None or arranged is None:
        return None
    return method.arranging.fixed(ret, chosen, arranged)


def last_moment_to_change(arrangement: Arrangement) -> datetime | None:
    return arrangement.fixed.start - timedelta.resolution if arrangement.fixed is not None else None
