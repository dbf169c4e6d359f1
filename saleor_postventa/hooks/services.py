"""The verbs of the ways out: endpoints, and what they are told."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core import work
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.core.work import WorkState, wake_after_commit
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.events.services import record
from saleor_postventa.shops.models import ApiKey
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.ids import show_id

from .events import HookEndpointChanged
from .models import HookEndpoint, HookMessage
from .registry import Topic, topics
from .rules import MOST_ENDPOINTS, MOST_URL, OLD_SECRET_LASTS, TEST, OffReason, is_web_address, new_secret

QUEUE = "hooks"
MOST_NAME = 80


class EndpointNameNeeded(Refusal):
    code = "name_needed"
    text = _("Give it a name, for example that of the other system.")


class BadEndpointUrl(Refusal):
    code = "invalid_url"
    text = _("That is no address on https that can be called.")


class UnknownTopic(Refusal):
    code = "unknown_topic"
    text = _("There is nothing called {topic} to listen to, or this key may not read it.")


class TooManyEndpoints(Refusal):
    code = "too_many"
    text = _("There can be {most} at most.")


class UnknownEndpoint(Refusal):
    code = "not_found"
    text = _("Nothing was found for this id.")


@transaction.atomic
def create_endpoint(
    *, name: str, url: str, listens_to: list[str], key: ApiKey | None = None, by: Actor
) -> tuple[HookEndpoint, str]:
    """The endpoint, and the secret that its messages are signed with, shown this once.

    Raises EndpointNameNeeded, BadEndpointUrl, UnknownTopic, TooManyEndpoints.
    """
    if HookEndpoint.objects.count() >= MOST_ENDPOINTS:
        raise TooManyEndpoints(field="name", most=MOST_ENDPOINTS)
    endpoint = HookEndpoint(shop=current_shop(), api_key=key, **_checked(name, url, listens_to, key))
    endpoint.secret = secret = new_secret()
    endpoint.save(force_insert=True)
    _announce(endpoint, "created", by)
    return endpoint, secret


@transaction.atomic
def update_endpoint(
    endpoint_id: int,
    *,
    name: str | None = None,
    url: str | None = None,
    listens_to: list[str] | None = None,
    is_on: bool | None = None,
    by: Actor,
) -> HookEndpoint:
    """What is None stays. Switched on again, it gets what happens from then on; what failed can be sent again.

    Raises UnknownEndpoint, EndpointNameNeeded, BadEndpointUrl, UnknownTopic.
    """
    endpoint = _locked(endpoint_id)
    wanted = _checked(
        endpoint.name if name is None else name,
        endpoint.url if url is None else url,
        endpoint.topics if listens_to is None else listens_to,
        endpoint.api_key,
    )
    for field, value in wanted.items():
        setattr(endpoint, field, value)
    if is_on is not None:
        endpoint.off_reason, endpoint.off_at = ("", None) if is_on else (OffReason.STAFF, now())
        endpoint.failing_since = None
    endpoint.save()
    _announce(endpoint, "updated", by)
    return endpoint


@transaction.atomic
def rotate_secret(endpoint_id: int, *, by: Actor) -> tuple[HookEndpoint, str]:
    """A new secret, shown this once. Messages are signed with both for a day, the time to tell the other system.

    Asked for again within that day, the one before the last is good no longer. Raises UnknownEndpoint.
    """
    endpoint = _locked(endpoint_id)
    endpoint.sealed_old_secret, endpoint.old_secret_ends_at = endpoint.sealed_secret, now() + OLD_SECRET_LASTS
    endpoint.secret = secret = new_secret()
    endpoint.save(update_fields=["sealed_secret", "sealed_old_secret", "old_secret_ends_at"])
    _announce(endpoint, "secret_rotated", by)
    return endpoint, secret


def forget_old_secrets() -> int:
    """Of the current shop: those that nothing is signed with any more."""
    over = HookEndpoint.objects.filter(old_secret_ends_at__lte=now())
    return over.update(sealed_old_secret="", old_secret_ends_at=None)


@transaction.atomic
def delete_endpoint(endpoint_id: int, *, by: Actor) -> HookEndpoint:
    """With its messages. Raises UnknownEndpoint."""
    endpoint = _locked(endpoint_id)
    _announce(endpoint, "deleted", by)
    HookEndpoint.objects.filter(pk=endpoint.pk).delete()
    return endpoint


@transaction.atomic
def send_test(endpoint_id: int) -> HookMessage:
    """A message that tells nothing, to see whether it arrives. Raises UnknownEndpoint."""
    endpoint = _locked(endpoint_id)
    body = _body(TEST, now(), {"is_test": True})
    message = HookMessage.objects.create(
        shop=current_shop(), endpoint=endpoint, message_id=_new_id(), topic=TEST, body=body
    )
    wake_after_commit(QUEUE)
    return message


@transaction.atomic
def send_again(message_ids: list[int]) -> int:
    """Messages that were given up wait again, under their own ids; returns how many."""
    rows = HookMessage.objects.filter(pk__in=message_ids)
    return work.replay(work.queues.get(QUEUE), rows)


def tell(topic: Topic, row: RecordedEvent) -> None:
    """A message for each endpoint that listens, once per event."""
    endpoints = [each for each in HookEndpoint.objects.listening() if topic.code in each.topics]
    if not endpoints:
        return
    body = _body(topic.code, row.occurred_at, {**row.data, **_about(row), **topic.beside(row)})
    HookMessage.objects.bulk_create(
        [
            HookMessage(
                shop=current_shop(), endpoint=each, event=row, message_id=_new_id(), topic=topic.code, body=body
            )
            for each in endpoints
        ],
        ignore_conflicts=True,
    )
    wake_after_commit(QUEUE)


def forget_messages(*, before: datetime) -> int:
    """Of the current shop: what was taken, or given up, and made before a moment."""
    old = HookMessage.objects.filter(made_at__lt=before).exclude(state=WorkState.WAITING)
    count, _per_model = old.delete()
    return count


def _checked(name: str, url: str, listens_to: list[str], key: ApiKey | None) -> dict[str, Any]:
    if not 1 <= len(name.strip()) <= MOST_NAME or not is_plain(name):
        raise EndpointNameNeeded(field="name")
    if len(url) > MOST_URL or not is_web_address(url, is_plain_http_allowed=settings.IS_DEVELOPMENT):
        raise BadEndpointUrl(field="url")
    for code in listens_to:
        if code not in topics or (key is not None and topics.get(code).scope not in key.scopes):
            raise UnknownTopic(field="topics", topic=code)
    return {"name": name.strip(), "url": url, "topics": sorted(set(listens_to))}


def _about(row: RecordedEvent) -> dict[str, Any]:
    """Whom and what it is about, as the graph shows ids."""
    return {
        "order": show_id("PostSaleOrder", row.order_id) if row.order_id else None,
        "customer": show_id("PostSaleCustomer", row.customer_id) if row.customer_id else None,
    }


def _body(topic: str, occurred_at: datetime, data: dict[str, Any]) -> str:
    told = {"type": topic, "timestamp": occurred_at.isoformat(), "shop": current_shop().api_url, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str)


def _new_id() -> str:
    return f"msg_{uuid4().hex}"


def _locked(endpoint_id: int) -> HookEndpoint:
    found = HookEndpoint.objects.select_for_update(of=("self",)).filter(pk=endpoint_id).first()
    if found is None:
        raise UnknownEndpoint(field="id")
    return found


def _announce(endpoint: HookEndpoint, change: str, by: Actor) -> None:
    fact = HookEndpointChanged(endpoint_id=endpoint.pk, name=endpoint.name, change=change, occurred_at=now())
    record(fact, by=by)
