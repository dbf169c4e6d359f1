"""Writing the consent ledger: asked, given, withdrawn."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop

from .addresses import address_hash, ip_hash
from .codes import Basis, Channel, ConsentAction, Topic
from .events import ConsentGiven, ConsentWithdrawn
from .models import ConsentEntry
from .queries import current_consent
from .services import request_message

CONFIRM_CONSENT = "confirm_consent"


class TopicNotOptional(Refusal):
    code = "topic_not_optional"
    text = _("Messages about your orders are part of the order and can't be switched off.")


class ConsentNeedsPerson(Refusal):
    code = "customer_erased"
    text = _("This customer's data was erased.")


@transaction.atomic
def ask_consent(
    customer: Customer, topic: Topic, *, source: str, text_version: str, by: Actor, ip: str = ""
) -> ConsentEntry:
    """First half of a double opt-in: nothing is open before the link in the mail is used. Raises as record_consent."""
    entry = _write(customer, topic, ConsentAction.ASKED, Basis.REQUEST, source, text_version, by, ip)
    request_message(
        CONFIRM_CONSENT,
        key=f"{CONFIRM_CONSENT}:{entry.pk}",
        customer=customer,
        consent=entry,
        facts={"consent": entry.pk},
    )
    return entry


@transaction.atomic
def note_request(customer: Customer, *, source: str, by: Actor) -> ConsentEntry:
    """They asked for one message, about no order: it stands on this entry. Raises ConsentNeedsPerson."""
    return _enter(customer, Topic.REQUESTED, ConsentAction.ASKED, Basis.REQUEST, source, "", by)


@transaction.atomic
def record_consent(
    customer: Customer,
    topic: Topic,
    *,
    source: str,
    text_version: str,
    by: Actor,
    basis: Basis = Basis.CONSENT,
    ip: str = "",
    answers: ConsentEntry | None = None,
) -> ConsentEntry:
    """The customer agreed to mails about a topic; `answers` is the ASKED entry of a double opt-in.

    Saying it twice leaves one entry. Raises TopicNotOptional, ConsentNeedsPerson.
    """
    standing = current_consent(customer, topic)
    if standing is not None and (standing.action, standing.basis) == (ConsentAction.GIVEN, basis):
        return standing
    entry = _write(customer, topic, ConsentAction.GIVEN, basis, source, text_version, by, ip, answers)
    event = ConsentGiven(
        subject=Subject(customer=customer.pk),
        occurred_at=entry.recorded_at,
        entry_id=entry.pk,
        topic=topic,
        channel=entry.channel,
        basis=basis,
        source=source,
        text_version=text_version,
    )
    record(event, by=by)
    return entry


@transaction.atomic
def withdraw_consent(customer: Customer, topic: Topic, *, source: str, by: Actor, ip: str = "") -> ConsentEntry:
    """No more mails about a topic, from this moment on. Raises TopicNotOptional, ConsentNeedsPerson."""
    standing = current_consent(customer, topic)
    if standing is not None and standing.action == ConsentAction.WITHDRAWN:
        return standing
    basis = Basis(standing.basis) if standing is not None else Basis.LEGITIMATE_INTEREST
    entry = _write(customer, topic, ConsentAction.WITHDRAWN, basis, source, "", by, ip)
    event = ConsentWithdrawn(
        subject=Subject(customer=customer.pk),
        occurred_at=entry.recorded_at,
        entry_id=entry.pk,
        topic=topic,
        channel=entry.channel,
        source=source,
    )
    record(event, by=by)
    return entry


@transaction.atomic
def open_by_purchase(customer_id: int) -> ConsentEntry | None:
    """A soft opt-in by a purchase; None where the person ever said anything on offers, or was erased."""
    customer = Customer.objects.get(pk=customer_id)
    if customer.is_erased or current_consent(customer, Topic.OFFERS) is not None:
        return None
    return record_consent(
        customer, Topic.OFFERS, source="purchase", text_version="checkout", by=SYSTEM, basis=Basis.SOFT_OPT_IN
    )


def _write(
    customer: Customer,
    topic: Topic,
    action: ConsentAction,
    basis: Basis,
    source: str,
    text_version: str,
    by: Actor,
    ip: str,
    answers: ConsentEntry | None = None,
) -> ConsentEntry:
    if not topic.is_optional:
        raise TopicNotOptional(field="topic")
    return _enter(customer, topic, action, basis, source, text_version, by, ip, answers)


def _enter(
    customer: Customer,
    topic: Topic,
    action: ConsentAction,
    basis: Basis,
    source: str,
    text_version: str,
    by: Actor,
    ip: str = "",
    answers: ConsentEntry | None = None,
) -> ConsentEntry:
    if customer.is_erased:
        raise ConsentNeedsPerson(field="customer")
    entry: ConsentEntry = ConsentEntry.objects.create(
        shop=current_shop(),
        customer=customer,
        address_hash=address_hash(customer.email),
        topic=topic,
        channel=Channel.EMAIL,
        action=action,
        basis=basis,
        source=source,
        text_version=text_version,
        answers=answers,
        ip_hash=ip_hash(ip),
        actor_kind=by.kind,
        actor_ref=by.ref,
        recorded_at=now(),
    )
    return entry
