"""Composing and asking as a gateway does, with the node programs in `composition/`; and Saleor's side of it."""

import gzip
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from graphql import TypeDefinitionNode, TypeExtensionNode, build_schema, graphql_sync, parse

PLACE = Path(__file__).parent / "composition"
SALEOR_SDL = Path(__file__).parents[1] / "saleor_contract" / "federation-3.23.graphql.gz"
LITTLE = build_schema("type Query { order(id: ID): Order } type Order { id: ID! number: String! }")
IS_READY = shutil.which("node") is not None and (PLACE / "node_modules").is_dir()
WHY_NOT = "needs Node, and `npm ci` in tests/api/composition"


def saleor_sdl() -> str:
    return gzip.decompress(SALEOR_SDL.read_bytes()).decode()


def compose(folder: Path, subgraphs: dict[str, str], addresses: dict[str, str] | None = None) -> dict[str, Any]:
    """`{"errors": [...], "supergraph": "..."}` of named SDLs."""
    arguments = []
    for name, sdl in subgraphs.items():
        path = folder / f"{name}.graphql"
        path.write_text(sdl, encoding="utf-8")
        arguments.append(f"{name}={path}={(addresses or {}).get(name, f'http://{name}.example.test/graphql/')}")
    found: dict[str, Any] = _node("compose.mjs", arguments, "")
    return found


def ask_gateway(supergraph: str, query: str, variables: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    asked = {"supergraph": supergraph, "query": query, "variables": variables, "headers": headers}
    found: dict[str, Any] = _node("gateway.mjs", [], json.dumps(asked))
    return found


def _node(program: str, arguments: list[str], given: str) -> Any:
    done = subprocess.run(
        ["node", program, *arguments], cwd=PLACE, input=given, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def saleor_names() -> dict[str, set[str]]:
    """The fields of each of Saleor's types, without building a schema of its size."""
    names: dict[str, set[str]] = {}
    for node in parse(saleor_sdl(), no_location=True).definitions:
        if isinstance(node, TypeDefinitionNode | TypeExtensionNode):
            names.setdefault(node.name.value, set()).update(f.name.value for f in getattr(node, "fields", None) or ())
    return names


@contextmanager
def saleor_with_orders(numbers: dict[str, dict[str, str]]) -> Iterator[str]:
    """A server that knows some orders, as far as the gateway's questions go; gives its address."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            roots = {"order": lambda info, **named: numbers.get(named["id"])}
            done = graphql_sync(LITTLE, asked["query"], roots, variable_values=asked.get("variables"))
            body = json.dumps(done.formatted).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: Any) -> None:
            """Tests have their own log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/graphql/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
