"""Moving one message on: decide, make ready and commit, hand over, note what came of it.

Before a mail is handed over, SENDING and its Message-ID are committed. Where it is found SENDING long after, its
worker was killed in between: then the provider is asked whether it knows that Message-ID. One that surely never left
is decided on anew, for meanwhile it may have been stopped; where the provider cannot say, a person decides. So nobody
gets a mail twice, and none is lost unseen.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.event import Subject
from saleor_postventa.core.http import forbid_inside_transaction
from saleor_postventa.events.services import record
from saleor_postventa.people.models import Customer

from .addresses import address_hash, is_address
from .circumstances import budget_of, circumstances_of, quiet_times_of
from .codes import BounceKind, CancelReason, MessageStatus, Topic, WaitReason
from .delivery import AddressRefused, NotHandedOver, OutcomeUnknown, Provider, current_provider
from .events import MessageDelayed
from .kinds import Kind, Occasion, kinds
from .leading import way_of
from .masking import masked
from .mime import Letter, UnsafeHeader, ascii_address, check_headers, new_message_id
from .models import Dispatch, Message, SentCopy, pack
from .outcomes import note_bounce, note_never_left, note_refusal, note_sent, note_trouble, note_uncertain
from .pace import next_turn
from .preparing import Unprepared, is_prepared, prepare
from .queries import LegalGround, legal_ground
from .rendering import Rendering, compiled, render
from .rules import Cancel, Candidate, Delay, Send, Verdict, decide, retry_in
from .sender import letter_headers, sender_of
from .services import schedule, stop

logger = logging.getLogger(__name__)
# No provider's time limits, added up, come near it: a worker that takes longer was killed.
LONGEST_HAND_OVER = timedelta(minutes=5)


def carry_on(dispatch: Dispatch) -> None:
    """The work of one dispatch; calls the network, and so never runs inside a transaction.

    Trouble with a mail that may have left is raised, so that the dispatch alone is tried again, never the mail.
    """
    forbid_inside_transaction()
    message_id = dispatch.message_id
    try:
        provider = current_provider()
        letter = _made_ready(message_id)
        if letter is None and _never_left(message_id, provider):
            letter = _made_ready(message_id)
    except Exception as error:
        logger.exception("message %s could not be made ready", message_id)
        if not note_trouble(message_id, error):
            raise
        return
    if letter is not None:
        _hand_over(message_id, letter, provider)


def _made_ready(message_id: int) -> Letter | None:
    taken = _take_up(message_id)
    if isinstance(taken, Unprepared):
        prepare(message_id)
        taken = _take_up(message_id)
    return taken if isinstance(taken, Letter) else None


def _hand_over(message_id: int, letter: Letter, provider: Provider) -> None:
    try:
        _check(letter)
        reference = provider.deliver(letter)
    except AddressRefused as refused:
        note_bounce(message_id, refused.kind, str(refused))
    except OutcomeUnknown as unknown:
        note_uncertain(message_id, str(unknown))
    except NotHandedOver as refused:
        note_refusal(message_id, refused)
    else:
        note_sent(message_id, reference)


def _check(letter: Letter) -> None:
    """Raises AddressRefused where no server could be told the address, NotHandedOver where a header is not safe."""
    try:
        check_headers(letter)
        ascii_address(letter.to)
    except UnsafeHeader as error:
        raise NotHandedOver(str(error), permanent=True) from error
    except UnicodeError as error:
        raise AddressRefused("no plain mail server takes this address", kind=BounceKind.HARD) from error


@transaction.atomic
def _take_up(message_id: int) -> Letter | Unprepared | None:
    """The letter to hand over now, marked as being sent; None where there is nothing to send (yet, or any more)."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("customer__merged_into", "order", "consent")
        .get(pk=message_id)
    )
    if message.status != MessageStatus.WAITING or message.due_at > now():
        return None
    _follow_person(message)
    kind = kinds.get(message.kind)
    is_erased = message.customer is not None and message.customer.is_erased
    obstacle = CancelReason.ERASED if is_erased else kind.obstacle(message)
    if obstacle is not None:
        stop(message, obstacle, by=SYSTEM)
        return None
    address = address_of(message)
    message.address_hash = address_hash(address)
    ground = legal_ground(
        kind.bases,
        kind.topic,
        customer=message.customer,
        order=message.order,
        asked=message.consent,
        read_at=message.address_hash,
    )
    verdict = _verdict(message, address, ground)
    if isinstance(verdict, Send) and ground is not None:
        return _make_ready(message, kind, address, ground) if is_prepared(message, kind) else Unprepared()
    _put_off(message, verdict)
    return None


def _follow_person(message: Message) -> None:
    """A guest who was joined with an account a moment ago: what is on hold, or was said, is the account's by now."""
    if message.customer is not None and message.customer.merged_into is not None:
        message.customer = message.customer.merged_into
        message.save(update_fields=["customer"])


def _verdict(message: Message, address: str, ground: LegalGround | None) -> Verdict:
    shop = message.shop
    facts = circumstances_of(message, address, has_basis=ground is not None)
    mail = Candidate(Topic(message.topic), message.expires_at)
    verdict = decide(mail, facts, budget_of(shop), quiet_times_of(shop), now())
    turn = next_turn() if isinstance(verdict, Send) else None
    return Delay(turn, WaitReason.RATE) if turn is not None else verdict


def _put_off(message: Message, verdict: Verdict) -> None:
    if isinstance(verdict, Cancel):
        stop(message, verdict.reason, by=SYSTEM)
    elif isinstance(verdict, Delay):
        is_news = verdict.reason not in (message.waits_for, WaitReason.RATE)
        message.due_at, message.waits_for = verdict.until, verdict.reason
        message.save(update_fields=["due_at", "waits_for"])
        schedule(message)
        if is_news:
            _record_delay(message, verdict)


def _record_delay(message: Message, delay: Delay) -> None:
    event = MessageDelayed(
        subject=Subject(order=message.order_id, customer=message.customer_id),
        occurred_at=now(),
        message_id=message.pk,
        kind=message.kind,
        topic=message.topic,
        reason=delay.reason,
        until=delay.until,
    )
    record(event, by=SYSTEM)


def _make_ready(message: Message, kind: Kind, address: str, ground: LegalGround) -> Letter:
    shop, moment = message.shop, now()
    rendering = render(kind, occasion_of(message), ground)
    _name, sender = sender_of(shop)
    message.message_id = message.message_id or new_message_id(str(message.pk), sender)
    message.status, message.status_since, message.handed_over_at = MessageStatus.SENDING, moment, moment
    message.taken_at, message.waits_for = system_now(), ""
    message.basis, message.consent = ground.basis, ground.consent
    message.template_version = compiled(kind.template, message.language).version
    message.save()
    _keep_copy(message, address, rendering)
    return _letter(message, address, rendering)


def _letter(message: Message, address: str, rendering: Rendering) -> Letter:
    shop = message.shop
    return Letter(
        message_id=message.message_id,
        sender=sender_of(shop),
        to=address,
        subject=rendering.subject,
        html=rendering.html,
        text=rendering.text,
        dated=message.handed_over_at or now(),
        language=message.language,
        reply_to=shop.preferences.reply_to,
        headers=letter_headers(rendering.unsubscribe_url),
    )


def _keep_copy(message: Message, address: str, rendering: Rendering) -> None:
    kept = {name: masked(getattr(rendering, name), rendering.secrets) for name in ("subject", "html", "text")}
    values = {
        "shop": message.shop,
        "address": address,
        "subject": kept["subject"][:300],
        "packed_html": pack(kept["html"]),
        "packed_text": pack(kept["text"]),
        "made_at": now(),
    }
    SentCopy.objects.update_or_create(message=message, defaults=values)


def _never_left(message_id: int, provider: Provider) -> bool:
    """Of one whose worker was killed while handing it over: whether the provider never saw it. Then it waits again."""
    message = Message.objects.get(pk=message_id)
    if message.status != MessageStatus.SENDING or message.taken_at is None:
        return False
    if system_now() - message.taken_at < LONGEST_HAND_OVER:
        schedule(message, due_at=now() + LONGEST_HAND_OVER)
        return False
    is_ours = Message.objects.filter(pk=message_id, status=MessageStatus.SENDING, taken_at=message.taken_at)
    if not is_ours.update(taken_at=system_now(), attempts=F("attempts") + 1):
        return False
    is_known = provider.knows(message.message_id)
    if is_known:
        note_sent(message_id, message.message_id)
    elif is_known is None:
        note_uncertain(message_id, "the worker was stopped while handing it over")
    elif retry_in(message.attempts + 1) is None:
        note_refusal(message_id, NotHandedOver("every worker was stopped while handing it over", permanent=True))
    else:
        return note_never_left(message_id)
    return False


def occasion_of(message: Message) -> Occasion:
    return Occasion(
        message.shop, message.language, message.customer, message.order, message.facts, through=way_of(message)
    )


def address_of(message: Message) -> str:
    """The order's own address before the account's; none where it is no address, or once the person was erased."""
    customer: Customer | None = message.customer
    if customer is None or customer.is_erased:
        return ""
    address = (message.order.user_email if message.order is not None else "") or customer.email
    return address if is_address(address) else ""
