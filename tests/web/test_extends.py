"""Domains add to types of the domains below, each name once."""

import graphene
import pytest
from graphql import graphql_sync

from saleor_postventa.web.extension import FieldTaken, extends


def make_query() -> type[graphene.ObjectType]:
    return type("Query", (graphene.ObjectType,), {"one": graphene.Int(), "resolve_one": lambda root, info: 1})


def test_added_fields_answer_with_their_own_resolvers() -> None:
    query = make_query()

    @extends(query)
    class More(graphene.ObjectType):
        two = graphene.Int(by=graphene.Int(default_value=1))
        three = graphene.Int(default_value=3)

        @staticmethod
        def resolve_two(root: None, info: object, by: int) -> int:
            return 2 * by

    answer = graphql_sync(graphene.Schema(query=query).graphql_schema, "{ one two(by: 5) three }")
    assert answer.data == {"one": 1, "two": 10, "three": 3}


def test_taken_name_is_refused() -> None:
    with pytest.raises(FieldTaken):

        @extends(make_query())
        class Again(graphene.ObjectType):
            one = graphene.Int()
