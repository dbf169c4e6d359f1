"""The permission matrix, made from the table: every root field and mutation, asked by every kind of viewer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from graphql import (
    GraphQLObjectType,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from saleor_postventa.api.schema import executable_schema
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import SCOPES
from saleor_postventa.web.permissions import Access, table
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.viewer import Viewer, ViewerKind
from tests.cast import NORTE, OUTSIDER, SHOPPER, integrator_key

from .ask import Answer, ask
from .questions import root_fields
from .world import World

PERMISSIONS = [
    "MANAGE_ORDERS",
    "MANAGE_USERS",
    "MANAGE_PRODUCTS",
    "MANAGE_SETTINGS",
    "MANAGE_APPS",
    "MANAGE_SHIPPING",
    "HANDLE_PAYMENTS",
    "MANAGE_DISCOUNTS",
]
VIEWERS = ["anonymous", "shopper", "outsider", "staff", *PERMISSIONS, *SCOPES]
OPEN = {"postSaleViewer"}
LITERALS = {
    "ID": '"x"',
    "String": '"x"',
    "Int": "1",
    "Boolean": "true",
    "JSONString": '"{}"',
    "PostSaleLanguage": "ES",
    "DateTime": '"2026-06-01T00:00:00Z"',
    "Decimal": "1",
}
DENIED = {"PERMISSION_DENIED", "SIGN_IN_NEEDED"}


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def access_of(root: str, name: str) -> Access | None:
    holder: Any = Query if root == "Query" else Mutation
    if root == "Query":
        found: Access | None = getattr(getattr(holder, f"resolve_{snake(name)}"), "access", None)
        return found
    return holder._meta.fields[snake(name)].type.access


def every_door() -> Iterator[tuple[str, str]]:
    for root in ("Query", "Mutation"):
        for name in root_fields(root):
            if name not in OPEN:
                yield root, name


def literal(kind: Any) -> str:
    if is_non_null_type(kind):
        return literal(kind.of_type)
    if is_list_type(kind):
        return f"[{literal(kind.of_type)}]"
    if is_input_object_type(kind):
        needed = {name: field.type for name, field in kind.fields.items() if is_non_null_type(field.type)}
        return "{" + ", ".join(f"{name}: {literal(inner)}" for name, inner in needed.items()) + "}"
    return next(iter(kind.values)) if is_enum_type(kind) else LITERALS[kind.name]


def document(root: str, name: str) -> str:
    field = root_fields(root)[name]
    given = {key: literal(arg.type) for key, arg in field.args.items() if is_non_null_type(arg.type)}
    if "first" in field.args:
        given["first"] = "1"
    listed = ", ".join(f"{key}: {value}" for key, value in given.items())
    below = " { __typename }" if root == "Query" else " { errors { code } }"
    below = "" if is_leaf_type(get_named_type(field.type)) else below
    return f"{root.lower()} {{ {name}{f'({listed})' if listed else ''}{below} }}"


def token_of(shop: Shop, viewer: str) -> str:
    if viewer == "anonymous":
        return ""
    if viewer in {"shopper", "outsider"}:
        return NORTE.access_token(SHOPPER if viewer == "shopper" else OUTSIDER)
    if viewer in SCOPES:
        with shop_scope(shop):
            return integrator_key(shop, viewer)
    return NORTE.staff_token(permissions=[] if viewer == "staff" else [viewer])


def is_admitted(access: Access, viewer: str) -> bool:
    if access.is_public:
        return True
    if viewer in SCOPES:
        return access.scope == viewer
    if viewer in {"shopper", "outsider"}:
        return access.is_for_shopper
    return viewer in access.staff


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.proves("X8", part="the permission matrix of the doors that stand, and no four-eyes yet")
def test_every_door_opens_to_whom_the_table_says_alone(viewer: str, norte: Shop, north: World) -> None:
    token = token_of(norte, viewer)
    wrong = []
    for root, name in every_door():
        access = access_of(root, name)
        assert access is not None, f"{root}.{name} names no access"
        cache.clear()  # so many questions are more than anybody may ask in a minute
        answer = ask(norte, document(root, name), token=token)
        if is_denied(answer, name) == is_admitted(access, viewer):
            wrong.append(f"{root}.{name}: {answer.content}")
    assert wrong == []


def is_denied(answer: Answer, name: str) -> bool:
    errors = answer.content.get("errors", [])
    return any(error["extensions"]["code"] in DENIED and error.get("path") == [name] for error in errors)


def test_nobody_signed_in_is_told_to_sign_in(norte: Shop) -> None:
    assert ask(norte, "{ postSaleOverview { ordersCount } }").codes == ["SIGN_IN_NEEDED"]


def test_a_key_is_told_which_scope_it_lacks(norte: Shop) -> None:
    with shop_scope(norte):
        token = integrator_key(norte, "orders.read")
    asked = "{ flows(first: 1) { totalCount } postSaleSettings { logoUrl } }"
    answer = ask(norte, asked, token=token, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.codes == ["PERMISSION_DENIED"] * 2
    assert {error["message"] for error in answer.content["errors"]} == {
        "This API key lacks the scope flows.read.",
        "No API key may see or do this.",
    }


def test_viewer_alone_is_open_to_all() -> None:
    unguarded = {name for name in root_fields() if access_of("Query", name) is None}
    assert unguarded == OPEN


def test_saleors_side_permissions_do_not_open_our_own_doors(norte: Shop) -> None:
    """`permissions` are what the app may do for the person; what happens inside the app asks for the person's own."""
    viewer = Viewer(ViewerKind.STAFF, norte, permissions=frozenset(PERMISSIONS), user_permissions=frozenset())
    assert not any(access.admits(viewer) for access in table if not access.is_public)


def test_the_reference_says_what_the_table_says() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "permissions.md").read_text()
    rows = {line.split("|")[1].strip(" `"): line for line in text.splitlines() if re.match(r"\| `\w", line)}
    assert set(rows) == set(table.codes())
    for access in table:
        _, _code, _what, staff, scope, shopper, _ = rows[access.code].split("|")
        assert {word.strip(" `") for word in staff.split(",")} - {"-"} == set(access.staff)
        assert scope.strip(" `") == (access.scope or "-")
        assert shopper.strip() == ("everyone" if access.is_public else "own" if access.is_for_shopper else "-")


def test_every_field_of_the_reference_is_a_door() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "permissions.md").read_text()
    told = {word for word in text.replace("`", " ").split() if word in {name for _, name in every_door()}}
    assert told == {name for _, name in every_door()}


def test_roots_are_objects() -> None:
    assert all(isinstance(executable_schema().type_map[root], GraphQLObjectType) for root in ("Query", "Mutation"))
