"""Where a flow's steps lead."""

from saleor_postventa.flows.steps import END, Step, kind_of

from .document import FlowDocument


def target(document: FlowDocument, step: Step, to: str = "") -> str:
    """The code of the step that follows: `to`, or where the step itself leads, or the one below; END after the last."""
    wanted = to or step.to
    if wanted:
        return wanted
    codes = [each.code for each in document.steps]
    below = codes.index(step.code) + 1
    return codes[below] if below < len(codes) else END


def targets(document: FlowDocument, step: Step) -> tuple[str, ...]:
    """Every code that it may lead to, where it itself leads first; each once."""
    found = (target(document, step), *(target(document, step, code) for code in kind_of(step).leads_to(step)))
    return tuple(dict.fromkeys(found))


def reached(document: FlowDocument) -> frozenset[str]:
    """The codes of the steps that somebody can come to."""
    found: set[str] = set()
    waiting = [document.steps[0].code]
    while waiting:
        code = waiting.pop()
        step = document.step(code)
        if step is not None and code not in found:
            found.add(code)
            waiting += targets(document, step)
    return frozenset(found)
