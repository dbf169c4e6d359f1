"""Sending a message: after the commit, outside of transactions, and what comes of it."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from saleor_postventa.core import http
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.errors import Failure
from saleor_postventa.events.services import record

from .events import HookEndpointSwitchedOff
from .models import HookEndpoint, HookMessage
from .rules import OffReason, headers_of, is_given_up

LARGEST_ANSWER = 64 * 1024
TIMEOUT = (3.0, 15.0)
GONE = 410


class EndpointIsOff(Failure):
    def __init__(self) -> None:
        super().__init__("the endpoint is off, or its key was revoked", permanent=True)


class NotTaken(Failure):
    """The other system did not say that it has it (2xx within 15 seconds)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"it answered {status}", permanent=status == GONE)


def send(message: HookMessage) -> None:
    """Raises EndpointIsOff, NotTaken, and what `core.http.request` raises."""
    endpoint = message.endpoint
    key = endpoint.api_key
    if not endpoint.is_on or (key is not None and key.revoked_at is not None):
        raise EndpointIsOff
    try:
        status = _post(message)
    except Failure:
        _note_failure(endpoint.pk)
        raise
    HookMessage.objects.filter(pk=message.pk).update(status_code=status)
    if not 200 <= status < 300:
        _note_failure(endpoint.pk)
        raise NotTaken(status)
    HookEndpoint.objects.filter(pk=endpoint.pk).update(failing_since=None, last_taken_at=now())


def _post(message: HookMessage) -> int:
    answer = http.request(
        "POST",
        message.endpoint.url,
        is_local_allowed=settings.IS_DEVELOPMENT,
        largest=LARGEST_ANSWER,
        timeout=TIMEOUT,
        data=message.body.encode(),
        headers=headers_of(message.message_id, message.body, message.endpoint.secrets_at(now()), system_now()),
    )
    return answer.status_code


@transaction.atomic
def _note_failure(endpoint_id: int) -> None:
    """Of days without anything taken, the endpoint is switched off, and the team is told."""
    moment = now()
    HookEndpoint.objects.filter(Q(failing_since=None), pk=endpoint_id).update(failing_since=moment)
    endpoint = HookEndpoint.objects.select_for_update(of=("self",)).filter(pk=endpoint_id, off_reason="").first()
    if endpoint is None or not is_given_up(endpoint.failing_since, moment):
        return
    endpoint.off_reason, endpoint.off_at = OffReason.FAILING, moment
    endpoint.save(update_fields=["off_reason", "off_at"])
    record(HookEndpointSwitchedOff(endpoint_id=endpoint.pk, name=endpoint.name, occurred_at=moment), by=SYSTEM)
