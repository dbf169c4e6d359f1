"""Documents, parsed and validated once."""

from functools import lru_cache

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, validate

KEPT = 512


@lru_cache(maxsize=KEPT)
def read_document(schema: GraphQLSchema, text: str) -> DocumentNode:
    """Raises GraphQLError where the document is not valid."""
    document = parse(text)
    errors = validate(schema, document)
    if errors:
        raise errors[0]
    return document


def find_fault(schema: GraphQLSchema, text: str) -> str | None:
    """What Saleor would say against a document; None where it is well."""
    try:
        read_document(schema, text)
    except GraphQLError as error:
        return error.message
    return None
