"""The life of a message before and after it is sent: asked for, stopped, tried again, reported on, forgotten."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.work import WorkState, wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .clicking import forget_clicks_of
from .codes import RETRIABLE, REVERSIBLE, CancelReason, MessageStatus, WaitReason
from .events import MessageCancelled
from .kinds import kinds
from .models import ConsentEntry, Dispatch, Message, MessageQuerySet, SentCopy

QUEUE = "mail"


class UnknownMessage(Refusal):
    code = "not_found"
    text = _("This message doesn't exist, or belongs to another shop.")


class MessageLeft(Refusal):
    code = "message_left"
    text = _("This message was sent already, or won't be sent anyway.")


class NothingToRetry(Refusal):
    code = "nothing_to_retry"
    text = _("Only a message that failed, or whose fate is unclear, can be tried again.")


@transaction.atomic
def request_message(
    kind_code: str,
    *,
    key: str,
    customer: Customer,
    order: Order | None = None,
    facts: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    consent: ConsentEntry | None = None,
    language: str = "",
    lifetime: timedelta | None = None,
) -> Message:
    """Ask for a mail, once per key; asking again gives the same message. `facts` are ids and codes, never names.

    It speaks the `language` that the person used, else the order's or their own. Without a `lifetime` it may wait as
    long as its kind allows.
    """
    kind, shop, moment = kinds.get(kind_code), current_shop(), now()
    due = due_at or moment
    wanted = language or (order.language if order is not None else "") or customer.language
    message, is_new = Message.objects.get_or_create(
        shop=shop,
        key=key,
        defaults={
            "kind": kind.code,
            "topic": kind.topic,
            "priority": kind.priority,
            "customer": customer,
            "order": order,
            "language": shop.preferences.language_for(wanted),
            "facts": facts or {},
            "requested_at": moment,
            "status_since": moment,
            "due_at": due,
            "expires_at": due + (lifetime or kind.lifetime),
            "consent": consent,
        },
    )
    if is_new:
        schedule(message)
    return message


def schedule(message: Message, *, due_at: datetime | None = None) -> None:
    """Have the message looked at when it is due, or at another moment."""
    Dispatch.objects.create(shop=message.shop, message=message, due_at=due_at or message.due_at)
    wake_after_commit(QUEUE)


@transaction.atomic
def cancel_message(message_id: int, *, by: Actor, reason: CancelReason = CancelReason.BY_STAFF) -> Message:
    """Raises UnknownMessage, MessageLeft."""
    message = _locked(message_id)
    if message.status != MessageStatus.WAITING:
        raise MessageLeft(field="id")
    stop(message, reason, by=by)
    return message


@transaction.atomic
def retry_message(message_id: int, *, by: Actor) -> Message:
    """Send again what failed, or what may have arrived. Raises UnknownMessage, NothingToRetry."""
    message = _locked(message_id)
    if message.status not in RETRIABLE:
        raise NothingToRetry(field="id")
    moment = now()
    message.status, message.status_since, message.due_at = MessageStatus.WAITING, moment, moment
    message.attempts, message.taken_at, message.waits_for, message.trouble = 0, None, "", ""
    message.expires_at = max(message.expires_at, moment + kinds.get(message.kind).lifetime)
    message.save()
    schedule(message)
    return message


@transaction.atomic
def reconsider_message(message_id: int, *, facts: dict[str, Any], due_at: datetime) -> bool:
    """A cause came up anew for a mail that was cancelled for a reason that may pass; False where nothing changed."""
    message = _locked(message_id)
    if message.status != MessageStatus.CANCELLED or message.cancel_reason not in REVERSIBLE:
        return False
    message.status, message.status_since, message.cancel_reason = MessageStatus.WAITING, now(), ""
    message.facts, message.due_at = facts, due_at
    message.expires_at = due_at + kinds.get(message.kind).lifetime
    message.save()
    schedule(message)
    return True


@transaction.atomic
def cancel_waiting(rows: MessageQuerySet, reason: CancelReason, *, by: Actor) -> int:
    """Stop those of the messages that have not left; returns how many."""
    waiting = list(rows.waiting().select_for_update(of=("self",)).order_by("pk"))
    for message in waiting:
        stop(message, reason, by=by)
    return len(waiting)


def stop(message: Message, reason: CancelReason, *, by: Actor) -> None:
    """Cancel a locked, waiting message."""
    message.status, message.cancel_reason, message.status_since = MessageStatus.CANCELLED, reason, now()
    message.save(update_fields=["status", "cancel_reason", "status_since"])
    event = MessageCancelled(
        subject=Subject(order=message.order_id, customer=message.customer_id),
        occurred_at=message.status_since,
        message_id=message.pk,
        kind=message.kind,
        topic=message.topic,
        reason=reason,
    )
    record(event, by=by)


@transaction.atomic
def release_held(customer_id: int) -> int:
    """A hold was lifted: look at once at the mails that waited for it; returns how many."""
    held = Message.objects.waiting().filter(customer_id=customer_id, waits_for=WaitReason.HOLD)
    waiting = list(held.select_for_update(of=("self",)).order_by("pk"))
    for message in waiting:
        message.due_at = now()
        message.save(update_fields=["due_at"])
        schedule(message)
    return len(waiting)


@transaction.atomic
def hand_over_messages(guest_id: int, customer_id: int) -> None:
    """A guest was joined with a customer: their mails are the customer's, and count towards one budget."""
    Message.objects.filter(customer_id=guest_id).update(customer_id=customer_id)


@transaction.atomic
def forget_person(customer_ids: list[int], *, by: Actor) -> None:
    """Erasure: what waits is stopped, copies go; blocks and the consent ledger stay, which name nobody."""
    mine = Message.objects.filter(customer_id__in=customer_ids)
    cancel_waiting(mine, CancelReason.ERASED, by=by)
    SentCopy.objects.filter(message__customer_id__in=customer_ids).delete()
    forget_clicks_of(customer_ids)
    Dispatch.objects.filter(message__customer_id__in=customer_ids).update(error="")
    mine.update(trouble="", facts={})


def forget_copies(*, before: datetime) -> int:
    """Delete the current shop's copies made, and work finished, before a moment; returns how many copies."""
    Dispatch.objects.filter(finished_at__lt=before).exclude(state=WorkState.WAITING).delete()
    count, _per_model = SentCopy.objects.filter(made_at__lt=before).delete()
    return count


def _locked(message_id: int) -> Message:
    message: Message | None = Message.objects.select_for_update(of=("self",)).filter(pk=message_id).first()
    if message is None:
        raise UnknownMessage(field="id")
    return message
