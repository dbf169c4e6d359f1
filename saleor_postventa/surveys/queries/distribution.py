"""How often each answer to a question was given."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.statistics import Share, share
from saleor_postventa.core.texts import Speaker
from saleor_postventa.surveys.questions.kind import QuestionKind, Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.options import OTHER, OptionSettings, option_meant
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.figures import Given

MATRIX, CONSENT = "matrix", "consent"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Option:
    """`row` is that of a matrix, else empty. `share` is of those who answered the question, or that row of it."""

    row: str
    row_label: str
    code: str
    label: str
    share: Share | None


def options_of(question: Question, given: Sequence[Given], default_language: str) -> list[Option]:
    """In the order of the question; of a ranking, who put it first. None of a text."""
    speaker = Speaker(get_language() or default_language, default_language)
    if question.kind == MATRIX:
        return _of_matrix(question, given, speaker)
    kind, settings = kind_of(question), settings_of(question)
    counts = Counter(code for each in given for code in _picks(kind, settings, each))
    labels = labels_of_options(question, speaker)
    return [
        Option("", "", code, labels.get(code, code), share(counts[code], len(given)))
        for code in kind.choosable(settings)
    ]


def labels_of_options(question: Question, speaker: Speaker) -> dict[str, str]:
    """What can be chosen, as people read it: of a matrix rows and columns, of numbers none."""
    settings = settings_of(question)
    if question.kind == CONSENT:
        return {YES: _("yes"), NO: _("no")}
    lists = (getattr(settings, name, ()) for name in ("options", "rows", "columns"))
    labels = {each.code: str(speaker.say(each.text)) for options in lists for each in options}
    if isinstance(settings, OptionSettings) and settings.has_other:
        labels[OTHER] = str(speaker.say(settings.other))
    return labels


def _picks(kind: QuestionKind[Any], settings: Any, given: Given) -> set[str]:
    """Whoever wrote under "other" what is one of the options counts there."""
    picked = set(kind.picks(Reply(given.value, given.text)))
    if OTHER in picked and given.text and isinstance(settings, OptionSettings):
        picked = picked - {OTHER} | {option_meant(given.text, settings.options)}
    return picked


def _of_matrix(question: Question, given: Sequence[Given], speaker: Speaker) -> list[Option]:
    settings, found = settings_of(question), []
    for row in settings.rows:
        counts = Counter(each.value[row.code] for each in given if row.code in each.value)
        for column in settings.columns:
            part = share(counts[column.code], counts.total())
            label = str(speaker.say(column.text))
            found.append(Option(row.code, str(speaker.say(row.text)), column.code, label, part))
    return found
