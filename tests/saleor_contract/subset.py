"""Draws the part of Saleor's schema that our documents use: `python -m tests.saleor_contract.subset`."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    NamedTypeNode,
    ObjectFieldNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_schema,
    extend_schema,
    get_named_type,
    is_specified_scalar_type,
    parse,
    visit,
)

from tests.saleor_contract.documents import ROOT, Document, documents
from tests.saleor_contract.recorded import ADVISORY, SUPPORTED, full_schema

BASE = SUPPORTED[0]
_PERMISSIONS = re.compile(r"Requires one of the following permissions?: ([A-Z_, ]+[A-Z_])(?! to )")
_LANGUAGES = re.compile(r"[A-Z]{2}|(EN|ES)_[A-Z]{2}")
"""Saleor knows 800 locales; ours are the plain languages, and the regions of the two that we write in."""


@dataclass
class Used:
    """Field names with their arguments, by type; enums, scalars and unions by name."""

    fields: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    inputs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    leaves: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)


class Collector(Visitor):
    def __init__(self, schema: GraphQLSchema, info: TypeInfo, used: Used) -> None:
        super().__init__()
        self.schema, self.info, self.used = schema, info, used

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent, definition = self.info.get_parent_type(), self.info.get_field_def()
        if parent is None or definition is None or node.name.value == "__typename":
            return
        arguments = {argument.name.value for argument in node.arguments}
        self.used.fields[parent.name][node.name.value] |= arguments
        for named in [get_named_type(definition.type), *self._named(definition, arguments)]:
            self._take(named)

    def _named(self, definition: GraphQLField, arguments: set[str]) -> list[GraphQLNamedType]:
        return [get_named_type(definition.args[name].type) for name in arguments]

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> None:
        parent = get_named_type(self.info.get_parent_input_type())
        assert isinstance(parent, GraphQLInputObjectType)
        self.used.inputs[parent.name].add(node.name.value)
        self._take(get_named_type(parent.fields[node.name.value].type))

    def enter_named_type(self, node: NamedTypeNode, *_: object) -> None:
        named = self.schema.type_map[node.name.value]
        if isinstance(named, GraphQLInputObjectType):
            self._take_input(named)
        self._take(named)

    def _take_input(self, named: GraphQLInputObjectType) -> None:
        """What a variable holds is not seen in the document: all fields of it may be."""
        if named.name in self.used.inputs:
            return
        for name, field_ in named.fields.items():
            self.used.inputs[named.name].add(name)
            inner = get_named_type(field_.type)
            if isinstance(inner, GraphQLInputObjectType):
                self._take_input(inner)
            self._take(inner)

    def enter_inline_fragment(self, node: InlineFragmentNode, *_: object) -> None:
        if node.type_condition:
            self.used.members.add(node.type_condition.name.value)

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_: object) -> None:
        self.used.members.add(node.type_condition.name.value)

    def _take(self, named: GraphQLNamedType) -> None:
        if isinstance(named, GraphQLEnumType | GraphQLScalarType | GraphQLUnionType):
            self.used.leaves.add(named.name)


def collect(schema: GraphQLSchema, chosen: list[Document]) -> Used:
    used = Used()
    for document in chosen:
        info = TypeInfo(schema)
        visit(parse(document.text), TypeInfoVisitor(info, Collector(schema, info, used)))
    _complete_interfaces(schema, used)
    return used


def _complete_interfaces(schema: GraphQLSchema, used: Used) -> None:
    for name in [name for name in used.fields if isinstance(schema.type_map[name], GraphQLInterfaceType)]:
        for member in sorted(used.members):
            named = schema.type_map[member]
            if isinstance(named, GraphQLObjectType) and name in {interface.name for interface in named.interfaces}:
                for field_name, arguments in used.fields[name].items():
                    used.fields[member][field_name] |= arguments


@dataclass(frozen=True)
class Printer:
    """Prints what is used; where `known` is given, only what that lacks, as extensions."""

    schema: GraphQLSchema
    used: Used
    known: GraphQLSchema | None = None

    def print(self) -> str:
        names = sorted({*self.used.fields, *self.used.inputs, *self.used.leaves}, key=self._rank)
        return "\n".join(filter(None, (self._type(self.schema.type_map[name]) for name in names)))

    @staticmethod
    def _rank(name: str) -> tuple[int, str]:
        roots = ("Query", "Mutation", "Subscription")
        return (roots.index(name) if name in roots else len(roots), name)

    def _type(self, named: GraphQLNamedType) -> str:
        if isinstance(named, GraphQLObjectType | GraphQLInterfaceType):
            return self._composite(named)
        if isinstance(named, GraphQLInputObjectType):
            wanted = [name for name in named.fields if name in self.used.inputs[named.name]]
            lines = [f"  {name}: {named.fields[name].type}" for name in wanted if not self._is_known(named.name, name)]
            return self._block("input", named.name, lines)
        if self._is_known(named.name):
            return ""
        if isinstance(named, GraphQLEnumType):
            return self._block("enum", named.name, [f"  {value}" for value in self._values(named)])
        if isinstance(named, GraphQLUnionType):
            members = [member.name for member in named.types if member.name in {*self.used.fields}]
            return f"union {named.name} = {' | '.join(members)}\n"
        return "" if is_specified_scalar_type(named) else f"scalar {named.name}\n"

    def _composite(self, named: GraphQLObjectType | GraphQLInterfaceType) -> str:
        keyword = "interface" if isinstance(named, GraphQLInterfaceType) else "type"
        used = self.used.fields[named.name]
        lines = [
            line
            for name, definition in named.fields.items()
            if name in used and not self._is_known(named.name, name)
            for line in self._field(name, definition, used[name])
        ]
        interfaces = [interface.name for interface in named.interfaces if interface.name in self.used.fields]
        suffix = f" implements {' & '.join(interfaces)}" if interfaces and not self._is_known(named.name) else ""
        return self._block(keyword, named.name, lines, suffix)

    def _field(self, name: str, definition: GraphQLField, arguments: set[str]) -> list[str]:
        demanded = _PERMISSIONS.search(definition.description or "")
        text = [f'  "Requires one of: {", ".join(_codes(demanded[1]))}."'] if demanded else []
        known = [f"{key}: {argument.type}" for key, argument in definition.args.items() if key in arguments]
        return [*text, f"  {name}{f'({", ".join(known)})' if known else ''}: {definition.type}"]

    def _block(self, keyword: str, name: str, lines: list[str], suffix: str = "") -> str:
        extend = "extend " if self._is_known(name) else ""
        return f"{extend}{keyword} {name}{suffix} {{\n{'\n'.join(lines)}\n}}\n" if lines else ""

    def _values(self, enum: GraphQLEnumType) -> list[str]:
        everywhere = [self._enum_values(version, enum.name) for version in (*SUPPORTED, ADVISORY)]
        kept = [value for value in enum.values if all(value in values for values in everywhere if values)]
        return [value for value in kept if enum.name != "LanguageCodeEnum" or _LANGUAGES.fullmatch(value)]

    @staticmethod
    def _enum_values(version: str, name: str) -> set[str]:
        found = full_schema(version).type_map.get(name)
        return set(found.values) if isinstance(found, GraphQLEnumType) else set()

    def _is_known(self, name: str, field_name: str | None = None) -> bool:
        found = self.known.type_map.get(name) if self.known else None
        if field_name is None or found is None:
            return found is not None
        assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType)
        return field_name in found.fields


def _codes(text: str) -> list[str]:
    return re.findall(r"[A-Z_]{4,}", text)


def draw() -> dict[str, str]:
    """File name to text, for the base and for each overlay."""
    chosen = [document for document in documents() if document.since is None]
    texts = {"schema.graphql": Printer(full_schema(BASE), collect(full_schema(BASE), chosen)).print()}
    known = build_schema(texts["schema.graphql"])
    for version in SUPPORTED[1:]:
        later = [document for document in documents() if document.holds_in(version)]
        schema = full_schema(version)
        text = Printer(schema, collect(schema, later), known).print()
        texts[f"since-{version}.graphql"] = text
        known = extend_schema(known, parse(text))
    return texts


if __name__ == "__main__":
    for name, text in draw().items():
        (ROOT / name).write_text(text)
