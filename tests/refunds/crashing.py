"""Killing the worker between any two of its steps: before a call or a commit, or after it and before it is known.

`Killed` is no Exception: like a power cut, it passes by everything that handles errors and leaves the lease behind.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from saleor_postventa.core import http
from saleor_postventa.core import work as core_work


class Killed(BaseException):
    """The process is gone."""


class Unplugged:
    """Raises at the nth boundary; counts them in `passed`."""

    def __init__(self, at: int | None, error: Callable[[], BaseException]) -> None:
        self.at, self.error, self.passed = at, error, 0

    def boundary(self) -> None:
        self.passed += 1
        if self.passed - 1 == self.at:
            raise self.error()

    def around[T](self, act: Callable[..., T]) -> Callable[..., T]:
        def wrapped(*args: Any, **kwargs: Any) -> T:
            self.boundary()
            done = act(*args, **kwargs)
            self.boundary()
            return done

        return wrapped


@contextmanager
def unplugged(
    at: int | None,
    *moves: tuple[Any, str],
    error: Callable[[], BaseException] = Killed,
    is_finish_included: bool = True,
) -> Iterator[Unplugged]:
    """Boundaries lie around every HTTP call, around `moves` (module and name), and around the row's being done."""
    plug = Unplugged(at, error)
    places = [(http, "request"), *moves, *([(core_work, "_finish")] if is_finish_included else [])]
    with pytest.MonkeyPatch.context() as patch:
        for module, name in places:
            patch.setattr(module, name, plug.around(getattr(module, name)))
        yield plug
