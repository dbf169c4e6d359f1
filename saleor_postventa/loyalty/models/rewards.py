"""What points can be spent on, and what became of those who did."""

from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.credits.models import StoreCredit, VoucherCode
from saleor_postventa.loyalty.codes import OPEN_STATES, RedemptionState, ReleaseCause, RewardKind
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.scope import ShopOwned, scoped

from .ledger import Account, Entry


def _amount() -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)


class RewardQuerySet(models.QuerySet["Reward"]):
    def on_offer(self) -> Self:
        """Active and within their dates, the cheapest first; some may be gone, or not for everybody."""
        moment = now()
        begun = Q(starts_at=None) | Q(starts_at__lte=moment)
        return self.filter(begun, Q(ends_at=None) | Q(ends_at__gt=moment), is_active=True).order_by("points", "pk")

    def with_product_name(self) -> Self:
        """As `named_product`: what the product is called that a reward is for, None of all others."""
        named = Product.objects.filter(saleor_id=OuterRef("product_saleor_id")).exclude(name="")
        return self.annotate(named_product=Subquery(named.values("name")[:1]))


class Reward(ShopOwned):
    """`points` is what it costs; 0 where any amount can be had, in steps of `step`, at `points_per_unit` a unit of the
    currency.

    `value` is the amount, or per cent. `stock` is how many there are in all, None without end; `taken` those that were
    taken and not given back. `tiers` are codes of levels, none for everybody; `channels` slugs, none for all of the
    currency. A code has to be used within `valid_days`, or the points come back.
    """

    kind = models.CharField(max_length=9, choices=RewardKind)
    names = models.JSONField()
    descriptions = models.JSONField(default=dict, blank=True)
    points = models.PositiveBigIntegerField(default=0)
    value = _amount()
    currency = models.CharField(max_length=3, blank=True, default="")
    points_per_unit = models.PositiveIntegerField(null=True, blank=True)
    step = _amount()
    least = _amount()
    most = _amount()
    product_saleor_id = models.CharField(max_length=128, blank=True, default="")
    min_order = _amount()
    stock = models.PositiveIntegerField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)
    tiers = models.JSONField(default=list, blank=True)
    channels = models.JSONField(default=list, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    valid_days = models.PositiveSmallIntegerField(default=30)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")
    changed_at = models.DateTimeField(default=now)
    changed_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[RewardQuerySet] = scoped(RewardQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stock=None) | Q(taken__lte=F("stock")), name="no_more_taken_than_there"),
            models.CheckConstraint(
                condition=Q(points__gt=0, points_per_unit=None) | Q(points=0, points_per_unit__gt=0, step__gt=0),
                name="reward_has_one_price",
            ),
        ]

    def __str__(self) -> str:
        return f"reward {self.pk}"

    @property
    def is_any_amount(self) -> bool:
        return self.points_per_unit is not None


class RedemptionQuerySet(models.QuerySet["Redemption"]):
    def of_accounts(self, account_ids: list[int]) -> Self:
        return self.filter(account_id__in=account_ids)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)


class Redemption(ShopOwned):
    """Points that became a reward. `entry` is the ledger's that spent them; `key` makes it the same one in the shop.

    Until `expires_at` it is kept for them, if they do not use it. `order` is the one that it was used in.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reward = models.ForeignKey(Reward, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=150)
    points = models.PositiveBigIntegerField()
    amount = _amount()
    currency = models.CharField(max_length=3, blank=True, default="")
    state = models.CharField(max_length=9, choices=RedemptionState, default=RedemptionState.RESERVED)
    state_since = models.DateTimeField(default=now)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    code = models.ForeignKey(VoucherCode, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    credit = models.ForeignKey(StoreCredit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    release_cause = models.CharField(max_length=15, choices=ReleaseCause, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=120, blank=True, default="")
    ended_by = models.CharField(max_length=120, blank=True, default="")
    expires_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[RedemptionQuerySet] = scoped(RedemptionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "key"], name="one_redemption_per_key"),
            models.UniqueConstraint(
                fields=["account", "reward"], name="one_open_redemption", condition=Q(state__in=OPEN_STATES)
            ),
            models.CheckConstraint(condition=Q(points__gt=0), name="redemption_of_points"),
        ]
        indexes = [
            models.Index(
                fields=["shop", "expires_at"], name="redemption_running_out", condition=Q(state__in=OPEN_STATES)
            ),
            models.Index(fields=["shop", "asked_at"], name="redemption_by_date"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """As `credits` knows it."""
        return f"redemption:{self.pk}"

    @property
    def money(self) -> Money | None:
        return Money(self.amount, self.currency) if self.amount is not None else None
