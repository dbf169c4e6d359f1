from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pydantic import model_validator

from saleor_postventa.core.pieces import Piece
from saleor_postventa.legal.laws import Law
from saleor_postventa.returns.policy.kinds import Breach, Subject, Words, add_action
from saleor_postventa.returns.policy.terms import Anchor, Days


class SetWindow(Piece):
    """Other days, another anchor, or a day that it lasts to at least. What is left out stays as the policy has it."""

    days: Days | None = None
    anchor: Anchor | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _sets_something(self) -> "SetWindow":
        if self.days is None and self.anchor is None and self.until is None:
            raise ValueError(_("Give a number of days, what they are counted from, or a last day."))
        return self


def _settles(value: SetWindow) -> Iterator[tuple[str, Any]]:
    yield "window", value


def _breach(value: SetWindow, law: Law) -> Breach | None:
    if value.days is not None and value.days < law.withdrawal.days:
        return Breach("window_too_short", law.withdrawal.article)
    return None


def _says(value: SetWindow) -> str:
    said = []
    if value.days is not None:
        said.append(ngettext("{days} day to return it", "{days} days to return it", value.days).format(days=value.days))
    if value.anchor is not None:
        said.append(_("counted from {anchor}").format(anchor=value.anchor.label))
    if value.until is not None:
        said.append(_("at least until {until}").format(until=date_format(value.until, "DATE_FORMAT")))
    return ", ".join(said)


add_action(
    "set_window",
    Subject.WINDOW,
    gettext_lazy("set the window"),
    SetWindow,
    _settles,
    breach=_breach,
    says=_says,
    words=Words.ANCHOR,
)
