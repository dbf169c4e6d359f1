"""A small app for tests: it has a manifest, takes its token, and writes down what it is sent."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.saleor_contract.documents import documents

PERMISSIONS = ["MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_PRODUCTS", "HANDLE_PAYMENTS"]
Answer = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Heard:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> str:
        return self.headers["Saleor-Event"]

    @property
    def payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = json.loads(self.body)
        return payload


@dataclass
class ListeningApp:
    url: str = ""
    manifest: dict[str, Any] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    tokens: list[Heard] = field(default_factory=list)
    manifest_requests: list[Heard] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    answer_token: Callable[[Heard], Answer] = lambda _: (200, {})
    answer_webhook: Callable[[Heard], Answer] = lambda _: (200, {})

    @property
    def manifest_url(self) -> str:
        return f"{self.url}/api/manifest"

    @property
    def token(self) -> str:
        token: str = self.tokens[-1].payload["auth_token"]
        return token

    def events(self) -> list[str]:
        return [heard.event for heard in self.heard if "Saleor-Event" in heard.headers]

    def of(self, event: str) -> list[Heard]:
        return [heard for heard in self.heard if heard.event == event]

    def forget(self) -> None:
        self.heard.clear()


def make_manifest(url: str, version: str = "3.23") -> dict[str, Any]:
    subscriptions = [item for item in documents() if item.folder == "subscriptions" and item.holds_in(version)]
    return {
        "id": "saleor.app.listening",
        "name": "Listening",
        "version": "1.0.0",
        "tokenTargetUrl": f"{url}/api/register",
        "appUrl": url,
        "permissions": PERMISSIONS,
        "requiredSaleorVersion": ">=3.21 <4",
        "extensions": [],
        "webhooks": [
            {
                "name": item.name,
                "targetUrl": f"{url}/api/webhooks/saleor/{item.name}",
                "asyncEvents": [item.name.upper()],
                "query": item.text,
            }
            for item in subscriptions
        ],
    }


@contextmanager
def listening_app(version: str = "3.23") -> Iterator[ListeningApp]:
    app = ListeningApp()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = app.pages.get(self.path.partition("?")[0])
            if page is not None:
                self._send(200, "text/html", page.encode())
                return
            app.manifest_requests.append(Heard(self.path, dict(self.headers.items()), b""))
            self._answer(200, app.manifest)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard = Heard(self.path, dict(self.headers.items()), body)
            if self.path == "/api/register":
                app.tokens.append(heard)
                self._answer(*app.answer_token(heard))
            else:
                app.heard.append(heard)
                self._answer(*app.answer_webhook(heard))

        def _answer(self, status: int, content: dict[str, Any]) -> None:
            self._send(status, "application/json", json.dumps(content).encode())

        def _send(self, status: int, kind: str, body: bytes) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    app.url = f"http://127.0.0.1:{server.server_port}"
    app.manifest = make_manifest(app.url, version)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield app
    finally:
        server.shutdown()
        server.server_close()
