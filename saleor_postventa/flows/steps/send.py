"""Send a mail: whether it may leave, and when, mailing decides, once for all mails of a person."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import get_language, gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.drawing import is_drawn
from saleor_postventa.core.pieces import Piece, Slug, labelled, text_in
from saleor_postventa.flows.mail_content import MailContent

from .step import Circumstances, Do, Step, Verdict, add_step


class Trial(Piece):
    """A second mail that some get instead, to see which is better; `code` keeps the draw when the flow changes.

    How many people it takes is reckoned when it begins: to see that instead of `base_percent` of them buying,
    `base_percent + change_points` do.
    """

    code: Annotated[Slug, labelled(gettext_lazy("Name of the trial"))]
    mail: Annotated[MailContent, labelled(gettext_lazy("The other mail"))]
    percent: Annotated[
        Annotated[Decimal, Field(gt=0, lt=100, max_digits=5, decimal_places=2)],
        labelled(gettext_lazy("So many per cent get it")),
    ] = Decimal(50)
    base_percent: Annotated[
        Annotated[Decimal, Field(gt=0, lt=100, max_digits=5, decimal_places=2)],
        labelled(gettext_lazy("So many per cent buy now")),
    ] = Decimal(5)
    change_points: Annotated[
        Annotated[Decimal, Field(gt=0, lt=100, max_digits=5, decimal_places=2)],
        labelled(gettext_lazy("A change of so many points is worth finding")),
    ] = Decimal(2)


class Send(Step):
    kind: Literal["send"] = "send"
    mail: Annotated[MailContent, labelled(gettext_lazy("The mail"))]
    trial: Annotated[Trial | None, labelled(gettext_lazy("Try another mail against it"))] = None
    lasts_days: Annotated[
        int,
        Field(ge=1, le=60),
        labelled(
            gettext_lazy("It may wait for so many days"),
            gettext_lazy("For quiet hours, for other mails, or until something open is over; then it is dropped."),
        ),
    ] = 7


def is_of_trial(trial: Trial, person: str) -> bool:
    """Whether somebody gets the other mail."""
    return is_drawn(person, trial.percent, salt=f"trial:{trial.code}")


def take(step: Send, at: Circumstances) -> Verdict:
    return Do()


def says(step: Send) -> str:
    subject = text_in(step.mail.subject, get_language() or "")
    if step.trial is None:
        return gettext("send “{subject}”").format(subject=subject)
    other = text_in(step.trial.mail.subject, get_language() or "")
    return gettext("send “{subject}”, or “{other}”").format(subject=subject, other=other)


add_step(Send, gettext_lazy("Send a mail"), take=take, says=says)
