"""Moving the demo's clock: an offset in a file that every process of the demo follows."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core import clock
from saleor_postventa.core.errors import Refusal

FURTHEST = timedelta(days=3 * 365)
_remembered: ContextVar[datetime | None] = ContextVar("the moment that is told of", default=None)


class NotBackwards(Refusal):
    code = "not_backwards"
    text = _("The demo's clock only goes forward, by three years at most.")


def follow_demo_clock() -> None:
    clock.use_source(demo_now)


def demo_now() -> datetime:
    return _remembered.get() or clock.system_now() + read_offset()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done inside, by this thread alone, happens at another moment: how the demo's past is told."""
    token = _remembered.set(moment)
    try:
        yield
    finally:
        _remembered.reset(token)


def read_offset() -> timedelta:
    try:
        return timedelta(seconds=json.loads(_file().read_text())["offset_seconds"])
    except FileNotFoundError:
        return timedelta(0)


def set_offset(offset: timedelta) -> None:
    """Raises NotBackwards: what became due stays due."""
    if not read_offset() <= offset <= FURTHEST:
        raise NotBackwards(field="offset_seconds")
    fresh = _file().with_suffix(".new")
    fresh.write_text(json.dumps({"offset_seconds": offset.total_seconds()}))
    fresh.replace(_file())


def _file() -> Path:
    path: Path = settings.DEMO_DIR / "clock.json"
    return path
