"""The whole graph, asked for nonsense by everybody: an answer or a typed refusal, and never more than was allowed."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from graphql import (
    GraphQLField,
    GraphQLObjectType,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)
from hypothesis import strategies as st

from saleor_postventa.api.schema import executable_schema
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop, shop_scope
from saleor_postventa.shops.services import SCOPES
from tests.api import conftest as api
from tests.api.ask import client
from tests.api.world import RETURNED_TYPES, World
from tests.cast import NORTE, OUTSIDER, SHOPPER, integrator_key
from tests.returns.snapshot import everything

from .storm import NASTY, check_says_nothing, counts, nasty_text, plain_text, storm

pytestmark = pytest.mark.django_db

saleor, _fresh_cache = api.saleor, api._fresh_cache
kept_worlds, norte, sur, north, south = api.kept_worlds, api.norte, api.sur, api.north, api.south

VIEWERS = ("anonymous", "outsider", "shopper", "staff", "key")
POWERLESS = {"anonymous", "outsider"}
PERMISSIONS = ["MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_PRODUCTS", "MANAGE_SETTINGS", "MANAGE_APPS", "HANDLE_PAYMENTS"]
DEEPEST = 4
ANSWERS = {200, 400, 401, 403, 404, 405, 413, 429}
Root = tuple[str, str]


@pytest.fixture
def tokens(norte: Shop) -> dict[str, str]:
    with shop_scope(norte):
        key = integrator_key(norte, *SCOPES)
    return {
        "anonymous": "",
        "outsider": NORTE.access_token(OUTSIDER),
        "shopper": NORTE.access_token(SHOPPER),
        "staff": NORTE.staff_token(permissions=PERMISSIONS),
        "key": key,
    }


def ids_of(world: World) -> list[str]:
    rows = ("order", "customer", "product", "parcel", "event", "run", "delivery", "message", "catch_up", "api_key")
    return [*map(world.shown, rows), *map(world.returned_id, RETURNED_TYPES), world.order.saleor_id, world.order.number]


class Questions:
    """Documents of our schema with arguments out of `ids` and out of the air."""

    def __init__(self, ids: list[str]) -> None:
        codes = ["too_small", "own_carrier", "pickup", "refund", "exchange", "default-channel", "received", "SKU-1"]
        self._words = st.sampled_from([*ids, *codes]) | nasty_text

    def documents(self) -> st.SearchStrategy[str]:
        types = executable_schema().type_map
        roots = [(root, name) for root in ("Query", "Mutation") for name in types[root].fields]  # type: ignore[attr-defined]
        return st.sampled_from(roots).flatmap(self._document)

    def _document(self, root: Root) -> st.SearchStrategy[str]:
        kind, name = root
        field = executable_schema().type_map[kind].fields[name]  # type: ignore[attr-defined]
        return self._field(name, field, DEEPEST).map(lambda text: f"{kind.lower()} {{ {text} }}")

    def _field(self, name: str, field: GraphQLField, depth: int) -> st.SearchStrategy[str]:
        return st.tuples(self._arguments(field), self._below(get_named_type(field.type), depth)).map(
            lambda parts: name + "".join(parts)
        )

    def _arguments(self, field: GraphQLField) -> st.SearchStrategy[str]:
        given = {}
        for name, argument in field.args.items():
            value = (
                st.sampled_from(["1", "2", "0", "-1", "101"])
                if name in ("first", "last")
                else self.value(argument.type, 3)
            )
            needed = is_required_argument(argument) or name == "first"
            given[name] = value if needed else st.none() | value
        return st.fixed_dictionaries(given).map(
            lambda found: _listed("(", ")", {name: text for name, text in found.items() if text is not None})
        )

    def _below(self, kind: Any, depth: int) -> st.SearchStrategy[str]:
        if not isinstance(kind, GraphQLObjectType):
            return st.just("") if not hasattr(kind, "types") else st.just(" { __typename }")
        names = [
            name
            for name, field in kind.fields.items()
            if depth > 1 or not hasattr(get_named_type(field.type), "fields")
        ]
        if not names:
            return st.just(" { __typename }")
        chosen = st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True)
        return chosen.flatmap(
            lambda some: st.tuples(*(self._field(name, kind.fields[name], depth - 1) for name in some))
        ).map(lambda fields: " { " + " ".join(fields) + " }")

    def value(self, kind: Any, depth: int) -> st.SearchStrategy[str]:
        """A literal of the type, as the schema has it."""
        if is_non_null_type(kind):
            return self.value(kind.of_type, depth)
        if is_list_type(kind):
            return st.lists(self.value(kind.of_type, depth), max_size=3).map(lambda each: f"[{', '.join(each)}]")
        if is_enum_type(kind):
            return st.sampled_from(sorted(kind.values))
        if is_input_object_type(kind):
            return self._object(kind, depth)
        return self._scalar(kind.name)

    def _object(self, kind: Any, depth: int) -> st.SearchStrategy[str]:
        given = {}
        for name, field in kind.fields.items():
            if is_required_input_field(field):
                given[name] = self.value(field.type, depth - 1)
            elif depth > 0:
                given[name] = st.none() | self.value(field.type, depth - 1)
        return st.fixed_dictionaries(given).map(
            lambda found: _listed("{", "}", {name: text for name, text in found.items() if text is not None}, "{}")
        )

    def _scalar(self, name: str) -> st.SearchStrategy[str]:
        words = self._words.map(_quoted)
        return {
            "Int": st.integers(-(2**31), 2**31 - 1).map(str) | st.sampled_from(["0", "1", "2", "-1", "2147483647"]),
            "Float": st.floats(allow_nan=False, allow_infinity=False, width=32).map(repr) | st.just("1e308"),
            "Boolean": st.sampled_from(["true", "false"]),
            "DateTime": st.sampled_from(DATES).map(_quoted) | words,
            "Date": st.sampled_from(DATES).map(_quoted) | words,
            "JSONString": st.sampled_from(JSONS).map(_quoted) | words,
            "Decimal": st.sampled_from(["1", "-1", "0.001", '"1e400"', '"NaN"', '"Infinity"', "99999999999999999999"]),
        }.get(name, words)


DATES = [
    *("2026-06-01T00:00:00Z", "2026-06-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
    *("2026-06-10T12:00:00", "2030-01-01T00:00:00Z", "2026-03-29T02:30:00+01:00"),
]
BAD_JSONS = [
    *(
        r'{"a": "\ud800"}',
        r'{"a": "\u0000"}',
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1' + "0" * 400 + "}",
        "{",
        "[" * 80,
    ),
]
JSONS = [
    *BAD_JSONS,
    *("{}", "[]", "null", '{"rules": [{}]}', '{"rules": 5}', '{"a": 1e999}', '{"default": {"days": -1}}'),
]


def _listed(begin: str, end: str, given: dict[str, str], nothing: str = "") -> str:
    return f"{begin}{', '.join(f'{name}: {text}' for name, text in given.items())}{end}" if given else nothing


def _quoted(text: str) -> str:
    """As GraphQL writes it, every other sign by its number: that is how a NUL gets past a look at the bytes."""
    return '"' + "".join(sign if sign.isalnum() and sign.isascii() else f"\\u{{{ord(sign):x}}}" for sign in text) + '"'


def send(content: bytes, token: str, **headers: str) -> Any:
    cache.clear()
    if token:
        headers["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    kind = headers.pop("content_type", "application/json")
    answer = client().generic("POST", "/graphql/norte/", content, content_type=kind, **headers)
    text = answer.content.decode()
    assert answer.status_code in ANSWERS, (answer.status_code, text)
    check_says_nothing(text)
    assert "INTERNAL_ERROR" not in text, text
    return answer


def picture() -> Any:
    with every_shop():
        return everything()


@pytest.mark.proves("X9", part="10,000 bad inputs: the graph")
@counts(140, 2500)
def test_every_field_with_any_arguments(
    count: int, norte: Shop, north: World, south: World, tokens: dict[str, str]
) -> None:
    """No accident; a reader changes nothing, nor does who may not, and sur is out of everybody's reach."""
    before = picture()
    sur_only = [south.customer.email, south.returned.ret.tracking_number]

    def knock(case: tuple[str, str]) -> None:
        viewer, document = case
        answer = send(json.dumps({"query": document}).encode(), tokens[viewer])
        assert not [word for word in sur_only if word in answer.content.decode()]
        after = picture()
        if document.startswith("query") or viewer in POWERLESS:
            assert after == before
        assert of_shop(after, south.order.shop_id) == of_shop(before, south.order.shop_id)

    storm(count, st.tuples(st.sampled_from(VIEWERS), Questions([*ids_of(north), *ids_of(south)]).documents()), knock)


def of_shop(rows: dict[str, list[dict[str, Any]]], shop_id: int) -> dict[str, list[dict[str, Any]]]:
    return {name: [row for row in found if row["shop_id"] == shop_id] for name, found in rows.items()}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | nasty_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_text, inner, max_size=4),
    max_leaves=12,
)


def odd_bodies() -> st.SearchStrategy[bytes]:
    whole = st.fixed_dictionaries(
        {"query": nasty_text | st.sampled_from(ODD_DOCUMENTS)},
        optional={"operationName": json_values, "variables": json_values, "extensions": json_values},
    )
    texts = (json_values | whole | st.lists(whole, max_size=3)).map(lambda value: json.dumps(value).encode())
    broken = st.tuples(texts, st.integers(0, 60)).map(lambda pair: pair[0][: -pair[1] or None])
    return texts | broken | st.binary(max_size=200) | st.sampled_from(ODD_BODIES)


ODD_DOCUMENTS = [
    "{ " + " ".join(f"a{n}: postSaleViewer {{ kind }}" for n in range(60)) + " }",
    "{ postSaleOrders(first: 1) " + "{ edges { node " * 30 + "{ id }" + " } }" * 30 + " }",
    "{" * 300,
    "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "query($a: ID!) { postSaleOrder(id: $a) { id } }",
    "query($a: ID! = 5) { postSaleOrder(id: $a) { id } }",
    "subscription { x }",
    "{ __schema { types { name fields { name type { name ofType { name } } } } } }",
    '{ __type(name: "Query") { name } }',
    "query A { postSaleViewer { kind } } query B { postSaleViewer { kind } }",
    "query A { postSaleViewer { kind } } query A { postSaleViewer { kind } }",
    "{ postSaleViewer { kind @skip(if: 3) } }",
    "{ postSaleViewer { kind @include(if: $x) } }",
    '{ postSaleOrder(number: "\\u0000") { id } }',
    '{ postSaleOrder(number: "\\u{0}") { id } }',
    '{ postSaleOrder(number: "\\ud800") { id } }',
    '{ postSaleOrder(number: """\x7f""") { id } }',
    '{ _entities(representations: [{__typename: "Order", id: 5}]) { __typename } }',
    '{ _entities(representations: ["x", null, {}]) { __typename } }',
    "{ _service { sdl } }",
    "\ufeff{ postSaleViewer { kind } }",
    "# nothing",
    "mutation { " + " ".join(f'a{n}: returnCancel(id: "x") {{ errors {{ code }} }}' for n in range(9)) + " }",
]


def hidden(content: dict[str, Any]) -> bytes:
    """Its escapes escaped once more, so that they are not to be seen in the bytes."""
    return json.dumps(content).replace("\\\\u", "\\u005cu").encode()


CHANGE = """mutation($a: JSONString!) {
  returnMethodChange(input: {code: "pickup", isOn: true, settings: $a}) { errors { code } }
}"""
CHECK = "query($a: JSONString!) { returnPolicyCheck(content: $a) { canPublish } }"
ODD_BODIES = [
    b"",
    b"[" * 100_000,
    b'{"query": "{ a }", "variables": ' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}",
    b'{"query": "\\ud800"}',
    b'{"query": "{ postSaleViewer { kind } }", "variables": {"a": "\\ud800"}}',
    b'{"query": "query($a: String) { postSaleOrder(number: $a) { id } }", "variables": {"a": "\\ud800"}}',
    b'{"query": "{ postSaleOrder(number: \\"\\u005cu0000\\") { id } }"}',
    b'{"query": "query($a: String) { postSaleOrder(number: $a) { id } }", "variables": {"a": "\\u0000"}}',
    b'{"query": "{ postSaleViewer { kind } }", "variables": {"a": 1e999}}',
    b'{"query": "{ postSaleViewer { kind } }", "variables": {"a": ' + b"9" * 9000 + b"}}",
    *(hidden({"query": CHANGE, "variables": {"a": text}}) for text in BAD_JSONS),
    *(hidden({"query": CHECK, "variables": {"a": text}}) for text in JSONS),
    b'{"query": "query($a: JSONString!) { returnPolicyCheck(content: $a) { canPublish } }", "variables": {"a": "x"}}',
    hidden(
        {"query": 'mutation { returnMethodChange(input: {code: "x", isOn: true, settings: "x"}) { method { code } } }'}
    ),
    b"\xff\xfe\x00{",
    b'{"query": "' + b"a" * 300_000 + b'"}',
]


@counts(80, 1000)
def test_any_body(count: int, norte: Shop, north: World, tokens: dict[str, str]) -> None:
    before = picture()

    def knock(case: tuple[str, bytes]) -> None:
        viewer, body = case
        send(body, tokens[viewer])
        assert picture() == before

    storm(count, st.tuples(st.sampled_from(VIEWERS), odd_bodies()), knock)


@pytest.mark.parametrize("body", [*ODD_BODIES, *(json.dumps({"query": each}).encode() for each in ODD_DOCUMENTS)])
def test_each_known_trick(body: bytes, norte: Shop, north: World, tokens: dict[str, str]) -> None:
    before = picture()
    for viewer in ("anonymous", "staff"):
        send(body, tokens[viewer])
    assert picture() == before


odd_tokens = st.sampled_from(
    ["x", "a.b.c", "pv_", "pv_000000000000_x", "eyJhbGciOiJub25lIn0.e30.", "Bearer", "pv_" + "ä" * 5, *NASTY]
) | st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60)
odd_headers = st.fixed_dictionaries(
    {},
    optional={
        "HTTP_AUTHORIZATION": odd_tokens.map(lambda token: f"Bearer {token}") | odd_tokens,
        "HTTP_AUTHORIZATION_BEARER": odd_tokens,
        "HTTP_ACCEPT_LANGUAGE": nasty_text,
        "HTTP_SALEOR_API_URL": nasty_text,
        "HTTP_X_REQUEST_ID": nasty_text,
        "HTTP_ORIGIN": nasty_text,
        "HTTP_X_FORWARDED_FOR": nasty_text,
        "CONTENT_LENGTH": st.just("300000"),
        "content_type": st.sampled_from(["", "application/json; charset=utf-7", "multipart/form-data", "text/plain"]),
    },
)


@counts(60, 500)
def test_any_headers(count: int, norte: Shop, north: World) -> None:
    body = b'{"query": "{ postSaleViewer { kind } postSaleOrders(first: 1) { totalCount } }"}'

    def knock(headers: dict[str, str]) -> None:
        answer = send(body, "", **headers)
        assert '"totalCount"' not in answer.content.decode()

    storm(count, odd_headers, knock)
