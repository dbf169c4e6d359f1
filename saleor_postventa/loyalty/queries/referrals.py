"""Who sent whom: a customer's code and link, and what tells a friend from the customer."""

from django.conf import settings
from django.urls import reverse

from saleor_postventa.loyalty.models import Account
from saleor_postventa.loyalty.rules.signals import Person, PostalAddress
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.salt import salted_hash
from saleor_postventa.shops.scope import current_shop

# Without letters and digits that look alike (D. Crockford's base 32).
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_PROOF = 6
_MOST_ADDRESSES = 20


def referral_code_of(account: Account) -> str:
    """The same for ever; told from the account alone, so that nothing has to be kept. Nobody can guess another's."""
    return _written(account.pk) + _proof(account.pk)


def referral_link_of(account: Account) -> str:
    path = reverse("loyalty:referred", kwargs={"shop": current_shop().slug, "code": referral_code_of(account)})
    return f"{settings.PUBLIC_URL}{path}"


def account_of_code(code: str) -> Account | None:
    """The living account whose code it is; None for any other text, and where the person is gone or takes no part."""
    given = code.strip().lower().replace("o", "0").replace("i", "1").replace("l", "1")
    pk = _read(given[:-_PROOF])
    if pk is None or given[-_PROOF:] != _proof(pk):
        return None
    found = Account.objects.select_related("customer", "merged_into__customer").filter(pk=pk).first()
    account = (found.merged_into or found) if found is not None else None
    return account if account is not None and account.customer_id is not None and account.takes_part else None


def person_of(customer: Customer, *, order: Order | None = None) -> Person:
    """As the signs of fraud ask. Saleor tells of the addresses that parcels went to; `order` is the one at hand."""
    told = Order.objects.filter(customer=customer).exclude(shipping_address=None).order_by("-placed_at", "-pk")
    addresses: list[dict[str, str]] = [
        each for each in told.values_list("shipping_address", flat=True)[:_MOST_ADDRESSES] if each
    ]
    if order is not None and order.shipping_address:
        addresses.append(order.shipping_address)
    return Person(
        customer=customer.pk,
        email=customer.email or (order.user_email if order is not None else ""),
        name=customer.full_name or _name_on(addresses[-1] if addresses else {}),
        addresses=tuple(_postal(each) for each in addresses),
    )


def orders_before(order: Order, customer: Customer) -> int:
    """Of the same person, whichever way they bought; what was cancelled or never paid was no purchase."""
    same = Customer.objects.filter(email=customer.email) if customer.email else Customer.objects.none()
    theirs = Order.objects.filter(customer__in=[customer.pk, *same.values_list("pk", flat=True)], cancelled_at=None)
    return theirs.filter(paid_at__isnull=False, placed_at__lt=order.placed_at).exclude(pk=order.pk).count()


def _postal(kept: dict[str, str]) -> PostalAddress:
    return PostalAddress(
        street=" ".join(filter(None, (kept.get("street_address1") or "", kept.get("street_address2") or ""))),
        postal_code=kept.get("postal_code") or "",
        country=kept.get("country") or "",
        city=kept.get("city") or "",
    )


def _name_on(address: dict[str, str]) -> str:
    return f"{address.get('first_name') or ''} {address.get('last_name') or ''}".strip()


def _proof(pk: int) -> str:
    return _written(int(salted_hash(f"referral:{pk}")[:12], 16)).zfill(_PROOF)[-_PROOF:]


def _written(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
        if not number:
            return digits


def _read(digits: str) -> int | None:
    if not 0 < len(digits) <= 12 or any(each not in _DIGITS for each in digits):
        return None
    number = 0
    for each in digits:
        number = number * len(_DIGITS) + _DIGITS.index(each)
    return number
