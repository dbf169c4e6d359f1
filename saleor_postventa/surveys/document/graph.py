"""Where the questions of a survey can lead, whatever is answered."""

from collections.abc import Mapping

from saleor_postventa.surveys.questions.kind import Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import END, Question

from .document import SurveyDocument
from .walking import otherwise, target_of

# By a question's code, where it can lead: codes, and `end`.
type Edges = Mapping[str, tuple[str, ...]]


def edges_of(document: SurveyDocument) -> Edges:
    return {each.code: _targets(document, each) for each in document.questions}


def _targets(document: SurveyDocument, question: Question) -> tuple[str, ...]:
    """Exactly those that some answer takes, where its answers can be counted and nothing else has a say."""
    samples = _samples(question)
    if samples is None or any(go.when.about not in {"", question.code} for go in question.goes):
        return tuple(dict.fromkeys([*(go.to for go in question.goes), otherwise(document, question)]))
    led = (target_of(document, question, {question.code: sample}, {}) for sample in samples)
    return tuple(dict.fromkeys(led))


def _samples(question: Question) -> tuple[Reply | None, ...] | None:
    kind = kind_of(question)
    found = kind.samples(settings_of(question))
    if found is None:
        return None
    may_be_empty = not (question.is_required or kind.is_always_answered)
    return tuple[Reply | None, ...](found) + ((None,) if may_be_empty else ())


def reached(edges: Edges, start: str) -> set[str]:
    """From there, itself too; without `end`, and without what does not exist."""
    found, open_ = {start}, [start]
    while open_:
        ahead = set(edges[open_.pop()]) & edges.keys() - found
        found |= ahead
        open_ += ahead
    return found


def loop_in(edges: Edges) -> list[str]:
    """The codes of one round, the first again at its end; empty where every way ends."""
    done: set[str] = set()
    for start in edges:
        found = _round(edges, start, done)
        if found:
            return found
    return []


def _round(edges: Edges, start: str, done: set[str]) -> list[str]:
    trail: list[str] = []
    stack = [(start, False)]
    while stack:
        code, is_left = stack.pop()
        if is_left:
            done.add(trail.pop())
        elif code in trail:
            return [*trail[trail.index(code) :], code]
        elif code not in done:
            trail.append(code)
            stack.append((code, True))
            stack += [(ahead, False) for ahead in edges[code] if ahead in edges]
    return []


def always_before(edges: Edges, start: str) -> dict[str, set[str]]:
    """For each question that is reached, those that were asked whichever way led there. For a graph without loops."""
    known = reached(edges, start)
    before: dict[str, set[str]] = {start: set()}
    for code in _in_order(edges, start):
        for ahead in {each for each in edges[code] if each in known}:
            led = before[code] | {code}
            before[ahead] = before[ahead] & led if ahead in before else led
    return before


def _in_order(edges: Edges, start: str) -> list[str]:
    """Each after all that lead to it."""
    known = reached(edges, start)
    left = {code: sum(code in set(edges[each]) for each in known) for code in known}
    ready, ordered = [start], []
    while ready:
        code = ready.pop()
        ordered.append(code)
        for ahead in {each for each in edges[code] if each in known}:
            left[ahead] -= 1
            if not left[ahead]:
                ready.append(ahead)
    return ordered


def longest_way(edges: Edges, start: str) -> int:
    """How many questions somebody may have to answer. For a graph without loops."""
    length = {start: 1}
    for code in _in_order(edges, start):
        for ahead in edges[code]:
            if ahead != END and ahead in edges:
                length[ahead] = max(length.get(ahead, 0), length[code] + 1)
    return max(length.values())
