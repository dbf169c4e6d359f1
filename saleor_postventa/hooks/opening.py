"""How a domain opens its events to other systems, in its `outgoing.py`."""

from functools import partial
from typing import Any

from django.utils.functional import Promise

from saleor_postventa.core.event import Event
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.registry import Reaction, reactions

from .registry import Beside, Topic, topics
from .services import tell


def _nothing(row: RecordedEvent) -> dict[str, Any]:
    return {}


def opens(code: str, *events: type[Event], label: str | Promise, scope: str, beside: Beside = _nothing) -> Topic:
    """Tell of each of these events under a topic (`points.earned`)."""
    topic = topics.add(code, Topic(code, label, scope, beside))
    name = f"hooks.{code}"
    reactions.add(name, Reaction(name, tuple(event.__name__ for event in events), partial(tell, topic)))
    return topic
