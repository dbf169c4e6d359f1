"""What was arranged for a return, and what may be arranged now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from saleor_postventa.returns.methods import Arranging, Question, ReturnMethod, methods
from saleor_postventa.returns.methods.method import chosen_settings
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ReturnStatus

BEFORE_SENT = (ReturnStatus.REQUESTED, ReturnStatus.APPROVED)


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """What was arranged, in the active language, and when it is over."""

    said: str
    over: datetime


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """`appointment` is None as long as nothing is arranged; it can't be changed from `fixed_from` until it is over.

    `is_asked`: there still is something to arrange, be it anew.
    """

    method: ReturnMethod
    answers: dict[str, str]
    appointment: Appointment | None
    fixed_from: datetime | None
    questions: tuple[Question, ...]
    is_asked: bool

    @property
    def said(self) -> str:
        return self.appointment.said if self.appointment is not None else ""

    @property
    def last_moment_to_change(self) -> datetime | None:
        return self.fixed_from - timedelta.resolution if self.fixed_from is not None else None

    def is_fixed(self, at: datetime) -> bool:
        return self.fixed_from is not None and self.fixed_from <= at and not self.is_over(at)

    def is_over(self, at: datetime) -> bool:
        return self.appointment is not None and self.appointment.over <= at

    def is_missed(self, at: datetime) -> bool:
        """It is over, and nobody told that it happened."""
        return self.is_asked and self.is_over(at)


def arrangement_of(ret: Return) -> Arrangement | None:
    """In the active language; None where the return's way leaves nothing to arrange."""
    arranging = _arranging(ret)
    if arranging is None:
        return None
    method = methods.get(ret.method)
    chosen, arranged = chosen_settings(method.code), method.arranged(ret)
    is_asked = ret.status in BEFORE_SENT and not ret.is_keep_it
    return Arrangement(
        method=method,
        answers=arranging.answers(arranged) if arranged is not None else {},
        appointment=appointment_of(ret),
        fixed_from=arranging.fixed_from(ret, chosen, arranged) if arranged is not None else None,
        questions=arranging.questions(ret, chosen) if is_asked else (),
        is_asked=is_asked,
    )


def appointment_of(ret: Return) -> Appointment | None:
    """Reads nothing but the return, so that long lists may ask for it."""
    arranging = _arranging(ret)
    arranged: Any = methods.get(ret.method).arranged(ret) if arranging is not None else None
    if arranging is None or arranged is None:
        return None
    return Appointment(said=arranging.said(arranged), over=arranging.over(ret, arranged))


def _arranging(ret: Return) -> Arranging | None:
    return methods.get(ret.method).arranging if ret.method in methods else None
