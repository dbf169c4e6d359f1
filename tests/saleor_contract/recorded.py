"""The recordings as typed values."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphql import GraphQLSchema, build_schema

FOLDER = Path(__file__).parent
RECORDINGS = FOLDER / "recordings"
SUPPORTED = ("3.21", "3.22", "3.23")
ADVISORY = "3.24-alpha"


@dataclass(frozen=True)
class RecordedWebhook:
    record: int
    method: str
    path: str
    event: str
    headers: dict[str, str]
    body: bytes
    answered: int | None

    @property
    def payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = json.loads(self.body)
        return payload


@dataclass(frozen=True)
class TimelineStep:
    scenario: str
    mutation: str
    note: str
    webhooks: tuple[tuple[str, int], ...]


def recorded_requests() -> Iterator[RecordedWebhook]:
    """Everything that Saleor sent, in the order of arrival: manifest requests, tokens, webhooks."""
    for path in sorted((RECORDINGS / "webhooks").glob("*.json")):
        raw = json.loads(path.read_text())
        event = raw["headers"].get("Saleor-Event", path.stem.partition("_")[2])
        yield RecordedWebhook(
            raw["record"],
            raw["method"],
            raw["path"],
            event,
            raw["headers"],
            raw["body"].encode(),
            raw["answered"],
        )


def recorded_webhooks() -> list[RecordedWebhook]:
    """The signed ones, of events that a subscription of ours could ask for."""
    return [request for request in recorded_requests() if "Saleor-Signature" in request.headers]


def recorded_dry_runs() -> dict[str, dict[str, Any]]:
    """By event: what a real Saleor rendered of our own documents, unsigned."""
    return {path.stem: json.loads(path.read_text()) for path in sorted((RECORDINGS / "dry_runs").glob("*.json"))}


def recorded_subscription(name: str) -> str:
    return (RECORDINGS / "subscriptions" / f"{name}.graphql").read_text()


def recorded_mutations() -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((RECORDINGS / "mutations").glob("*.json"))]


def timeline() -> list[TimelineStep]:
    """The table of `timeline.md`."""
    rows = [line.split("|")[1:-1] for line in (FOLDER / "timeline.md").read_text().splitlines() if line[:3] in _ROWS]
    return [
        TimelineStep(scenario.strip(), mutation.strip(), note.strip(), tuple(_webhooks(webhooks)))
        for _, scenario, mutation, note, webhooks, _ in rows
    ]


_ROWS = {f"| {digit}" for digit in "0123456789"}


def _webhooks(cell: str) -> Iterator[tuple[str, int]]:
    for item in filter(None, (part.strip() for part in cell.split(","))):
        event, _, record = item.rstrip(")").partition(" (")
        yield event, int(record)


def jwks() -> dict[str, Any]:
    keys: dict[str, Any] = json.loads((RECORDINGS / "jwks.json").read_text())
    return keys


def full_sdl(version: str) -> str:
    return gzip.decompress((FOLDER / f"schema-{version}.graphql.gz").read_bytes()).decode()


def federation_sdl() -> str:
    return gzip.decompress((FOLDER / "federation-3.23.graphql.gz").read_bytes()).decode()


@cache
def full_schema(version: str) -> GraphQLSchema:
    return build_schema(full_sdl(version), assume_valid=True)
