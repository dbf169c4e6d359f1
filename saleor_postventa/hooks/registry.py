"""What other systems can listen to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from saleor_postventa.core.registry import Registry
from saleor_postventa.events.models import RecordedEvent

Beside = Callable[[RecordedEvent], dict[str, Any]]


@dataclass(frozen=True)
class Topic:
    """`scope` is what an API key needs to listen to it. `beside` adds ids that the event itself does not hold."""

    code: str
    label: str | Promise
    scope: str
    beside: Beside


topics: Registry[Topic] = Registry("topics")
