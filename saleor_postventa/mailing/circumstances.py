"""What is true of a person and their shop when a mail is due: the facts that the rules decide on."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.people.rules import email_key
from saleor_postventa.people.zones import zone_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState

from .codes import OPTIONAL_TOPICS, Topic
from .models import Message
from .queries import optional_mail_is_paused, suppression_of
from .quiet import QuietTimes
from .rules import Budget, Circumstances


def budget_of(shop: Shop) -> Budget:
    chosen = shop.preferences
    return Budget(mails=chosen.attention_mails, window=timedelta(days=chosen.attention_days))


def quiet_times_of(shop: Shop) -> QuietTimes:
    chosen = shop.preferences
    return QuietTimes(chosen.quiet_from, chosen.quiet_until, frozenset(chosen.quiet_weekdays))


def circumstances_of(message: Message, address: str, *, has_basis: bool) -> Circumstances:
    """For an optional mail the customer is locked, so that two mails cannot spend the same room in the budget.

    Whoever reads the mails of an address is one person: as a guest and with an account, too.
    """
    blocked = suppression_of(message.address_hash) if message.address_hash else None
    state = ShopState(message.shop.state)
    if not Topic(message.topic).is_optional or message.customer is None:
        return Circumstances(has_address=bool(address), has_basis=has_basis, suppression=blocked, shop_state=state)
    people = _locked_readers(message.customer, address)
    moment = now()
    others = Message.objects.filter(topic__in=OPTIONAL_TOPICS).of_person(message.customer.pk, message.address_hash)
    spent = others.reaching_since(moment - budget_of(message.shop).window).exclude(pk=message.pk)
    return Circumstances(
        has_address=bool(address),
        has_basis=has_basis,
        suppression=blocked,
        shop_state=state,
        is_held=Hold.objects.in_force().filter(customer__in=people).exists(),
        is_reputation_at_risk=optional_mail_is_paused(),
        zone=recipient_zone(message),
        spent=tuple(moment for moment in spent.values_list("handed_over_at", flat=True) if moment is not None),
        rivals=others.ahead_of(message, moment).count(),
    )


def _locked_readers(customer: Customer, address: str) -> list[Customer]:
    """The customer, and other records with their address, or with the one that the order names; lowest first, whoever
    locks them.
    """
    read = {each for each in (customer.email, email_key(address)) if each}
    is_one = Q(pk=customer.pk) | Q(email__in=read, erased_at=None, merged_into=None)
    return list(Customer.objects.select_for_update().filter(is_one).order_by("pk"))


def recipient_zone(message: Message) -> ZoneInfo:
    """Of the address the order goes to, or the customer's newest one, or the shop."""
    order, fallback = message.order, message.shop.preferences.zone
    if order is not None and order.shipping_country:
        return zone_of(order.shipping_country, str((order.shipping_address or {}).get("postal_code", "")), fallback)
    return zone_of(message.customer.country if message.customer else "", "", fallback)
