"""Named reads that the API, the portal and the reports share."""

from collections import Counter

from .models import StoreCredit, StoreCreditQuerySet


def credits_asked_for(reference: str) -> StoreCreditQuerySet:
    return StoreCredit.objects.asked_for(reference).select_related("customer", "order").order_by("pk")


def credits_of_customer(customer_id: int) -> StoreCreditQuerySet:
    return StoreCredit.objects.filter(customer_id=customer_id).order_by("-asked_at", "-pk")


def stuck_credits() -> StoreCreditQuerySet:
    return StoreCredit.objects.stuck().select_related("customer", "order").order_by("status_since", "pk")


def credit_troubles() -> dict[str, int]:
    """How many are stuck, by why."""
    return dict(Counter(StoreCredit.objects.stuck().values_list("trouble", flat=True)))
