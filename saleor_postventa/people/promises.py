"""What people are given for a deed, in words: who gives it registers, who asks for the deed says so beforehand."""

from collections.abc import Callable

from saleor_postventa.core.registry import Registry

from .models import Customer

type Promise = Callable[[Customer], str]

promises: Registry[Promise] = Registry("promises for deeds")


def promised(deed: str, customer: Customer | None) -> str:
    """As in “20 points”, in the active language; "" where this person would get nothing."""
    if customer is None or customer.is_erased or deed not in promises:
        return ""
    return promises.get(deed)(customer)
