"""Ask somebody of the team to do something: a note by hand, a call."""

from typing import Annotated, Literal

from django.utils.translation import get_language, gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled, text_in
from saleor_postventa.core.texts import Lines, MaybeProse
from saleor_postventa.flows.codes import TaskKind

from .step import Circumstances, Do, Step, Verdict, add_step


class Task(Step):
    kind: Literal["task"] = "task"
    what: Annotated[TaskKind, labelled(gettext_lazy("What"), choices=TaskKind)] = TaskKind.NOTE
    text: Annotated[Lines, labelled(gettext_lazy("In your words"), gettext_lazy("Your team alone reads it."))]
    card: Annotated[
        MaybeProse,
        labelled(
            gettext_lazy("Words on the card"),
            gettext_lazy("The customer reads them; your team can change them before it prints. Empty: ours."),
        ),
    ] = {}
    within_days: Annotated[int, Field(ge=0, le=60), labelled(gettext_lazy("Within so many days"))] = 2


def take(step: Task, at: Circumstances) -> Verdict:
    return Do()


def says(step: Task) -> str:
    said = text_in(step.text, get_language() or "")
    return gettext("ask the team for {what}: {text}").format(what=step.what.label, text=said)


add_step(Task, gettext_lazy("A task for the team"), take=take, says=says)
