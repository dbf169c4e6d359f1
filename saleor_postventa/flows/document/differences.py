"""What one version of a flow says that another does not, in lines that people read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from saleor_postventa.flows.steps import END, Step, kind_of

from .begins import begins_in_words
from .document import FlowDocument
from .lines import lines_of
from .ways import targets

_AUDIENCE = frozenset({"segments", "conditions"})


@dataclass(frozen=True, slots=True)
class Change:
    """Of one part of the flow: lines that are gone, and lines that are new. `code` is a step's, or the part's."""

    code: str
    heading: str
    gone: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    code: str
    heading: str
    lines: tuple[str, ...]


def changes(before: FlowDocument, after: FlowDocument) -> list[Change]:
    """In the active language, in the order in which they stand; what is gone altogether comes last."""
    old = {each.code: each for each in _parts(before)}
    new = {each.code: each for each in _parts(after)}
    found = []
    for code, part in {**new, **{code: each for code, each in old.items() if code not in new}}.items():
        was = old[code].lines if code in old else ()
        now = new[code].lines if code in new else ()
        if was != now:
            found.append(Change(code, part.heading, *_told_apart(was, now)))
    return found


def _told_apart(was: Sequence[str], now: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By where they stand, so that what moved is gone from one place and new at another."""
    found = SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes()
    changed = [each for each in found if each[0] != "equal"]
    gone = tuple(line for _tag, start, end, _start, _end in changed for line in was[start:end])
    return gone, tuple(line for _tag, _start, _end, start, end in changed for line in now[start:end])


def _parts(document: FlowDocument) -> Iterator[_Part]:
    """Codes of parts hold a dot, which no step's code does."""
    yield _Part("flow.begins", _("It begins"), (begins_in_words(document),))
    yield _Part("flow.audience", _("Whom it is for"), lines_of(document.audience, only=_AUDIENCE))
    for place, step in enumerate(document.steps, start=1):
        yield _Part(step.code, _heading(place, step), (*_said(step), *_leading(document, step)))
    rest = frozenset(FlowDocument.model_fields) - {"audience"}
    yield _Part("flow.rest", _("Name, limits, and how it is measured"), lines_of(document, only=rest))


def _heading(place: int, step: Step) -> str:
    return _("Step {number}: {kind}").format(number=place, kind=kind_of(step).label)


def _said(step: Step) -> tuple[str, ...]:
    """A step with nothing to tell is worded as a whole."""
    return lines_of(step) or (kind_of(step).says(step),)


def _leading(document: FlowDocument, step: Step) -> tuple[str, ...]:
    following, *others = targets(document, step)
    said = [_("then: {step}").format(step=_named(document, following))]
    return (*said, *(_("the others: {step}").format(step=_named(document, each)) for each in others))


def _named(document: FlowDocument, code: str) -> str:
    step = document.step(code) if code != END else None
    return f"{kind_of(step).label} ({code})" if step is not None else _("the end")
