"""Friends who were sent by a customer."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import OPEN_REFERRALS, ReferralState
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped

from .ledger import Account


class ReferralQuerySet(models.QuerySet["Referral"]):
    def of_accounts(self, account_ids: list[int]) -> Self:
        return self.filter(referrer_id__in=account_ids)

    def invited(self) -> Self:
        return self.filter(state=ReferralState.INVITED)

    def held(self) -> Self:
        return self.filter(state=ReferralState.HELD)


class Referral(ShopOwned):
    """A friend who left an address at a customer's link, and what became of it.

    `friend_email` is there till the friend orders, or the invitation lapses. `signals` are why somebody of the team has
    to look; `reason` is what they wrote, for the team alone.
    """

    referrer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="referrals")
    friend_email = models.CharField(max_length=254, blank=True, default="")
    friend = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.OneToOneField(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=ReferralState, default=ReferralState.INVITED)
    state_since = models.DateTimeField(default=now)
    signals = models.JSONField(default=list, blank=True)
    invited_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[ReferralQuerySet] = scoped(ReferralQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "friend_email"],
                name="one_invitation_per_address",
                condition=Q(state=ReferralState.INVITED),
            )
        ]
        indexes = [
            models.Index(fields=["shop", "state", "state_since"], name="referral_by_state"),
            models.Index(fields=["shop", "id"], name="referral_open", condition=Q(state__in=OPEN_REFERRALS)),
        ]

    def __str__(self) -> str:
        return f"referral {self.pk}"
