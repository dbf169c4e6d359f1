import pytest
from graphql import build_schema

from tests.saleor_contract.comparison import differences

WHOLE = build_schema("type Query { a(x: Int!, y: Int): [String!]! b: E } enum E { ONE TWO } input I { n: Int! }")


@pytest.mark.parametrize(
    "part",
    [
        "type Query { a(x: Int!): [String!]! }",
        "type Query { a(x: Int!): [String] b: E } enum E { ONE }",
        "type Query { a(x: Int!, y: Int!): [String!] }",
    ],
)
def test_a_part_is_a_part(part: str) -> None:
    assert list(differences(build_schema(part), WHOLE)) == []


@pytest.mark.parametrize(
    "part",
    [
        "type Query { c: Int }",
        "type Query { a: [String!]! }",
        "type Query { a(x: Int): [String!]! }",
        "type Query { a(x: Int!, z: Int): [String!]! }",
        "type Query { b: E! } enum E { ONE }",
        "type Query { b: E } enum E { THREE }",
        "type Query { b: E } scalar E",
        "type Query { a(x: Int!): [Int!]! }",
    ],
)
def test_what_differs_is_found(part: str) -> None:
    assert len(list(differences(build_schema(part), WHOLE))) == 1
