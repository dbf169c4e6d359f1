"""What the shopper gets: settlements, and what goes out in exchange."""

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.returns.rules import (
    ExchangeStatus,
    Outcome,
    SettlementStatus,
)
from saleor_postventa.shops.scope import ShopOwned

from .amounts import amount_field
from .returns import Return


class Settlement(ShopOwned):
    """What the shopper gets for one batch of units: `units` are `{our order line id: quantity}`.

    It is done once its refund, credit or exchange is: `awaits` are those still under way (`refund:12`, `credit:3`,
    `move:7`). `flat_fee_amount` is the part of the fees that is taken once for the whole return, `note` what staff did
    where it could not go on by itself.
    """

    of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="settlements")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    units = models.JSONField(default=dict)
    goods_amount = amount_field()
    fee_amount = amount_field()
    flat_fee_amount = amount_field()
    loss_amount = amount_field()
    shipping_amount = amount_field()
    bonus_amount = amount_field()
    amount = amount_field()
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=9, choices=SettlementStatus, default=SettlementStatus.OPEN)
    trouble = models.CharField(max_length=40, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")
    awaits = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="one_settlement_per_number")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"return:{self.of_id}:{self.number}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class Exchange(ShopOwned):
    """The other half of a return whose outcome is an exchange: what goes out for what comes back.

    `lines` are `[{"return_line", "variant", "quantity", "unit_price", "unit_difference"}]`, amounts as text; a positive
    difference is what the shopper pays on the replacement order, a negative one goes back as a refund. `revision`
    counts the choices that the shopper made.
    """

    of = models.OneToOneField(Return, on_delete=models.CASCADE, related_name="exchange")
    status = models.CharField(max_length=12, choices=ExchangeStatus, default=ExchangeStatus.REQUESTED)
    status_since = models.DateTimeField(default=now)
    lines = models.JSONField(default=list)
    difference_amount = amount_field()
    currency = models.CharField(max_length=3)
    revision = models.PositiveSmallIntegerField(default=1)
    replacement_saleor_id = models.CharField(max_length=128, blank=True, default="")
    replacement_number = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"exchange of {self.of_id}"
