"""Outgoing HTTP stays within its bounds."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import transaction

from saleor_postventa.core import http


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        is_redirect = self.path == "/away"
        self.send_response(302 if is_redirect else 503 if self.path == "/busy" else 200)
        if is_redirect:
            self.send_header("Location", "/there")
        self.end_headers()
        self.wfile.write(self.headers["User-Agent"].encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    listening = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_says_who_calls(server: str) -> None:
    assert http.request("GET", server, is_local_allowed=True).content == http.USER_AGENT.encode()


def test_follows_no_redirect(server: str) -> None:
    assert http.request("GET", f"{server}/away", is_local_allowed=True).status_code == 302


def test_gives_an_error_status_back(server: str) -> None:
    assert http.request("GET", f"{server}/busy", is_local_allowed=True).status_code == 503


def test_goes_nowhere_local_that_was_not_allowed(server: str) -> None:
    with pytest.raises(http.ForbiddenAddress) as caught:
        http.request("GET", server)
    assert caught.value.permanent


@pytest.mark.proves("X9", part="outgoing calls go into no private network")
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_goes_into_no_private_network(url: str) -> None:
    with pytest.raises(http.ForbiddenAddress):
        http.request("GET", url)


def test_tells_an_unreachable_peer_from_a_forbidden_one(server: str) -> None:
    with pytest.raises(http.Unreachable) as caught:
        http.request("GET", "http://127.0.0.1:9/", is_local_allowed=True)
    assert not caught.value.permanent


@pytest.mark.django_db
def test_tells_a_peer_that_surely_heard_nothing_from_one_that_broke_off() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(http.NotConnected):
            http.request("GET", url, is_local_allowed=True)
        listening.listen()
        hanging_up = threading.Thread(target=lambda: listening.accept()[0].close())
        hanging_up.start()
        with pytest.raises(http.Unreachable) as caught:
            http.request("GET", url, is_local_allowed=True)
        hanging_up.join()
    assert not isinstance(caught.value, http.NotConnected)


@pytest.mark.django_db
def test_never_calls_inside_a_transaction(server: str) -> None:
    http.request("GET", server, is_local_allowed=True)
    with transaction.atomic(), pytest.raises(http.CalledInsideTransaction):
        http.request("GET", server, is_local_allowed=True)


@pytest.mark.django_db(transaction=True)
def test_never_calls_inside_a_transaction_of_real_life(server: str) -> None:
    http.request("GET", server, is_local_allowed=True)
    with transaction.atomic(), pytest.raises(http.CalledInsideTransaction):
        http.request("GET", server, is_local_allowed=True)
