"""What a mail service reports of mails it took: delivered, came back, complained about."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.signals import AnymailTrackingEvent, EventType, RejectReason, tracking
from anymail.urls import urlpatterns as anymail_patterns
from django.conf import settings
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import every_shop, shop_scope

from .codes import BounceKind
from .models import Message
from .outcomes import note_bounce, note_complaint, note_delivery, note_unsubscribe

_SECRETS = {"hook_secret": "webhook_secret"}
_CAME_BACK = frozenset({EventType.BOUNCED, EventType.REJECTED, EventType.FAILED})
_NO_SUCH_ADDRESS = frozenset({RejectReason.BOUNCED, RejectReason.INVALID})


@csrf_exempt
def provider_events(request: HttpRequest, provider: str) -> HttpResponse:
    """Takes reports of the service in use alone, and only with the secret that MAIL_URL names."""
    url = urlsplit(settings.MAIL_URL)
    hooks = {name: values[0] for name, values in parse_qs(url.query).items() if name.startswith("hook_")}
    if url.scheme != "anymail" or url.path != provider or not hooks:
        raise Http404
    secrets = {_SECRETS.get(name, name.removeprefix("hook_")): value for name, value in hooks.items()}
    view = _view_class(provider)(**secrets)
    view.setup(request)
    try:
        answer: HttpResponse = view.dispatch(request)
    except AnymailWebhookValidationFailure:
        return HttpResponseForbidden()
    return answer


def _view_class(provider: str) -> Any:
    names = (f"{provider}_tracking_webhook", f"{provider}_webhook")
    found = next((pattern for pattern in anymail_patterns if pattern.name in names), None)
    if found is None:
        raise Http404
    return found.callback.view_class


@receiver(tracking, dispatch_uid="mailing.reports")
def take_report(sender: object, event: AnymailTrackingEvent, esp_name: str, **rest: object) -> None:
    """Find the message, whosever it is, and note what became of it; mails that aren't ours are passed over."""
    with every_shop():
        message = _message_of(event)
    if message is not None:
        with shop_scope(message.shop):
            _note(message, event)


def _message_of(event: AnymailTrackingEvent) -> Message | None:
    rows = Message.objects.select_related("shop")
    ours = (event.metadata or {}).get("message")
    by_own = rows.filter(message_id=ours).first() if ours else None
    if by_own is not None or not event.message_id:
        return by_own
    return rows.filter(provider_ref=event.message_id).first()


def _note(message: Message, event: AnymailTrackingEvent) -> None:
    what, why = event.event_type, event.reject_reason
    if what == EventType.DELIVERED:
        note_delivery(message.pk, event.timestamp or now())
    elif what == EventType.COMPLAINED or why == RejectReason.SPAM:
        note_complaint(message.pk)
    elif what == EventType.UNSUBSCRIBED or why == RejectReason.UNSUBSCRIBED:
        note_unsubscribe(message.pk)
    elif what in _CAME_BACK:
        kind = BounceKind.HARD if why in _NO_SUCH_ADDRESS else BounceKind.SOFT
        note_bounce(message.pk, kind, event.mta_response or event.description or what)
