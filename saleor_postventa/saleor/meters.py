"""What is counted of deliveries and of calls to Saleor."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from prometheus_client import Counter, Histogram

from saleor_postventa.core.errors import Failure

from .handlers import handlers

deliveries = Counter("postventa_deliveries", "Webhooks that came, by event and answer", ["event", "outcome"])
delivery_age = Histogram(
    "postventa_delivery_age_seconds",
    "From a webhook's arrival to when it was worked on",
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200),
)
_calls = Histogram(
    "postventa_saleor_call_seconds",
    "Calls to Saleor, by document and what came of them",
    ["document", "outcome"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20),
)
OUTCOMES = {200: "kept", 401: "refused", 413: "too_large", 503: "come_back_later"}
_CAPITALS = re.compile(r"(?<!^)(?=[A-Z])")


def note_delivery(event: str, status: int) -> None:
    """Strangers send to whatever path they like: it is no label."""
    _counted(event if event in handlers else "unknown", OUTCOMES.get(status, "senseless")).inc()


@cache
def _counted(event: str, outcome: str) -> Counter:
    return deliveries.labels(event, outcome)


@contextmanager
def called(document: str) -> Iterator[None]:
    """Count one call: `ok`, or the kind of failure that it ended with."""
    started, outcome = time.perf_counter(), "broken"
    try:
        yield
        outcome = "ok"
    except Failure as failure:
        outcome = _CAPITALS.sub("_", type(failure).__name__).lower()
        raise
    finally:
        _calls.labels(document, outcome).observe(time.perf_counter() - started)
