"""The links at the foot of a mail: to stop a topic, to choose topics, to confirm. Ids and codes, signed; no names."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.links import LinkBroken, LinkExpired, read_link, sign_link

from .codes import ConsentAction, Topic
from .models import ConsentEntry
from .queries import current_consent

PREFERENCES = "mail.preferences"
UNSUBSCRIBE = "mail.unsubscribe"
CONFIRM = "mail.confirm"
CONFIRM_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Opened:
    """What a link opens: one customer's choices, of one topic or of all."""

    customer: Customer
    topic: Topic | None = None


def unsubscribe_url(shop: Shop, customer: Customer, topic: Topic) -> str:
    """Holds for ever: a mail may lie unread for years, and the right to stop it does not end."""
    payload = {"shop": shop.pk, "customer": customer.pk, "topic": topic.value}
    return _url("unsubscribe", shop, sign_link(UNSUBSCRIBE, payload, None))


def preferences_url(shop: Shop, customer: Customer) -> str:
    return _url("preferences", shop, sign_link(PREFERENCES, {"shop": shop.pk, "customer": customer.pk}, None))


def confirm_url(shop: Shop, entry: ConsentEntry) -> str:
    """Holds as long as the mail that asks may be sent, counted from when it is made."""
    return _url("confirm", shop, sign_link(CONFIRM, {"shop": shop.pk, "entry": entry.pk}, CONFIRM_WITHIN))


def open_link(scope: str, shop: Shop, token: str) -> Opened:
    """In the shop's scope. A guest's link opens the record they were joined with. Raises LinkBroken, LinkExpired."""
    payload = read_link(scope, token)
    customer = Customer.objects.select_related("merged_into").filter(pk=payload.get("customer", 0)).first()
    if payload["shop"] != shop.pk or customer is None:
        raise LinkBroken
    if payload.get("topic", Topic.OFFERS) not in Topic.values:
        raise LinkBroken
    topic = Topic(payload["topic"]) if "topic" in payload else None
    return Opened(customer.merged_into or customer, topic)


def open_confirmation(shop: Shop, token: str) -> ConsentEntry:
    """The ASKED entry that a link of a double opt-in answers: once, for whoever stopped the topic since has to be asked
    anew. Raises LinkBroken, LinkExpired.
    """
    payload = read_link(CONFIRM, token)
    entry: ConsentEntry | None = (
        ConsentEntry.objects.select_related("customer").filter(pk=payload.get("entry", 0)).first()
    )
    if payload["shop"] != shop.pk or entry is None or entry.topic not in Topic.values:
        raise LinkBroken
    said = current_consent(entry.customer, Topic(entry.topic))
    if said is not None and said.action == ConsentAction.WITHDRAWN and said.pk > entry.pk:
        raise LinkExpired
    return entry


def _url(name: str, shop: Shop, token: str) -> str:
    return settings.PUBLIC_URL + reverse(f"mailing:{name}", kwargs={"shop": shop.slug, "token": token})
