"""How much one request may ask for: told from the document alone, before anything is executed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
)

from saleor_postventa.core.errors import Refusal

from .connections import LARGEST_PAGE

MAX_DOCUMENT_CHARACTERS = 20_000
MAX_NESTING = 100
MAX_TOKENS = 4_000
MAX_DEPTH = 15
MAX_ALIASES = 50
MAX_ROOT_MUTATIONS = 4
MAX_COST = 20_000
COSTLY_ENTITIES = 100


class TooMuchAsked(Refusal):
    code = "too_much_asked"
    text = _("This request asks for too much at once ({what}: {found}, allowed {allowed}). Split it up.")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a document amounts to, whatever its variables are."""

    depth: int
    aliases: int
    root_mutations: int
    is_introspecting: bool


def check_text(text: str) -> None:
    """What the parser itself must be spared. Raises TooMuchAsked."""
    if len(text) > MAX_DOCUMENT_CHARACTERS:
        raise TooMuchAsked(what=_("characters"), found=len(text), allowed=MAX_DOCUMENT_CHARACTERS)
    deepest = nesting = 0
    for character in text:
        nesting += (character in "{[(") - (character in "}])")
        deepest = max(deepest, nesting)
    if deepest > MAX_NESTING:
        raise TooMuchAsked(what=_("nesting"), found=deepest, allowed=MAX_NESTING)


def shape_of(document: DocumentNode) -> Shape:
    """Of a valid document: the deepest path, the aliases, the mutations, and whether it asks for the schema."""
    walk = _Walk(document)
    depths = [walk.depth(operation.selection_set) for operation in walk.operations]
    mutations = [o for o in walk.operations if o.operation == OperationType.MUTATION]
    return Shape(
        depth=max(depths, default=0),
        aliases=sum(walk.aliases(operation.selection_set) for operation in walk.operations),
        root_mutations=max((len(walk.fields(o.selection_set)) for o in mutations), default=0),
        is_introspecting=any(
            name in {"__schema", "__type"} for o in walk.operations for name, _shown in walk.fields(o.selection_set)
        ),
    )


def check_shape(shape: Shape) -> None:
    """Raises TooMuchAsked."""
    for what, found, allowed in (
        (_("depth"), shape.depth, MAX_DEPTH),
        (_("aliases"), shape.aliases, MAX_ALIASES),
        (_("mutations"), shape.root_mutations, MAX_ROOT_MUTATIONS),
    ):
        if found > allowed:
            raise TooMuchAsked(what=what, found=found, allowed=allowed)


def check_cost(document: DocumentNode, operation_name: str | None, variables: Mapping[str, Any]) -> int:
    """One per field, times the page sizes above it. Raises TooMuchAsked; returns the cost."""
    walk = _Walk(document)
    asked = [o for o in walk.operations if operation_name is None or (o.name and o.name.value == operation_name)]
    cost = sum(walk.cost(operation.selection_set, variables) for operation in asked)
    if cost > MAX_COST:
        raise TooMuchAsked(what=_("cost"), found=cost, allowed=MAX_COST)
    return cost


class _Walk:
    """Through selections and fragments; a fragment's sums are worked out once, so that nesting them costs nothing.

    Introspection is not counted: who may not do it is stopped elsewhere, and it reads no rows.
    """

    def __init__(self, document: DocumentNode) -> None:
        definitions = document.definitions
        self.operations = [found for found in definitions if isinstance(found, OperationDefinitionNode)]
        self._fragments = {f.name.value: f for f in definitions if isinstance(f, FragmentDefinitionNode)}
        self._known: dict[tuple[str, str], int] = {}

    def fields(self, selections: SelectionSetNode) -> set[tuple[str, str]]:
        """The fields of one level with the names they answer by; each fragment is opened once."""
        found: set[tuple[str, str]] = set()
        opened: set[str] = set()
        waiting = list(selections.selections)
        while waiting:
            node = waiting.pop()
            name = node.name.value if isinstance(node, FieldNode | FragmentSpreadNode) else ""
            if isinstance(node, FieldNode):
                found.add((name, node.alias.value if node.alias else name))
            elif name not in opened:
                opened |= {name} - {""}
                waiting += self._inside(node).selections
        return found

    def depth(self, selections: SelectionSetNode) -> int:
        return self._fold(selections, "depth", max, lambda node, below: 1 + below)

    def aliases(self, selections: SelectionSetNode) -> int:
        return self._fold(selections, "aliases", sum, lambda node, below: below + (node.alias is not None))

    def cost(self, selections: SelectionSetNode, variables: Mapping[str, Any]) -> int:
        return self._fold(selections, "cost", sum, lambda node, below: 1 + below * _rows(node, variables))

    def _fold(
        self,
        selections: SelectionSetNode,
        what: str,
        join: Callable[[list[int]], int],
        weigh: Callable[[FieldNode, int], int],
    ) -> int:
        def weight(node: Any) -> int:
            if isinstance(node, FieldNode):
                if node.name.value.startswith("__"):
                    return 0
                return weigh(node, self._fold(node.selection_set, what, join, weigh) if node.selection_set else 0)
            if not isinstance(node, FragmentSpreadNode):
                return self._fold(node.selection_set, what, join, weigh)
            mark = (what, node.name.value)
            if mark not in self._known:
                self._known[mark] = self._fold(self._inside(node), what, join, weigh)
            return self._known[mark]

        return join([0, *(weight(node) for node in selections.selections)])

    def _inside(self, node: Any) -> SelectionSetNode:
        holder = self._fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
        found: SelectionSetNode = holder.selection_set
        return found


def _rows(node: FieldNode, variables: Mapping[str, Any]) -> int:
    """How many rows a field may give, by its page size or the list that it is given."""
    for argument in node.arguments:
        if argument.name.value in {"first", "last"}:
            return max(1, min(_number(argument.value, variables), LARGEST_PAGE))
        if argument.name.value == "representations":
            given = variables.get(argument.value.name.value) if isinstance(argument.value, VariableNode) else None
            return len(given) if isinstance(given, list) else COSTLY_ENTITIES
    return 1


def _number(value: Any, variables: Mapping[str, Any]) -> int:
    found = variables.get(value.name.value) if isinstance(value, VariableNode) else None
    if isinstance(value, IntValueNode):
        found = int(value.value)
    return found if isinstance(found, int) else LARGEST_PAGE
