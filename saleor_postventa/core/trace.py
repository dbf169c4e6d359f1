"""The ids that every log line carries: of the request, the delivery, the event and the row of work it belongs to."""

import random
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_ids: ContextVar[dict[str, str] | None] = ContextVar("trace", default=None)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


@contextmanager
def traced(**ids: str) -> Iterator[None]:
    """Inside, lines carry these ids too, and those that are added meanwhile."""
    token = _ids.set({**trace(), **ids})
    try:
        yield
    finally:
        _ids.reset(token)


def add_to_trace(**ids: str) -> None:
    """Carry these ids as well, until the end of the innermost `traced`; what is empty is left out."""
    current = _ids.get()
    if current is not None:
        current.update({name: value for name, value in ids.items() if value})


def trace() -> Mapping[str, str]:
    return _ids.get() or {}


def request_id_from(given: str) -> str:
    """The caller's own number where it looks like one, for logs that span systems; else a new one."""
    return given if _REQUEST_ID.fullmatch(given) else f"{random.getrandbits(128):032x}"
