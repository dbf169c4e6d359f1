"""Getting to know customers, joining them, forgetting them."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now, plausible
from saleor_postventa.core.event import Subject
from saleor_postventa.events.services import record
from saleor_postventa.saleor.shapes import UserShape
from saleor_postventa.shops.scope import current_shop

from .events import CustomerErased, CustomerLinked, CustomerMerged, HoldLifted, HoldPlaced, PersonExported
from .models import Customer, CustomerFact, Hold
from .queries import erased_digests, records_of
from .rules import ErasureReason, HoldReason, OrderContact, email_key

NEVER = datetime.min.replace(tzinfo=UTC)
# Of what changes with every order the oldest values are let go.
REMEMBERED = 50


@transaction.atomic
def learn_account(user: UserShape, *, read_at: datetime) -> Customer:
    """Note what Saleor says of an account; older news and news of an erased one change nothing."""
    account = _locked_account(user.id)
    if account.is_erased:
        return account
    known_at = plausible(user.updated_at, seen_at=read_at) if user.updated_at else None
    if (known_at or NEVER, read_at) >= (account.known_at or NEVER, account.read_at or NEVER):
        account.known_at, account.read_at = known_at, read_at
        _take_over(account, user)
        account.save()
    return account


@transaction.atomic
def change_address(user_id: str, email: str, *, as_of: datetime) -> Customer:
    """The account's new e-mail address; accounts of older date no longer overwrite it."""
    account = _locked_account(user_id)
    if not account.is_erased and as_of >= (account.email_as_of or account.known_at or NEVER):
        account.email, account.email_as_of = email_key(email), as_of
        account.save(update_fields=["email", "email_as_of"])
    return account


@transaction.atomic
def customer_of(contact: OrderContact, user: UserShape | None, *, read_at: datetime) -> Customer | None:
    """The locked customer that an order belongs to; None where the order names nobody.

    Whoever was erased after the order was placed stays erased, however late we hear of the order.
    """
    if user is not None:
        customer = learn_account(user, read_at=read_at)
    elif not contact.email.strip():
        return None
    else:
        customer = _erased_guest(contact) or _locked_guest(email_key(contact.email))
    if not customer.is_erased and contact.placed_at >= (customer.ordered_at or NEVER):
        _take_from_order(customer, contact)
    return customer


@transaction.atomic
def guest_of(email: str) -> Customer:
    """Whoever has that address, known from elsewhere than an order: as a guest, until an account proves it theirs."""
    return _locked_guest(email_key(email))


@transaction.atomic
def note_link(*, order_id: int, guest: Customer, account: Customer, at: datetime, by: Actor) -> None:
    """Saleor moved an order from a guest to an account; what is on hold for it holds for whom it belongs to now."""
    Hold.objects.filter(customer=guest, order_id=order_id).update(customer=account)
    subject = Subject(order=order_id, customer=account.pk)
    record(CustomerLinked(subject=subject, guest_id=guest.pk, occurred_at=at), by=by)


@transaction.atomic
def absorb_guest(guest: Customer, into: Customer, *, at: datetime, by: Actor) -> None:
    """Join a guest's record, whose orders have all moved, with the customer they moved to; facts and holds go along."""
    locked = Customer.objects.select_for_update().get(pk=guest.pk)
    if locked.merged_into_id is not None or locked.is_erased or not locked.is_guest:
        return
    known = CustomerFact.objects.filter(customer=into).values_list("key", flat=True)
    CustomerFact.objects.filter(customer=locked).exclude(key__in=list(known)).update(customer=into)
    CustomerFact.objects.filter(customer=locked).delete()
    Hold.objects.filter(customer=locked).update(customer=into)
    locked.merged_into = into
    _blank(locked)
    record(CustomerMerged(subject=Subject(customer=into.pk), guest_id=locked.pk, occurred_at=at), by=by)


@transaction.atomic
def erase_customer(user_id: str, *, email: str, at: datetime, by: Actor) -> Customer:
    """Forget who a customer is. The row stays without a name; of the address a keyed digest stays, for latecomers."""
    account = _locked_account(user_id)
    if account.is_erased:
        return account
    address = email_key(email) or account.email
    return _erase(account, address, ErasureReason.DELETED_IN_SALEOR, at=at, by=by)


@transaction.atomic
def erase_known(customer_id: int, reason: ErasureReason, *, at: datetime, by: Actor) -> Customer:
    """As `erase_customer`, for whoever asks the shop itself; guests too."""
    customer: Customer = Customer.objects.select_for_update().get(pk=customer_id)
    return customer if customer.is_erased else _erase(customer, customer.email, reason, at=at, by=by)


@transaction.atomic
def erase_person(customer: Customer, reason: ErasureReason, *, by: Actor) -> list[Customer]:
    """Erase a customer with the other records of their address; returns those that were erased."""
    records = records_of(customer)
    return [erase_known(record.pk, reason, at=now(), by=by) for record in records]


def forget_guests(*, before: datetime, by: Actor) -> int:
    """Erase guests whose last order is older, unless something is open with them; returns how many."""
    open_with = Hold.objects.in_force().values("customer")
    old = Customer.objects.guests().filter(ordered_at__lt=before).exclude(pk__in=open_with)
    ids = list(old.order_by("pk").values_list("pk", flat=True))
    for customer_id in ids:
        erase_known(customer_id, ErasureReason.NO_LONGER_NEEDED, at=now(), by=by)
    return len(ids)


@transaction.atomic
def note_export(customer: Customer, *, by: Actor) -> None:
    """Write down that all that is kept of a customer is handed out."""
    record(PersonExported(subject=Subject(customer=customer.pk), occurred_at=now()), by=by)


@transaction.atomic
def note_fact(customer: Customer, key: str, value: Any, *, since: datetime | None = None) -> CustomerFact:
    """Fill in what another domain knows of a customer. What it was until then is remembered with its time.

    What is so already goes on from when it began.
    """
    since = since or now()
    fact, is_new = CustomerFact.objects.select_for_update().get_or_create(
        customer=customer, key=key, defaults={"shop": current_shop(), "value": value, "since": since}
    )
    if is_new:
        return fact
    if fact.value == value:
        since = min(fact.since, since)
    elif fact.since < since:
        fact.earlier = [*fact.earlier, {"value": fact.value, "since": fact.since.isoformat()}][-REMEMBERED:]
    fact.value, fact.since = value, since
    fact.save(update_fields=["value", "since", "earlier"])
    return fact


def drop_fact(customer: Customer, key: str) -> bool:
    """With what was known before: they took it back. False where nothing was known."""
    return bool(CustomerFact.objects.filter(customer=customer, key=key).delete()[0])


@transaction.atomic
def place_hold(
    customer: Customer,
    reason: HoldReason,
    *,
    key: str,
    by: Actor,
    order_id: int | None = None,
    since: datetime | None = None,
) -> Hold:
    """Hold back mails and expiries; the same reason and key again changes nothing."""
    hold, is_new = Hold.objects.get_or_create(
        shop=current_shop(),
        reason=reason,
        key=key,
        lifted_at=None,
        defaults={"customer": customer, "order_id": order_id, "since": since or now()},
    )
    if is_new:
        subject = Subject(order=order_id, customer=customer.pk)
        record(HoldPlaced(subject=subject, hold_id=hold.pk, reason=reason, occurred_at=hold.since), by=by)
    return hold


@transaction.atomic
def lift_hold(reason: HoldReason, *, key: str, by: Actor, at: datetime | None = None) -> Hold | None:
    """None where nothing was on hold for it."""
    hold = Hold.objects.select_for_update().in_force().filter(reason=reason, key=key).first()
    if hold is None:
        return None
    hold.lifted_at = at or now()
    hold.save(update_fields=["lifted_at"])
    subject = Subject(order=hold.order_id, customer=hold.customer_id)
    event = HoldLifted(subject=subject, hold_id=hold.pk, reason=reason, since=hold.since, occurred_at=hold.lifted_at)
    record(event, by=by)
    return hold


def _locked_account(user_id: str) -> Customer:
    account, _ = Customer.objects.get_or_create(shop=current_shop(), saleor_id=user_id)
    locked: Customer = Customer.objects.select_for_update().get(pk=account.pk)
    return locked


def _erase(customer: Customer, address: str, reason: ErasureReason, *, at: datetime, by: Actor) -> Customer:
    others = Customer.objects.guests().of_address(address).exclude(pk=customer.pk) if address else None
    guest = others.first() if others is not None else None
    customer.erased_at = at
    customer.erased_email_digest = _digest(address) if address else ""
    CustomerFact.objects.filter(customer=customer).delete()
    _blank(customer)
    guest_id = guest.pk if guest else None
    subject = Subject(customer=customer.pk)
    record(CustomerErased(subject=subject, guest_id=guest_id, reason=reason, occurred_at=at), by=by)
    return customer


def _locked_guest(email: str) -> Customer:
    guest, _ = Customer.objects.get_or_create(
        shop=current_shop(), saleor_id=None, email=email, erased_at=None, merged_into=None
    )
    locked: Customer = Customer.objects.select_for_update().get(pk=guest.pk)
    return locked if locked.merged_into_id is None else _locked_guest(email)


def _erased_guest(contact: OrderContact) -> Customer | None:
    digest = _digest(email_key(contact.email))
    found: Customer | None = (
        Customer.objects.select_for_update()
        .filter(erased_email_digest=digest, erased_at__gte=contact.placed_at)
        .order_by("erased_at")
        .first()
    )
    return found


def _take_over(account: Customer, user: UserShape) -> None:
    if user.email and (account.email_as_of is None or (account.known_at or NEVER) >= account.email_as_of):
        account.email = email_key(user.email)
    for name in ("first_name", "last_name", "is_active", "is_confirmed", "is_staff"):
        said = getattr(user, name)
        if said is not None:
            setattr(account, name, said)
    account.language = user.language_code or account.language
    account.joined_at = user.date_joined or account.joined_at


def _take_from_order(customer: Customer, contact: OrderContact) -> None:
    """The newest order tells where parcels go, and of a guest all else."""
    customer.ordered_at = contact.placed_at
    customer.country = contact.country or customer.country
    if customer.is_guest:
        customer.first_name = contact.first_name or customer.first_name
        customer.last_name = contact.last_name or customer.last_name
        customer.language = contact.language or customer.language
    customer.save()


def _blank(customer: Customer) -> None:
    customer.email = customer.first_name = customer.last_name = customer.country = customer.language = ""
    customer.is_active = customer.is_confirmed = customer.is_staff = False
    customer.joined_at = customer.email_as_of = None
    customer.save()


def _digest(email: str) -> str:
    return erased_digests([email])[email]
