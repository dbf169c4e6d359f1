from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped

from .rules.kinds import Part, RuleKind


class Training(ShopWork):
    """One night's run of a shop, `day` by the shop's own clock; the queue carries it out, and it ends with a card."""

    day = models.DateField()
    asked_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "day"], name="one_training_a_night")]
        indexes = [
            models.Index(fields=["due_at"], name="training_due", condition=Q(state="waiting")),
            models.Index(fields=["lane", "id"], name="training_lane", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"training of {self.day}"


class ModelCardQuerySet(models.QuerySet["ModelCard"]):
    def in_use(self) -> Self:
        return self.filter(is_in_use=True)


class ModelCard(ShopOwned):
    """What one run learned, and how well; `is_in_use` are at most one of a shop's, with all its rows.

    `chosen` names the model of each part. `marks` are the exams, `{exam: {part: [mark, ...]}}`; `decided_by` the exam
    that decided each part, empty where too few customers could tell. Rows of a card that never came into use are a
    broken run's.
    """

    training = models.ForeignKey(Training, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    used_since = models.DateTimeField(null=True, blank=True)
    is_in_use = models.BooleanField(default=False)
    orders = models.PositiveIntegerField(default=0)
    customers = models.PositiveIntegerField(default=0)
    products = models.PositiveIntegerField(default=0)
    window_days = models.PositiveSmallIntegerField(default=0)
    chosen = models.JSONField(default=dict)
    decided_by = models.JSONField(default=dict)
    marks = models.JSONField(default=dict)

    objects: ClassVar[ModelCardQuerySet] = scoped(ModelCardQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop"], name="one_card_in_use", condition=Q(is_in_use=True)),
        ]
        indexes = [models.Index(fields=["shop", "-made_at"], name="card_by_date")]

    def __str__(self) -> str:
        return f"card {self.pk}"

    def model_for(self, part: Part) -> str:
        found: str = self.chosen.get(part, "")
        return found


class _OfCard(ShopOwned):
    """Products are known by our ids alone: none is ever deleted, and these rows live a day."""

    card = models.ForeignKey(ModelCard, on_delete=models.CASCADE, related_name="+", db_index=False)
    product_id = models.BigIntegerField()

    class Meta:
        abstract = True


class Neighbour(_OfCard):
    """Who bought `product_id` also bought `other_id`: `together` of them did.

    `strength` is the cosine times the other's trend.
    """

    other_id = models.BigIntegerField()
    strength = models.FloatField()
    together = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "product_id", "other_id"], name="one_row_per_neighbour")]

    def __str__(self) -> str:
        return f"{self.product_id} and {self.other_id}"


class Standing(_OfCard):
    """How a product stands: customers who bought it, ever and of late, units that went out and came back."""

    buyers = models.PositiveIntegerField(default=0)
    recent_buyers = models.PositiveIntegerField(default=0)
    units_sent = models.PositiveIntegerField(default=0)
    units_back = models.PositiveIntegerField(default=0)
    return_risk = models.FloatField(default=0.0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "product_id"], name="one_row_per_standing")]

    def __str__(self) -> str:
        return f"standing of {self.product_id}"


class Bestseller(_OfCard):
    """Among the best of a channel, or of a category in it; `category_id` is Saleor's, empty for the whole channel."""

    channel = models.CharField(max_length=255)
    category_id = models.CharField(max_length=64, blank=True, default="")
    buyers = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["card", "channel", "category_id", "product_id"], name="one_row_per_bestseller"
            )
        ]

    def __str__(self) -> str:
        return f"{self.product_id} in {self.channel}"


class RecommendationRule(ShopOwned):
    """What the team says of `product`: everywhere, or where somebody looks at or has `beside`.

    `channel` is empty where it holds in all of them; `factor` is a boost's (or how strongly a complement goes with the
    other), `position` a pin's.
    """

    kind = models.CharField(max_length=10, choices=RuleKind)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    beside = models.ForeignKey(Product, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=255, blank=True, default="")
    factor = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    position = models.PositiveSmallIntegerField(default=1)
    note = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField(default=now)
    made_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "kind", "product", "channel"], name="one_rule_everywhere", condition=Q(beside=None)
            ),
            models.UniqueConstraint(
                fields=["shop", "kind", "product", "beside", "channel"],
                name="one_rule_per_pair",
                condition=~Q(beside=None),
            ),
            models.CheckConstraint(condition=Q(factor__gt=0), name="recommendation_factor_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.product_id}"


class Misfit(ShopOwned):
    """Units of this line were asked back because of their size or fit."""

    order_line = models.OneToOneField(OrderLine, on_delete=models.CASCADE, related_name="+")
    noted_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"misfit of {self.order_line_id}"
