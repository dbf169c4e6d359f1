"""The model card in plain words."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .rankers import POPULARITY, rankers
from .rules.choosing import Mark


def model_label(code: str) -> str:
    return str(rankers.get(code).label) if code in rankers else code


def model_in_words(code: str) -> str:
    return str(rankers.get(code).plain) if code in rankers else ""


def exam_label(code: str, days: int) -> str:
    if code == "last_baskets":
        return _("each customer's last order, guessed from their earlier ones")
    return _("the last {days} days, guessed from what was before").format(days=days)


def choice_in_words(model: str, marks: Sequence[Mark]) -> str:
    """Which is in use and how it did; `marks` are those of the exam that decided, none where none could."""
    known = {mark.code: mark for mark in marks}
    bar, used = known.get(POPULARITY), known.get(model)
    if bar is None or used is None:
        return _("There is too little data yet to tell models apart. The bestsellers are shown meanwhile.")
    if model == POPULARITY:
        return _("No model beat the bestsellers, so they are shown: {bar} found something of theirs.").format(
            bar=_of(bar)
        )
    said = _("In use: {model}. {used} found something of theirs among the first ten; with the bestsellers, {bar}.")
    return said.format(model=model_label(model), used=_of(used), bar=number_format(bar.hits))


def _of(mark: Mark) -> str:
    said = ngettext("{hits} of {n} customer", "{hits} of {n} customers", mark.n)
    return said.format(hits=number_format(mark.hits), n=number_format(mark.n))
