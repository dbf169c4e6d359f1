"""What flows refuse, and why."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.flows.document.checks import Flaw


class UnknownFlow(Refusal):
    code = "not_found"
    text = _("This flow doesn't exist, or belongs to another shop.")


class UnknownSegment(Refusal):
    code = "not_found"
    text = _("This segment doesn't exist, or belongs to another shop.")


class UnknownTask(Refusal):
    code = "not_found"
    text = _("This task doesn't exist, or belongs to another shop.")


class UnknownJourney(Refusal):
    code = "not_found"
    text = _("Nobody goes through a flow under this id, or they belong to another shop.")


class BadCode(Refusal):
    code = "invalid_code"
    text = _("A code has small letters, digits, - and _, and begins with a letter or digit.")


class CodeTaken(Refusal):
    code = "code_taken"
    text = _("“{taken}” is in use already. Choose another code.")


class NothingReadyMade(Refusal):
    code = "nothing_ready_made"
    text = _("There is no ready-made flow called “{wanted}”.")


class InvalidFlow(Refusal):
    """`path` leads to what does not fit."""

    code = "invalid_flow"
    text = _("{path}: {problem}")


class InvalidConditions(Refusal):
    """`field` leads to what does not fit."""

    code = "invalid_conditions"
    text = _("A condition does not fit: {problem}")


class NoDraft(Refusal):
    code = "no_draft"
    text = _("There is no draft.")


class WrongState(Refusal):
    code = "wrong_state"
    text = _("The flow is: {state}. That can't be done now.")


class SegmentInUse(Refusal):
    code = "in_use"
    text = _("The flow “{flow}” is for this segment. Change the flow first.")


class SegmentOvertaken(Refusal):
    code = "overtaken"
    text = _("Somebody saved this segment after you opened it. Nothing was changed: look at it before you go on.")


class TaskEnded(Refusal):
    code = "wrong_state"
    text = _("This task is done or set aside already.")


class FlawedFlow(Refusal):
    """`flaws` are those that keep it from being published."""

    code = "flawed_flow"
    text = _("The flow can't run like this: {first}")

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = list(flaws)
        super().__init__(field=self.flaws[0].path, first=self.flaws[0].message)
