"""The provider for mail services, against a service of our own on loopback."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from saleor_postventa.mailing.delivery import AddressRefused, NotHandedOver, OutcomeUnknown
from saleor_postventa.mailing.providers.anymail import AnymailProvider, open_service
from saleor_postventa.mailing.sender import sender_of
from saleor_postventa.shops.models import Shop

from .test_assemble import letter
from .test_deliver_by_smtp import free_port

TAKEN = {
    "ErrorCode": 0,
    "Message": "OK",
    "MessageID": "pm-1",
    "To": "lucia@example.test",
    "SubmittedAt": "2026-06-10T12:00:00Z",
}


class Service(HTTPServer):
    status, answer = 200, TAKEN
    asked: list[dict[str, Any]]


class Answers(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        self.answer()

    def answer(self) -> None:
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(self.server.answer).encode())

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@contextmanager
def running_service(service: Service) -> Iterator[Service]:
    service.asked = []
    thread = threading.Thread(target=service.serve_forever, args=(0.02,))
    thread.start()
    yield service
    service.shutdown()
    thread.join()
    service.server_close()


@pytest.fixture
def service() -> Iterator[Service]:
    with running_service(Service(("127.0.0.1", 0), Answers)) as running:
        yield running


def provider_for(port: int) -> AnymailProvider:
    api = quote(f"http://127.0.0.1:{port}/", safe="")
    return open_service(urlsplit(f"anymail:postmark?server_token=t&api_url={api}&hook_secret=a:b&per_minute=9"))


def test_hands_the_mail_over_untracked(service: Service) -> None:
    stop = (("List-Unsubscribe", "<https://x.test/>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    assert provider_for(service.server_port).deliver(letter(headers=stop)) == "pm-1"
    (asked,) = service.asked
    assert asked["Metadata"] == {"message": "1.abc@example.test"}
    assert (asked["TrackOpens"], asked["TrackLinks"]) == (False, "None")
    assert {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"} in asked["Headers"]
    assert (asked["HtmlBody"], asked["TextBody"]) == ("<p>Ñ</p>\n", "Ñ\n")


def test_takes_a_shop_whatever_it_is_called(service: Service) -> None:
    """Of one that ends with a backslash no service took a mail: it hid the mark that ends the name."""
    shop = Shop(name="Norte \\", slug="norte")
    assert provider_for(service.server_port).deliver(letter(sender=sender_of(shop))) == "pm-1"


@pytest.mark.parametrize(("status", "is_permanent"), [(422, True), (401, False), (429, False), (503, False)])
def test_tells_refusals_from_delays(service: Service, status: int, is_permanent: bool) -> None:
    service.status, service.answer = status, {"ErrorCode": 10, "Message": "no"}
    with pytest.raises(NotHandedOver) as refused:
        provider_for(service.server_port).deliver(letter())
    assert refused.value.permanent is is_permanent


@pytest.mark.parametrize("status", [500, 502, 504])
def test_does_not_guess_what_an_error_of_theirs_means(service: Service, status: int) -> None:
    service.status, service.answer = status, {}
    with pytest.raises(OutcomeUnknown):
        provider_for(service.server_port).deliver(letter())


def test_knows_that_nothing_left_when_nobody_listens() -> None:
    with pytest.raises(NotHandedOver):
        provider_for(free_port()).deliver(letter())


def test_a_refused_address_is_a_bounce(service: Service) -> None:
    service.status = 422
    service.answer = {
        "ErrorCode": 406,
        "Message": "Found inactive addresses: lucia@example.test.\n Inactive recipients bounced.",
    }
    with pytest.raises(AddressRefused):
        provider_for(service.server_port).deliver(letter())
