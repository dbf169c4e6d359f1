from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, ShopWork


class AccessRequest(ShopWork):
    """Somebody typed an order number and an address. It is looked up later, so that the answer tells nothing.

    The address itself is not kept: `address_hash` is compared with that of the order's.
    """

    order_number = models.CharField(max_length=64)
    address_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    asked_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="access_request_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"access request {self.pk}"


class AccessLink(ShopOwned):
    """A link that opens one order, once. Its token is signed, and made anew from this row whenever the mail is."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"access link {self.pk}"
