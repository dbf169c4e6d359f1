"""Another system that listens, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer


@dataclass
class Heard:
    headers: dict[str, str]
    body: str


@dataclass
class Listener:
    """`status` is what it answers from now on."""

    url: str = ""
    status: int = 204
    heard: list[Heard] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            listener.heard.append(Heard({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(listener.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    listener.url = f"http://127.0.0.1:{server.server_port}/points"
    try:
        yield listener
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
