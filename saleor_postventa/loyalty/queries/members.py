"""Members as the team looks at them."""

from django.db.models import Count, Exists, OuterRef, Q

from saleor_postventa.core.actor import Actor, ActorKind
from saleor_postventa.loyalty.models import Absence, Account, AccountQuerySet, Adjustment, AdjustmentQuerySet
from saleor_postventa.people.models import Customer, CustomerFact, CustomerQuerySet

TIER = "tier"


def living(account: Account) -> Account:
    """The account that holds its points by now."""
    while account.merged_into is not None:
        account = account.merged_into
    return account


def is_own_account(account: Account, by: Actor) -> bool:
    """Whether they are the points of whoever of the team is doing something with them, also as a guest."""
    return is_own_record(account.customer, by)


def is_own_record(customer: Customer | None, by: Actor) -> bool:
    return by.kind == ActorKind.STAFF and _is_theirs(customer, by.ref, own_email(by.ref))


def is_theirs(account: Account, saleor_id: str, email: str) -> bool:
    return _is_theirs(account.customer, saleor_id, email)


def _is_theirs(customer: Customer | None, saleor_id: str, email: str) -> bool:
    if customer is None:
        return False
    person = customer.merged_into or customer
    return person.saleor_id == saleor_id or bool(email and person.email == email)


def own_email(saleor_id: str) -> str:
    """Of an account; "" of one that the shop does not know, or without an address."""
    found = Customer.objects.accounts().filter(saleor_id=saleor_id).values_list("email", flat=True).first()
    return found or ""


def was_absent(account: Account, at: object) -> bool:
    if account.pk is None:
        return False
    return Absence.objects.filter(account=account, since__lte=at, until__gt=at).exists()


def members() -> AccountQuerySet:
    """Accounts that hold somebody's points."""
    return Account.objects.living().exclude(customer=None)


def members_of(rows: AccountQuerySet, customers: CustomerQuerySet) -> AccountQuerySet:
    return rows.filter(customer__in=customers.values("pk"))


def on_level(rows: AccountQuerySet, level: str) -> AccountQuerySet:
    """ "" for those on none."""
    fact = CustomerFact.objects.filter(customer=OuterRef("customer"), key=TIER)
    return rows.filter(Exists(fact.filter(value=level))) if level else rows.exclude(Exists(fact.exclude(value="")))


def with_waiting(rows: AccountQuerySet, *, is_waiting: bool) -> AccountQuerySet:
    waits = Exists(Adjustment.objects.waiting().filter(account=OuterRef("pk")))
    return rows.filter(waits) if is_waiting else rows.exclude(waits)


def waiting_counts(account_ids: list[int]) -> dict[int, int]:
    rows = Adjustment.objects.waiting().filter(account__in=account_ids).order_by()
    return dict(rows.values_list("account").annotate(count=Count("pk")))


def joined_counts(account_ids: list[int]) -> dict[int, int]:
    rows = Account.objects.filter(merged_into__in=account_ids).order_by()
    return dict(rows.values_list("merged_into").annotate(count=Count("pk")))


def levels_of(customer_ids: list[int]) -> dict[int, str]:
    """Codes, of those who are on one."""
    facts = CustomerFact.objects.filter(customer__in=customer_ids, key=TIER)
    return {row.customer_id: str(row.value) for row in facts if row.value}


def adjustments_of(account_id: int) -> AdjustmentQuerySet:
    """Also those of accounts that were joined with it."""
    return Adjustment.objects.filter(Q(account=account_id) | Q(account__merged_into=account_id))
