"""What became of a mail that was handed over: taken, refused, lost sight of, come back, complained about."""

import re
from datetime import datetime

from django.db import transaction

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.event import Subject
from saleor_postventa.core.plain import as_plain
from saleor_postventa.events.services import record

from .codes import BounceKind, MessageStatus, SuppressionReason, Topic, WaitReason
from .consents import withdraw_consent
from .delivery import NotHandedOver
from .events import MessageBounced, MessageDelivered, MessageFailed, MessageSent
from .kinds import kinds
from .meters import note_mail
from .models import Message
from .rules import SOFT_BOUNCE_WINDOW, SOFT_BOUNCES_TO_SUPPRESS, retry_in
from .services import schedule
from .suppression import suppress_address

UNDER_WAY = (MessageStatus.SENDING, MessageStatus.UNCERTAIN)
TROUBLE_LENGTH = 300
_ADDRESS = re.compile(r"<?[^\s<>]+@[^\s<>]+>?")


@transaction.atomic
def note_sent(message_id: int, provider_ref: str) -> None:
    """The provider has it. Late news of a mail that we had lost sight of count as well."""
    message = _locked(message_id)
    if message.status not in UNDER_WAY:
        return
    _set(message, MessageStatus.SENT, sent_at=now(), provider_ref=provider_ref, trouble="", waits_for="")
    event = MessageSent(
        subject=_subject(message),
        occurred_at=message.status_since,
        message_id=message.pk,
        kind=message.kind,
        topic=message.topic,
        basis=message.basis,
    )
    record(event, by=SYSTEM)


@transaction.atomic
def note_refusal(message_id: int, error: NotHandedOver) -> None:
    """It surely did not leave: later again, or failed for good."""
    message = _locked(message_id)
    if message.status == MessageStatus.SENDING:
        _put_back(message, str(error), is_permanent=error.permanent)


@transaction.atomic
def note_never_left(message_id: int) -> bool:
    """Its worker was killed before the provider had it: it waits as before. False where it is no longer so."""
    message = _locked(message_id)
    if message.status != MessageStatus.SENDING:
        return False
    _set(message, MessageStatus.WAITING, due_at=now(), handed_over_at=None)
    return True


@transaction.atomic
def note_trouble(message_id: int, error: Exception) -> bool:
    """It could not even be made ready; like a refusal, and as visible. False where it may have left already."""
    message = _locked(message_id)
    if message.status != MessageStatus.WAITING:
        return False
    _put_back(message, f"{type(error).__name__}: {error}", is_permanent=False)
    return True


@transaction.atomic
def note_uncertain(message_id: int, why: str) -> None:
    """We lost sight of it: it may have arrived, so that only a person may have it sent again."""
    message = _locked(message_id)
    if message.status != MessageStatus.SENDING:
        return
    _set(message, MessageStatus.UNCERTAIN, trouble=_nameless(why))
    _record_failure(message, is_uncertain=True)


@transaction.atomic
def note_given_up(message_id: int, why: str) -> None:
    """Looking after it was given up: failed where it surely did not leave, else only a person can tell."""
    message = _locked(message_id)
    if message.status == MessageStatus.WAITING:
        _put_back(message, why, is_permanent=True)
    else:
        note_uncertain(message_id, why)


@transaction.atomic
def note_bounce(message_id: int, kind: BounceKind, why: str) -> None:
    """It came back. Hard: the address is blocked at once; soft: after several."""
    message = _locked(message_id)
    if message.status not in (*UNDER_WAY, MessageStatus.SENT):
        return
    _set(message, MessageStatus.BOUNCED, bounce_kind=kind, trouble=_nameless(why))
    event = MessageBounced(
        subject=_subject(message),
        occurred_at=message.status_since,
        message_id=message.pk,
        kind=message.kind,
        topic=message.topic,
        bounce=kind,
    )
    record(event, by=SYSTEM)
    reason = _reason_to_block(message, kind)
    if reason is not None:
        suppress_address(message.address_hash, reason, by=SYSTEM, customer_id=message.customer_id)


@transaction.atomic
def note_complaint(message_id: int) -> None:
    """Marked as spam: no optional mail to that address any more."""
    message = _locked(message_id)
    if message.complained_at is None:
        message.complained_at = now()
        message.save(update_fields=["complained_at"])
    suppress_address(message.address_hash, SuppressionReason.COMPLAINT, by=SYSTEM, customer_id=message.customer_id)


@transaction.atomic
def note_delivery(message_id: int, at: datetime) -> None:
    """The recipient's server has it."""
    note_sent(message_id, "")
    if not Message.objects.filter(pk=message_id, delivered_at=None).update(delivered_at=at):
        return
    message = _locked(message_id)
    if message.kind in kinds and kinds.get(message.kind).tells_delivery:
        arrived = MessageDelivered(subject=_subject(message), occurred_at=at, message_id=message.pk, kind=message.kind)
        record(arrived, by=SYSTEM)


@transaction.atomic
def note_unsubscribe(message_id: int) -> None:
    """The provider's own unsubscribe link was used."""
    message = _locked(message_id)
    topic = Topic(message.topic)
    if topic.is_optional and message.customer is not None and not message.customer.is_erased:
        withdraw_consent(message.customer, topic, source="provider", by=SYSTEM)


def _put_back(message: Message, why: str, *, is_permanent: bool) -> None:
    message.attempts += 1
    wait = None if is_permanent else retry_in(message.attempts)
    trouble = _nameless(why)
    if wait is None:
        _set(message, MessageStatus.FAILED, trouble=trouble, handed_over_at=None)
        _record_failure(message, is_uncertain=False)
        return
    due = now() + wait
    _set(
        message, MessageStatus.WAITING, trouble=trouble, due_at=due, waits_for=WaitReason.PROVIDER, handed_over_at=None
    )
    schedule(message)


def _reason_to_block(message: Message, kind: BounceKind) -> SuppressionReason | None:
    if kind == BounceKind.HARD:
        return SuppressionReason.HARD_BOUNCE
    since = now() - SOFT_BOUNCE_WINDOW
    soft = Message.objects.filter(
        address_hash=message.address_hash, bounce_kind=BounceKind.SOFT, status_since__gt=since
    )
    return SuppressionReason.SOFT_BOUNCES if soft.count() >= SOFT_BOUNCES_TO_SUPPRESS else None


def _record_failure(message: Message, *, is_uncertain: bool) -> None:
    event = MessageFailed(
        subject=_subject(message),
        occurred_at=message.status_since,
        message_id=message.pk,
        kind=message.kind,
        topic=message.topic,
        is_uncertain=is_uncertain,
    )
    record(event, by=SYSTEM)


def _set(message: Message, status: MessageStatus, **values: object) -> None:
    message.status, message.status_since = status, now()
    for name, value in values.items():
        setattr(message, name, value)
    if message.provider_ref == "":
        message.provider_ref = message.message_id
    message.save()
    note_mail(status)


def _nameless(why: str) -> str:
    """What a server answered, without the addresses in it."""
    return _ADDRESS.sub("<address>", as_plain(why))[:TROUBLE_LENGTH]


def _subject(message: Message) -> Subject:
    return Subject(order=message.order_id, customer=message.customer_id)


def _locked(message_id: int) -> Message:
    message: Message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    return message
