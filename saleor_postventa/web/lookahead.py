"""What a request asks for further down, so that a list can be loaded with it at once."""

from typing import Any

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode


def names_below(info: Any, *, inside: str = "") -> frozenset[str]:
    """The names of all fields selected below this one, at any depth, through fragments.

    With `inside`, of those alone that lie below a field of that name.
    """
    found: set[str] = set()
    opened: set[tuple[str, bool]] = set()
    waiting: list[tuple[SelectionSetNode, bool]] = [
        (node.selection_set, not inside) for node in info.field_nodes if node.selection_set
    ]
    while waiting:
        selections, is_counted = waiting.pop()
        for node in selections.selections:
            if isinstance(node, FragmentSpreadNode) and (node.name.value, is_counted) not in opened:
                opened.add((node.name.value, is_counted))
                waiting.append((info.fragments[node.name.value].selection_set, is_counted))
            if isinstance(node, FieldNode) and is_counted:
                found.add(node.name.value)
            if isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set:
                is_opening = isinstance(node, FieldNode) and node.name.value == inside
                waiting.append((node.selection_set, is_counted or is_opening))
    return frozenset(found)
