"""The schema, built once from what the domains registered, and its text."""

import re
from functools import cache

import graphene
from graphql import GraphQLSchema, is_specified_scalar_type, print_type

from saleor_postventa.web.extension import extends
from saleor_postventa.web.federation import entities
from saleor_postventa.web.roots import Mutation, Query

from .federation import federation_fields
from .json_text import read_json_strictly

ROOTS = ("Query", "Mutation")
SHARED = "PageInfo"
LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])'
DIRECTIVES = """directive @key(fields: String!) repeatable on OBJECT | INTERFACE

directive @shareable repeatable on OBJECT | FIELD_DEFINITION"""


@cache
def executable_schema() -> GraphQLSchema:
    """What requests run against: our graph, with the two fields that a gateway asks for."""
    root = federation_fields(f"{LINK}\n\n{_our_sdl()}")
    extends(root)(Query)
    built: GraphQLSchema = graphene.Schema(query=root, mutation=Mutation).graphql_schema
    read_json_strictly(built)
    return built


def snapshot() -> str:
    """The text of `graphql/api/schema.graphql`: our graph, and the directives that it uses."""
    return f"{_our_sdl()}\n\n{DIRECTIVES}\n"


@cache
def _our_sdl() -> str:
    types = [entity.type for entity in entities]
    built = graphene.Schema(query=Query, mutation=Mutation, types=types).graphql_schema
    marks = {entity.name: " ".join(f'@key(fields: "{key}")' for key in entity.keys) for entity in entities}
    ours = [found for name, found in built.type_map.items() if not name.startswith("__") and name not in ROOTS]
    texts = [print_type(built.type_map[root]) for root in ROOTS]
    texts += [print_type(found) for found in ours if not is_specified_scalar_type(found)]
    return _mark("\n\n".join(texts), marks | {SHARED: "@shareable"})


def _mark(text: str, marks: dict[str, str]) -> str:
    """graphql-core prints no directives of types, so they are written in."""
    for name, directives in marks.items():
        text = re.sub(rf"^type {name} {{$", f"type {name} {directives} {{", text, flags=re.MULTILINE)
    return text
