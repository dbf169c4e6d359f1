"""Named reads of customers that the API and the portal share."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from .models import Customer, CustomerQuerySet, Hold
from .rules import email_key
from .salt import salted_hashes


def customer_by_id(customer_id: int) -> Customer | None:
    """A guest who was joined with somebody is found as that somebody."""
    found = Customer.objects.select_related("merged_into").filter(pk=customer_id).first()
    return found.merged_into or found if found else None


def persons_known_as(who: str) -> list[Customer]:
    """All living records of an e-mail address or of an account's id in Saleor, accounts first."""
    own = Customer.objects.living().filter(Q(email=email_key(who)) | Q(saleor_id=who)) if who.strip() else []
    emails = {each.email for each in own if each.email}
    found = {each.pk: each for each in (*own, *Customer.objects.living().filter(email__in=emails))}
    return sorted(found.values(), key=lambda each: (each.is_guest, each.pk))


def records_of(customer: Customer) -> list[Customer]:
    """A customer with the other living records of their address, accounts first."""
    return persons_known_as(customer.saleor_id or customer.email) if not customer.is_erased else []


def persons_like(text: str) -> CustomerQuerySet:
    """Those whose address begins with what looks like one; else those in whose names or address each word stands."""
    if text.find("@") > 0:
        return Customer.objects.filter(email__startswith=email_key(text))
    rows = Customer.objects.all()
    for word in text.split():
        rows = rows.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(email__icontains=word))
    return rows


def customers_by_ids(ids: list[int]) -> dict[int, Customer]:
    return {row.pk: row for row in Customer.objects.filter(pk__in=ids)}


def customers_by_saleor_ids(saleor_ids: list[str]) -> dict[str, Customer]:
    rows = Customer.objects.accounts().filter(saleor_id__in=saleor_ids)
    return {row.saleor_id or "": row for row in rows}


def accounts_by_address(emails: list[str]) -> dict[str, Customer]:
    """By e-mail in lower case; of several accounts the newest news."""
    rows = Customer.objects.accounts().filter(email__in=emails).order_by("known_at", "pk")
    return {row.email: row for row in rows}


def by_address(emails: Iterable[str]) -> dict[str, Customer]:
    """By e-mail in lower case, guests too; of several, the account, and of those the oldest."""
    rows = Customer.objects.living().filter(email__in=set(emails) - {""})
    return {row.email: row for row in sorted(rows, key=lambda each: (each.is_guest, each.pk), reverse=True)}


def erased_among(emails: Iterable[str]) -> set[str]:
    """Addresses of people who were erased."""
    digests = {erased_digest: email for email, erased_digest in erased_digests(emails).items()}
    rows = Customer.objects.filter(erased_email_digest__in=digests).values_list("erased_email_digest", flat=True)
    return {digests[row] for row in rows}


def open_holds(customer_ids: list[int]) -> dict[int, list[Hold]]:
    """What is on hold for each customer, the oldest first."""
    holds: dict[int, list[Hold]] = defaultdict(list)
    for hold in Hold.objects.in_force().filter(customer_id__in=customer_ids).order_by("since", "pk"):
        holds[hold.customer_id].append(hold)
    return holds


def erased_digests(emails: Iterable[str]) -> dict[str, str]:
    """What stays of erased addresses. It hangs on no setting: a rotated key would let the person come back."""
    hashes = salted_hashes(f"erased:{email}" for email in emails)
    return {text.removeprefix("erased:"): value for text, value in hashes.items()}
