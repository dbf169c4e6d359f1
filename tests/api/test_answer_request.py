"""What the endpoint takes and refuses before and while it executes a request."""

import json
import logging
from typing import Any

import pytest
from django.utils import translation

from saleor_postventa.api.documents import Documents, InvalidDocument
from saleor_postventa.api.execution import documents
from saleor_postventa.api.request import MAX_BODY_BYTES
from saleor_postventa.api.schema import executable_schema
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.errors import Failure
from saleor_postventa.events import queries as event_queries
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web import limits
from tests.cast import NORTE, SUR
from tests.conftest import MovableClock

from .ask import Answer, ask, client
from .world import World

VIEWER = "{ postSaleViewer { kind } }"


def post(shop: Shop, body: bytes | str, content_type: str = "application/json", **headers: Any) -> Answer:
    return Answer(client().post(f"/graphql/{shop.slug}/", body, content_type=content_type, **headers))


def refused(answer: Answer) -> tuple[int, list[str]]:
    return answer.status, answer.codes


def test_names_the_shop_by_saleors_header_too(norte: Shop, sur: Shop) -> None:
    found = ask("", "{ postSaleViewer { shopName } }", HTTP_SALEOR_API_URL=SUR.api_url)
    assert found.data["postSaleViewer"]["shopName"] == "sur"


def test_tells_what_time_it_is_here(norte: Shop, clock: MovableClock) -> None:
    for text in (VIEWER, "{"):
        clock.move(days=400)
        assert ask(norte, text).response["Postventa-Now"] == clock().isoformat()


@pytest.mark.parametrize("headers", [{}, {"HTTP_SALEOR_API_URL": "https://nobody.example/graphql/"}])
def test_unknown_shop_is_told(headers: dict[str, str], norte: Shop) -> None:
    assert refused(ask("", VIEWER, **headers)) == (404, ["SHOP_UNKNOWN"])


def test_unknown_path_is_told(norte: Shop) -> None:
    assert refused(ask("oeste", VIEWER)) == (404, ["SHOP_UNKNOWN"])


BODIES = {
    "no json": b"{",
    "no object": b'"x"',
    "no query": b"{}",
    "query that is no text": b'{"query": 1}',
    "variables that are no object": b'{"query": "{a}", "variables": []}',
    "no text at all": b"\xff\xfe",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_senseless_body_is_refused(body: bytes, norte: Shop) -> None:
    assert refused(post(norte, body)) == (400, ["BAD_REQUEST"])


def test_form_is_refused(norte: Shop) -> None:
    """A form is what another site can make a browser send without asking."""
    answer = post(norte, "query={postSaleViewer{kind}}", "application/x-www-form-urlencoded")
    assert refused(answer) == (400, ["BAD_REQUEST"])


def test_batch_is_refused(norte: Shop) -> None:
    assert refused(post(norte, json.dumps([{"query": VIEWER}]))) == (400, ["BATCH_REFUSED"])


def test_large_body_is_refused(norte: Shop) -> None:
    body = json.dumps({"query": VIEWER, "variables": {"x": "y" * MAX_BODY_BYTES}})
    assert refused(post(norte, body)) == (413, ["TOO_LARGE"])


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str, norte: Shop) -> None:
    answer = Answer(getattr(client(), method)("/graphql/norte/", VIEWER, content_type="application/json"))
    assert refused(answer) == (405, ["WRONG_METHOD"])


SHAPES = {
    "depth": "{ postSaleOrder {"
    + " customer { orders(first: 1) { edges { node {" * 4
    + " id"
    + " } } } }" * 4
    + " } }",
    "aliases": "{" + " ".join(f"a{n}: postSaleViewer {{ kind }}" for n in range(limits.MAX_ALIASES + 1)) + "}",
    "mutations": "mutation {"
    + " ".join(f'm{n}: apiKeyRevoke(input: {{id: "{n}"}}) {{ errors {{ code }} }}' for n in range(5))
    + "}",
    "cost": "{ postSaleOrders(first: 100) { edges { node { customer { orders(first: 100)"
    " { edges { node { id number } } } } } } } }",
    "characters": "#" + "x" * limits.MAX_DOCUMENT_CHARACTERS + "\n" + VIEWER,
    "repeats": "{ postSaleOrder { id }" + " postSaleOrder { id }" * 60 + "}",
    "repeats in fragments": "{"
    + " ".join(f"...F{n}" for n in range(60))
    + "}"
    + "".join(f" fragment F{n} on Query {{ postSaleViewer {{ kind }} }}" for n in range(60)),
    "repeats in repeats": "{" + ("postSaleViewer {" + " kind" * 12 + "} ") * 12 + "}",
    "fields of one object": "{" + " ".join(f"field{n}" for n in range(101)) + "}",
    "fields": "{" + " ".join(f"a{n} {{" + " ".join(f"b{m}" for m in range(20)) + "}" for n in range(50)) + "}",
    "fields without end": "{ ...F } fragment F on Query { postSaleViewer { ...F } }",
    "nesting": "{ a" * 150 + "}" * 150,
    "aliases hidden in fragments": "{ ...A }"
    + "".join(
        f"fragment {name} on Query {{ x{name}: postSaleViewer {{ kind }} ...{after} ...{after} }}"
        for name, after in zip("ABCDEFG", "BCDEFGH", strict=True)
    )
    + "fragment H on Query { h: postSaleViewer { kind } }",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_too_much_at_once_is_refused(text: str, norte: Shop) -> None:
    answer = ask(norte, text, token=NORTE.staff_token())
    assert refused(answer) == (400, ["TOO_MUCH_ASKED"])


def test_page_size_in_a_variable_counts(norte: Shop) -> None:
    text = """query Q($n: Int!) { postSaleOrders(first: $n) { edges { node {
        customer { orders(first: $n) { edges { node { id number } } } } } } } }"""
    token = NORTE.staff_token()
    assert "errors" not in ask(norte, text, {"n": 10}, token=token).content
    assert refused(ask(norte, text, {"n": 100}, token=token)) == (400, ["TOO_MUCH_ASKED"])


@pytest.mark.parametrize(
    "paging", ["", "(first: 0)", "(first: 101)", "(last: -1)", "(first: 1, last: 1)", '(after: "x")']
)
def test_pages_have_a_size(paging: str, norte: Shop) -> None:
    answer = ask(norte, f"{{ postSaleOrders{paging} {{ totalCount }} }}", token=NORTE.staff_token())
    assert (answer.status, answer.codes) == (200, ["PAGE_SIZE"])


@pytest.mark.parametrize("cursor", ["x", "bnVsbA==", "WyJ4IiwgInkiXQ==", "WyIyMDI2LTA2LTAxIDA5OjAwOjAwKzAwOjAwIl0="])
def test_foreign_cursor_is_told(cursor: str, norte: Shop) -> None:
    answer = ask(
        norte, f'{{ postSaleOrders(first: 1, after: "{cursor}") {{ totalCount }} }}', token=NORTE.staff_token()
    )
    assert (answer.status, answer.codes) == (200, ["CURSOR"])


@pytest.mark.parametrize(
    "text", ["{", "{ nothing }", "query A { postSaleViewer }", "{ ...F } fragment F on Query { ...F }"]
)
def test_invalid_document_is_explained(text: str, norte: Shop) -> None:
    answer = ask(norte, text)
    assert answer.status == 400
    assert set(answer.codes) == {"GRAPHQL_ERROR"}
    assert all(error["locations"] for error in answer.content["errors"])


def test_staff_alone_introspects(norte: Shop, settings: Any) -> None:
    settings.IS_DEVELOPMENT = False
    text = "{ __schema { queryType { name } } }"
    assert refused(ask(norte, text)) == (400, ["INTROSPECTION_REFUSED"])
    assert refused(ask(norte, text, token=NORTE.access_token())) == (400, ["INTROSPECTION_REFUSED"])
    assert ask(norte, text, token=NORTE.staff_token()).data
    assert ask(norte, "{ __typename }").data == {"__typename": "Query"}


def test_introspection_hidden_in_a_fragment_is_found(norte: Shop, settings: Any) -> None:
    settings.IS_DEVELOPMENT = False
    text = 'query { ...F } fragment F on Query { x: __type(name: "Query") { name } }'
    assert refused(ask(norte, text)) == (400, ["INTROSPECTION_REFUSED"])


def test_anybody_introspects_in_development(norte: Shop) -> None:
    assert ask(norte, "{ __schema { queryType { name } } }").data


@pytest.mark.parametrize(
    ("wanted", "message"),
    [("en", "Nothing was found for this id."), ("en-GB,es;q=0.5", "Nothing was found for this id."), ("fr,de", None)],
)
def test_speaks_the_askers_language(wanted: str, message: str | None, norte: Shop) -> None:
    text = 'mutation { reactionReplay(input: {ids: ["x"]}) { errors { field code message } } }'
    answer = ask(norte, text, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE=wanted)
    [error] = answer.data["reactionReplay"]["errors"]
    assert (error["field"], error["code"]) == ("ids", "not_found")
    assert answer.response["Content-Language"] == ("en" if message else "es")
    assert message is None or error["message"] == message


def test_errors_come_in_the_askers_language(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str | None] = []
    monkeypatch.setattr(event_queries, "audit", lambda **wanted: spoken.append(translation.get_language()))
    text = "{ postSaleEvents(first: 1) { totalCount } }"
    for language in ("es-MX", "en"):
        ask(norte, text, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE=language)
    assert spoken == ["es", "en"]


def test_accident_is_logged_and_answered_by_number_alone(
    norte: Shop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall(**wanted: Any) -> None:
        raise KeyError("a secret of norte")

    monkeypatch.setattr(event_queries, "audit", fall)
    with caplog.at_level(logging.ERROR):
        answer = ask(
            norte,
            "{ postSaleEvents(first: 1) { totalCount } }",
            token=NORTE.staff_token(),
            HTTP_X_REQUEST_ID="abc-12345",
        )
    assert (answer.status, answer.codes) == (200, ["INTERNAL_ERROR"])
    assert "abc-12345" in answer.content["errors"][0]["message"]
    assert "secret" not in json.dumps(answer.content)
    assert "abc-12345" in caplog.text


@pytest.mark.parametrize(("is_permanent", "code"), [(False, "try_again"), (True, "failed")])
def test_failure_of_the_outside_is_told_without_details(
    is_permanent: bool, code: str, norte: Shop, north: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **options: Any) -> None:
        raise Failure("smtp://user:password@mail", permanent=is_permanent)

    monkeypatch.setattr("saleor_postventa.mailing.api.messages.send_test", fail)
    text = """mutation { mailTestSend(input: {template: "thank_you", language: ES, to: "a@example.test"})
        { isSent errors { field code message } } }"""
    answer = ask(norte, text, token=NORTE.staff_token())
    payload = answer.data["mailTestSend"]
    assert payload["isSent"] is False
    assert [error["code"] for error in payload["errors"]] == [code]
    assert "password" not in json.dumps(answer.content)


def test_answers_are_numbered_and_never_kept(norte: Shop) -> None:
    response = ask(norte, VIEWER).response
    assert len(response["X-Request-ID"]) == 32
    assert response["Cache-Control"] == "no-store"
    assert ask(norte, VIEWER, HTTP_X_REQUEST_ID="bad id\n").response["X-Request-ID"] != "bad id\n"


def test_cookies_are_not_credentials(norte: Shop) -> None:
    client().cookies["authorization"] = f"Bearer {NORTE.staff_token()}"
    assert ask(norte, VIEWER).data["postSaleViewer"]["kind"] == "ANONYMOUS"


STOREFRONT = "https://tienda.example"


def preflight(origin: str) -> Any:
    return client().options("/graphql/norte/", HTTP_ORIGIN=origin, HTTP_ACCESS_CONTROL_REQUEST_METHOD="POST")


def test_no_other_sites_pages_read_answers(norte: Shop) -> None:
    assert "Access-Control-Allow-Origin" not in preflight(STOREFRONT)
    assert "Access-Control-Allow-Origin" not in ask(norte, VIEWER, HTTP_ORIGIN=STOREFRONT).response


def test_shops_own_storefront_reads_what_shoppers_may(norte: Shop) -> None:
    update_preferences(norte, {"storefront_url": f"{STOREFRONT}/es/"}, by=SYSTEM)
    assert preflight(STOREFRONT)["Access-Control-Allow-Origin"] == STOREFRONT
    assert "authorization" in preflight(STOREFRONT)["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in preflight("https://tienda.example.evil.example")
    shopper = ask(norte, VIEWER, token=NORTE.access_token(), HTTP_ORIGIN=STOREFRONT)
    assert shopper.response["Access-Control-Allow-Origin"] == STOREFRONT
    assert "Access-Control-Allow-Credentials" not in shopper.response
    staff = ask(norte, VIEWER, token=NORTE.staff_token(), HTTP_ORIGIN=STOREFRONT)
    assert "Access-Control-Allow-Origin" not in staff.response


def test_strangers_may_ask_so_often(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.api.view.ANONYMOUS_PER_MINUTE", 3)
    assert [ask(norte, VIEWER).status for _ in range(4)] == [200, 200, 200, 429]
    assert ask(norte, VIEWER, token=NORTE.staff_token()).status == 200
    assert ask(norte, VIEWER, HTTP_AUTHORIZATION="Bearer ").status == 429


def test_credentials_are_tried_so_often_and_then_not_looked_at(norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.api.view.REFUSED_PER_MINUTE", 2)
    assert ask(norte, VIEWER, token=NORTE.staff_token()).status == 200
    assert [ask(norte, VIEWER, token="x").status for _ in range(3)] == [401, 401, 429]
    monkeypatch.setattr("saleor_postventa.api.view.viewer_of", None)
    assert ask(norte, VIEWER, token="x").status == 429


def test_same_document_is_parsed_once(norte: Shop) -> None:
    kept = documents()
    text = "query Twice { postSaleViewer { kind shopName } }"
    ask(norte, text)
    count = len(kept)
    assert kept.prepare(text) is kept.prepare(text)
    ask(norte, text, token=NORTE.staff_token())
    assert len(kept) == count


def test_kept_documents_are_bounded_and_the_least_used_go_first() -> None:
    kept = Documents(executable_schema(), most=2)
    texts = [f"query Q{n} {{ postSaleViewer {{ kind }} }}" for n in range(3)]
    first = kept.prepare(texts[0])
    kept.prepare(texts[1])
    assert kept.prepare(texts[0]) is first
    kept.prepare(texts[2])
    assert len(kept) == 2
    assert kept.prepare(texts[0]) is first


@pytest.mark.parametrize("text", ["{", "{ nothing }", SHAPES["repeats"], SHAPES["aliases"]])
def test_what_was_refused_is_refused_again_without_being_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, told = Documents(executable_schema()), []
    for _time in range(3):
        with pytest.raises((InvalidDocument, limits.TooMuchAsked)) as refused:
            kept.prepare(text)
        error = refused.value
        told.append([each.formatted for each in error.errors] if isinstance(error, InvalidDocument) else error.message)
        monkeypatch.setattr("saleor_postventa.api.documents.parse", None)
    assert told == [told[0]] * 3
    assert len(kept) == 0


def test_kept_refusals_are_bounded_and_push_no_good_document_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.api.documents.MOST_REFUSALS_KEPT", 2)
    kept = Documents(executable_schema(), most=1)
    good = kept.prepare(VIEWER)
    for number in range(5):
        with pytest.raises(InvalidDocument):
            kept.prepare(f"{{ nothing{number} }}")
    assert len(kept._refused) == 2
    assert kept.prepare(VIEWER) is good


@pytest.mark.parametrize("query", [VIEWER, '{ postSaleOrder(saleorId: "\\u0000") { id } }'])
def test_takes_no_text_that_a_database_would_not(norte: Shop, query: str) -> None:
    """PostgreSQL knows no such character: without this it is an accident of ours, with its trace in the log."""
    variables = {} if "u0000" in query else {"a": "b\0"}
    assert refused(ask(norte, query, variables)) == (400, ["BAD_REQUEST"])


def test_explorer_is_a_page_that_holds_nothing(norte: Shop) -> None:
    response = client().get("/graphql/norte/")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")


def test_explorer_leads_to_the_only_shop_in_development(norte: Shop, settings: Any) -> None:
    assert client().get("/graphql/").headers["Location"] == "/graphql/norte/"
    settings.IS_DEVELOPMENT = False
    assert client().get("/graphql/").status_code == 200


def test_explorer_does_not_choose_between_shops(norte: Shop, sur: Shop) -> None:
    assert client().get("/graphql/").status_code == 200
