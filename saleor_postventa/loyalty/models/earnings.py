"""What was earned, by which line or other cause, and what is left of it."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import EarningState
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.shops.scope import ShopOwned, scoped

from .ledger import Account, Entry
from .programme import ProgrammeVersion


class EarningQuerySet(models.QuerySet["Earning"]):
    def of_order(self, order_id: int) -> Self:
        return self.filter(order_id=order_id).order_by("pk")

    def pending(self) -> Self:
        return self.filter(state=EarningState.PENDING)

    def unbound(self) -> Self:
        """Of replacements that the mirror did not know yet."""
        return self.filter(order=None).exclude(replacement="")


class Earning(ShopOwned):
    """What one line of an order earned, or one other cause; of a line that earned nothing, why.

    `entry` holds its points in the ledger, under the programme that was in force when it was ordered. `points_back` of
    them are no longer its own, with `units_back` of the `quantity`: taken back, or gone with the `units_exchanged`.
    What was exchanged has rows of its own: the points that `source` had move to the line of the `replacement` (Saleor's
    id of the order, `variant` that of what it holds), and a difference in price is earned there. `value` is what was
    paid for all units, in `currency`; it counts for levels as part of the order `counts_for`, the one that was bought,
    from `bought_at` on. The delivery's row has no line.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="earnings")
    key = models.CharField(max_length=200)
    way = models.CharField(max_length=40)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order_line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    counts_for = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    replacement = models.CharField(max_length=128, blank=True, default="")
    variant = models.CharField(max_length=64, blank=True, default="")
    quantity = models.PositiveIntegerField(default=1)
    points = models.BigIntegerField()
    units_back = models.PositiveIntegerField(default=0)
    units_exchanged = models.PositiveIntegerField(default=0)
    points_back = models.BigIntegerField(default=0)
    value = models.DecimalField(max_digits=20, decimal_places=4, default=Decimal(0))
    currency = models.CharField(max_length=3, blank=True, default="")
    why = models.JSONField(default=dict)
    bonuses = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=7, choices=EarningState, default=EarningState.PENDING)
    revision = models.PositiveIntegerField(default=0)
    bought_at = models.DateTimeField()
    earned_at = models.DateTimeField(default=now)
    activates_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[EarningQuerySet] = scoped(EarningQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_earning_per_cause"),
            models.CheckConstraint(
                condition=Q(points_back__gte=0, points_back__lte=F("points")), name="no_more_back_than_earned"
            ),
            models.CheckConstraint(condition=Q(units_back__lte=F("quantity")), name="no_more_units_back_than_bought"),
            models.CheckConstraint(condition=Q(points=0) | Q(entry__isnull=False), name="earned_points_are_booked"),
        ]
        indexes = [
            models.Index(fields=["shop", "activates_at"], name="earning_due", condition=Q(state="pending")),
            models.Index(fields=["shop", "replacement"], name="earning_unbound", condition=Q(order=None)),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def rest(self) -> int:
        """Points that are still its own."""
        return self.points - self.points_back

    @property
    def cause(self) -> dict[str, Any]:
        """Ids and codes of where its points come from, for the ledger."""
        known = {
            "order": self.order_id,
            "order_line": self.order_line_id,
            "programme_version": self.programme.number,
            "rule": self.way,
        }
        return {name: value for name, value in known.items() if value is not None}


class CampaignBudget(ShopOwned):
    """How many points a campaign gave out of its budget, by its id in the programme, whatever the version."""

    campaign = models.CharField(max_length=100)
    given = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "campaign"], name="one_budget_per_campaign"),
            models.CheckConstraint(condition=Q(given__gte=0), name="campaign_gave_something"),
        ]

    def __str__(self) -> str:
        return self.campaign


class LineWindow(ShopOwned):
    """Until when a line can be returned, as was told last; None where it can't, or not yet."""

    order_line = models.OneToOneField(OrderLine, on_delete=models.CASCADE, related_name="+")
    ends_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"until {self.ends_at}"


class SettledReturn(ShopOwned):
    """A return that was done: `units` are `{our order line id: quantity}` that came back, or were paid for and kept.

    What was exchanged is not among them. `is_without_money`: it gave store credit.
    """

    return_id = models.BigIntegerField()
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    units = models.JSONField(default=dict)
    is_without_money = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "return_id"], name="one_row_per_settled_return")]

    def __str__(self) -> str:
        return f"return {self.return_id}"
