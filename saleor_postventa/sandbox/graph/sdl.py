"""Finds the schema that the app keeps of Saleor, and adds what the sandbox alone needs."""

from functools import cache
from pathlib import Path

from graphql import GraphQLEnumType, GraphQLSchema, build_schema, extend_schema, parse

_PACKAGE = Path(__file__).parents[2]
_PACKED = _PACKAGE / "graphql_documents" / "saleor"
FOLDER = _PACKED if _PACKED.is_dir() else _PACKAGE.parent / "graphql" / "saleor"
OWN = Path(__file__).parent / "own.graphql"
OVERLAYS = ("3.22", "3.23")


@cache
def load_schema(version: str) -> GraphQLSchema:
    texts = [(FOLDER / f"since-{overlay}.graphql").read_text() for overlay in OVERLAYS if overlay <= version]
    base = build_schema((FOLDER / "schema.graphql").read_text(), assume_valid=True, no_location=True)
    added = parse("\n".join([*texts, OWN.read_text()]), no_location=True)
    return extend_schema(base, added, assume_valid=True)


@cache
def read_permissions() -> frozenset[str]:
    """The names that all supported versions know."""
    permissions = load_schema(OVERLAYS[-1]).type_map["PermissionEnum"]
    return frozenset(permissions.values) if isinstance(permissions, GraphQLEnumType) else frozenset()
