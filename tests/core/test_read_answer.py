import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from saleor_postventa.core import http


class Peer(BaseHTTPRequestHandler):
    """`/large` gives a megabyte, `/drip` a byte now and then, for ever."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        if self.path == "/large":
            self.wfile.write(b"x" * 1_000_000)
            return
        stopped = self.server.stopped
        try:
            while not stopped.wait(0.05):
                self.wfile.write(b".")
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def peer() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Peer)
    server.stopped = threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.stopped.set()
    server.shutdown()
    server.server_close()


def test_reads_the_whole_answer(peer: str) -> None:
    answer = http.request("GET", f"{peer}/large", is_local_allowed=True)
    assert (answer.status_code, len(answer.content)) == (200, 1_000_000)


def test_gives_up_an_answer_that_is_too_large(peer: str) -> None:
    with pytest.raises(http.Unreachable, match="too large"):
        http.request("GET", f"{peer}/large", is_local_allowed=True, largest=1000)


def test_gives_up_an_answer_that_drips(peer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "DEADLINE", 0.3)
    with pytest.raises(http.Unreachable, match="too long"):
        http.request("GET", f"{peer}/drip", is_local_allowed=True)
