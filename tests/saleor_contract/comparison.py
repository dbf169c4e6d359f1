"""Is one schema a true part of another? Says where not."""

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    GraphQLUnionType,
    is_introspection_type,
    is_required_argument,
    is_required_input_field,
    is_specified_scalar_type,
)

Composite = GraphQLObjectType | GraphQLInterfaceType


def differences(part: GraphQLSchema, whole: GraphQLSchema) -> Iterator[str]:
    for name, ours in part.type_map.items():
        if is_introspection_type(ours) or is_specified_scalar_type(ours):
            continue
        theirs = whole.type_map.get(name)
        if theirs is None or type(theirs) is not type(ours):
            yield f"{name}: not there, or of another kind"
        else:
            yield from (f"{name}{found}" for found in _type_differences(ours, theirs))


def _type_differences(ours: GraphQLNamedType, theirs: GraphQLNamedType) -> Iterator[str]:
    if isinstance(ours, Composite) and isinstance(theirs, Composite):
        yield from _composite_differences(ours, theirs)
    elif isinstance(ours, GraphQLEnumType) and isinstance(theirs, GraphQLEnumType):
        yield from (f".{value}: no such value" for value in ours.values if value not in theirs.values)
    elif isinstance(ours, GraphQLUnionType) and isinstance(theirs, GraphQLUnionType):
        yield from (f" = {name}: no member" for name in _names(ours.types) - _names(theirs.types))
    elif isinstance(ours, GraphQLInputObjectType) and isinstance(theirs, GraphQLInputObjectType):
        yield from _input_differences(ours, theirs)


def _composite_differences(ours: Composite, theirs: Composite) -> Iterator[str]:
    yield from (f" implements {name}: it does not" for name in _names(ours.interfaces) - _names(theirs.interfaces))
    for name, field in ours.fields.items():
        if name not in theirs.fields:
            yield f".{name}: no such field"
        else:
            yield from (f".{name}{found}" for found in _field_differences(field, theirs.fields[name]))


def _field_differences(ours: GraphQLField, theirs: GraphQLField) -> Iterator[str]:
    if not _gives(theirs.type, ours.type):
        yield f": gives {theirs.type}, ours says {ours.type}"
    for name, argument in theirs.args.items():
        mine = ours.args.get(name)
        if mine is None and is_required_argument(argument):
            yield f"({name}): demanded, ours lacks it"
        elif mine is not None and not _gives(mine.type, argument.type):
            yield f"({name}): takes {argument.type}, ours says {mine.type}"
    yield from (f"({name}): no such argument" for name in ours.args if name not in theirs.args)


def _input_differences(ours: GraphQLInputObjectType, theirs: GraphQLInputObjectType) -> Iterator[str]:
    for name, field in ours.fields.items():
        if name not in theirs.fields:
            yield f".{name}: no such input field"
        elif not _gives(field.type, theirs.fields[name].type):
            yield f".{name}: takes {theirs.fields[name].type}, ours says {field.type}"
    demanded = {name for name, field in theirs.fields.items() if is_required_input_field(field)}
    yield from (f".{name}: demanded, ours lacks it" for name in demanded - set(ours.fields))


def _gives(actual: GraphQLType, expected: GraphQLType) -> bool:
    """A value of the actual type serves where the expected one is asked for."""
    wanted, given = str(expected), str(actual)
    return given == wanted or (given.replace("!", "") == wanted.replace("!", "") and _stricter(given, wanted))


def _stricter(given: str, wanted: str) -> bool:
    return given.count("!") >= wanted.count("!") and (given.endswith("!") or not wanted.endswith("!"))


def _names(types: object) -> set[str]:
    return {named.name for named in types}  # type: ignore[attr-defined]
