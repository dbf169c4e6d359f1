"""Questions made from the schema: everything that a field can tell, so that no new field is forgotten."""

import re
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, get_named_type, is_non_null_type, print_type

from saleor_postventa.api.schema import executable_schema
from saleor_postventa.web.extent import MAX_FIELDS

FEDERATION = {"_service", "_entities"}
NEEDED = {"first": "2", "channel": '"norte-channel"', "country": '"ES"', "by": "COUNTRY", "sheet": "JSON"}
MOST_FIELDS = MAX_FIELDS // 2
ARGUMENTS = re.compile(r"\([^)]*\)")
FIELD = re.compile(r"\w+")


def root_fields(root: str = "Query") -> dict[str, GraphQLField]:
    found = executable_schema().type_map[root]
    assert isinstance(found, GraphQLObjectType), print_type(found)
    return {name: field for name, field in found.fields.items() if name not in FEDERATION}


def everything(field: GraphQLField, *, above: tuple[str, ...] = ()) -> str:
    """The selection of all that lies below a field; a type that lies below itself is opened once.

    `above` names types that are not opened at all.
    """
    [whole] = _pieces(field, above, None, most=MAX_FIELDS)
    return whole


def selections(field: GraphQLField, *, above: tuple[str, ...] = ()) -> list[str]:
    """All that lies below a field, in as many selections as the limits ask for.

    What a type has below it is asked for where it is met first, and of its other places what stands on it.
    """
    return _pieces(field, above, set(), most=MOST_FIELDS)


def _pieces(field: GraphQLField, above: tuple[str, ...], opened: set[str] | None, *, most: int) -> list[str]:
    """All that lies below a field, in selections of at most so many fields each."""
    inner = get_named_type(field.type)
    if not isinstance(inner, GraphQLObjectType):
        return [""]
    is_known = opened is not None and inner.name in opened
    if opened is not None:
        opened.add(inner.name)
    groups: list[list[str]] = [[]]
    for name, below in inner.fields.items():
        kind = get_named_type(below.type)
        if isinstance(kind, GraphQLObjectType) and (kind.name in above or (is_known and kind.name in (opened or ()))):
            continue
        for piece in _pieces(below, (*above, inner.name), opened, most=most):
            part = f"{name}{_needed(below)}{piece}"
            if groups[-1] and sum(map(_fields, [*groups[-1], part])) >= most:
                groups.append([])
            groups[-1].append(part)
    return [" { " + " ".join(group or ["__typename"]) + " }" for group in groups]


def _needed(field: GraphQLField) -> str:
    given = {name: NEEDED[name] for name, argument in field.args.items() if name in NEEDED}
    return "(" + ", ".join(f"{name}: {value}" for name, value in given.items()) + ")" if given else ""


def _fields(selection: str) -> int:
    return len(FIELD.findall(ARGUMENTS.sub("", selection)))


def questions(name: str, arguments: dict[str, str]) -> list[str]:
    """A root field with all that lies below it, in as many documents as the limits ask for.

    `arguments` are literals, pages are asked for where there are any.
    """
    field = root_fields()[name]
    given = dict(arguments)
    if "first" in field.args:
        given["first"] = "2"
    missing = {key for key, argument in field.args.items() if is_non_null_type(argument.type)} - set(given)
    assert not missing, missing
    listed = ", ".join(f"{key}: {value}" for key, value in given.items())
    return [f"{{ {name}{f'({listed})' if listed else ''}{piece} }}" for piece in selections(field)]


def flat(value: Any) -> str:
    """An answer as one text, to look for what must not be in it."""
    return str(value).lower()
