"""How large a document is as written, before it is validated: comparing its fields pair by pair takes the longest."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext_lazy as _
from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode

from .limits import TooMuchAsked

MAX_FIELDS = 1_000
MAX_SIBLINGS = 100
MAX_REPEATS = 500


def check_extent(document: DocumentNode) -> None:
    """Of a document that need not be valid; fragments count wherever they are spread. Raises TooMuchAsked."""
    siblings, repeats = _counted(document)
    for what, found, allowed in (
        (_("fields of one object"), max(siblings.values(), default=0), MAX_SIBLINGS),
        (_("fields asked for again"), sum(n * (n - 1) // 2 for n in repeats.values()), MAX_REPEATS),
    ):
        if found > allowed:
            raise TooMuchAsked(what=what, found=found, allowed=allowed)


def _counted(document: DocumentNode) -> tuple[Counter[int], Counter[int]]:
    """Per place in the answer, how many fields are asked for below it, and how often it is itself. A walk that ends."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    siblings: Counter[int] = Counter()
    repeats: Counter[int] = Counter()
    places: dict[tuple[int, str], int] = {}
    roots = [
        each for each in document.definitions if isinstance(each, OperationDefinitionNode | FragmentDefinitionNode)
    ]
    waiting: list[tuple[int, Any]] = [(-number, root) for number, root in enumerate(roots, start=1)]
    opened: set[tuple[int, str]] = set()
    nodes = 0
    while waiting:
        place, holder = waiting.pop()
        for node in holder.selection_set.selections if holder.selection_set else ():
            nodes += 1
            if nodes > MAX_FIELDS:
                raise TooMuchAsked(what=_("fields"), found=nodes, allowed=MAX_FIELDS)
            if isinstance(node, FieldNode):
                siblings[place] += 1
                below = places.setdefault((place, _answers_by(node)), len(places))
                repeats[below] += 1
                waiting.append((below, node))
            elif not isinstance(node, FragmentSpreadNode):
                waiting.append((place, node))
            elif node.name.value in fragments and (place, node.name.value) not in opened:
                opened.add((place, node.name.value))
                waiting.append((place, fragments[node.name.value]))
    return siblings, repeats


def _answers_by(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value
