"""One number leads from the request that brought a delivery to the worker's log, and on to Saleor's."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from saleor_postventa.config import web
from saleor_postventa.config.logs import Json, Plain, Redact
from saleor_postventa.core import http
from saleor_postventa.core.trace import add_to_trace, request_id_from, trace, traced
from saleor_postventa.core.work import drain, queues
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.door import Refused
from saleor_postventa.saleor.handlers import handlers
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop
from tests.cast import NORTE
from tests.saleor.test_take_in_delivery import body_of

from .asking import ask, fresh_inbox

NUMBER = "from-the-proxy-0001"


@pytest.fixture
def lines() -> Iterator[Any]:
    """What the log says, line by line, as the JSON that it is."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Json("%(asctime)s %(levelname)s %(name)s %(message)s %(cause)s"))
    handler.addFilter(Redact())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


@pytest.fixture(autouse=True)
def _inbox() -> Iterator[None]:
    with fresh_inbox():
        yield


def deliver(body: bytes, *, signature: str | None = None) -> int:
    headers = NORTE.webhook_headers("app_updated", body) | {"X-Request-ID": NUMBER}
    if signature is not None:
        headers["Saleor-Signature"] = signature
    return ask("/api/webhooks/saleor/app_updated", method="POST", headers=headers, body=body).status


@pytest.mark.django_db(transaction=True)
class TestFlow:
    @pytest.mark.proves("X11", part="request and delivery id on every line of a request and of a worker")
    def test_leads_from_the_request_over_the_worker_to_saleor(
        self, norte: Shop, lines: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent: list[dict[str, str]] = []

        def answer(method: str, url: str, **options: Any) -> http.Answer:
            sent.append(options["headers"])
            return http.Answer(502, b"")

        def ask_saleor(payload: Any, source: Any) -> None:
            logging.getLogger("postventa").warning("about to ask")
            SaleorClient.of(norte).query("app_identity", dict)

        monkeypatch.setattr(http, "request", answer)
        asking = replace(handlers.get("app_updated"), handle=ask_saleor)
        monkeypatch.setitem(handlers._entries, "app_updated", asking)
        assert deliver(body_of()) == 200
        with every_shop():
            delivery = Delivery.objects.get()
        drain(queues.get("deliveries"))
        told = [line for line in lines() if line.get("work") == f"deliveries:{delivery.pk}"]
        assert len(told) == 2, "before the call, and of its failure"
        assert {(line["request_id"], line["delivery_id"]) for line in told} == {(NUMBER, str(delivery.pk))}
        assert [headers["X-Request-ID"] for headers in sent] == [NUMBER]

    def test_is_on_the_line_of_a_refusal(self, norte: Shop, lines: Any) -> None:
        assert deliver(body_of(), signature="no") == 401
        assert [line["request_id"] for line in lines() if "refused" in line["message"]] == [NUMBER]

    def test_is_on_lines_written_beside_the_event_loop(
        self, norte: Shop, lines: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def look_up(api_url: str) -> Any:
            logging.getLogger("postventa").warning("looking")
            raise Refused("unknown shop")

        monkeypatch.setattr(web._inbox._door, "known", lambda api_url: None)
        monkeypatch.setattr(web._inbox._door, "look_up", look_up)
        assert deliver(body_of()) == 401
        assert [line["request_id"] for line in lines() if line["message"] == "looking"] == [NUMBER]

    def test_is_not_sent_where_there_is_none(self, norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        sent: list[dict[str, str]] = []

        def answer(method: str, url: str, **options: Any) -> http.Answer:
            sent.append(options["headers"])
            return http.Answer(200, b'{"data": {}}')

        monkeypatch.setattr(http, "request", answer)
        SaleorClient.of(norte).query("app_identity", dict)
        assert "X-Request-ID" not in sent[0]

    def test_a_page_answers_with_it(self) -> None:
        assert ask("/health/live", headers={"X-Request-ID": NUMBER}).headers["x-request-id"] == NUMBER
        made = ask("/health/live", headers={"X-Request-ID": "lea@example.com"}).headers["x-request-id"]
        assert len(made) == 32

    def test_the_api_uses_the_same(self, norte: Shop) -> None:
        body = json.dumps({"query": "{ __typename }"}).encode()
        headers = {"Content-Type": "application/json", "X-Request-ID": NUMBER}
        answer = ask("/graphql/norte/", method="POST", headers=headers, body=body)
        assert (answer.status, answer.headers["x-request-id"]) == (200, NUMBER)


class TestScope:
    def test_ends_with_what_it_surrounds(self) -> None:
        with traced(request_id="outer"):
            with traced(work="mail:1"):
                add_to_trace(delivery_id="7", event_id="")
                assert trace() == {"request_id": "outer", "work": "mail:1", "delivery_id": "7"}
            assert trace() == {"request_id": "outer"}
        add_to_trace(delivery_id="8")
        assert trace() == {}

    @pytest.mark.parametrize("given", ["", "short", "x" * 65, "lea@example.com", "a b c d e f g", "line\nline-line"])
    def test_takes_no_number_that_might_be_something_else(self, given: str) -> None:
        assert request_id_from(given) not in ("", given)

    def test_people_see_it_behind_the_message(self) -> None:
        record = logging.LogRecord("x", logging.INFO, "", 1, "hello", (), None)
        with traced(work="mail:1"):
            assert Plain("%(message)s").format(record) == "hello work=mail:1"
        assert Plain("%(message)s").format(record) == "hello"
