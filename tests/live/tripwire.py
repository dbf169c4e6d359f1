"""`celery -A tests.live.tripwire worker`: the product's own worker, killed at one call to Saleor.

LIVE_KILL_AT is `<name of the GraphQL operation>:<before|after>`, such as `OrderGrantRefundCreate:after`; the worker's
child and its parent die by SIGKILL, so that nothing of ours is told.
"""

import json
import os
import signal
from typing import Any

from celery.signals import worker_process_init

from saleor_postventa.config.celery import app
from saleor_postventa.core import http

__all__ = ["app"]


@worker_process_init.connect
def set_trap(**kwargs: object) -> None:
    at = os.environ.get("LIVE_KILL_AT", "")
    if not at:
        return
    name, _, moment = at.partition(":")
    original = http.request

    def request(method: str, url: str, **options: Any) -> http.Answer:
        is_it = _operation(options.get("data")) == name
        if is_it and moment == "before":
            _die()
        answer = original(method, url, **options)
        if is_it and moment == "after":
            _die()
        return answer

    http.request = request


def _operation(body: bytes | None) -> str:
    """The name in `mutation Name(...) {` or `query Name {`."""
    query = json.loads(body or b"{}").get("query", "")
    words = query.replace("(", " ").split()
    return next((words[place + 1] for place, word in enumerate(words[:-1]) if word in {"mutation", "query"}), "")


def _die() -> None:
    os.kill(os.getppid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
