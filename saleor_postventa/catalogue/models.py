from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import get_language

from saleor_postventa.core.money import Money
from saleor_postventa.shops.scope import ShopOwned, scoped


class ProductQuerySet(models.QuerySet["Product"]):
    def on_sale(self) -> Self:
        return self.filter(deleted_at=None)


class Product(ShopOwned):
    """`known_at` is Saleor's own date of change, None as long as only orders told of it; `read_at` breaks ties.

    `names` and `category_names` are by language, of those alone that the shop translated into; orders tell of none.
    `marks` are what the shop noted for us in the product's metadata, or else in that of its type.
    """

    saleor_id = models.CharField(max_length=64)
    slug = models.CharField(max_length=255, blank=True, default="")
    name = models.CharField(max_length=250, blank=True, default="")
    names = models.JSONField(default=dict, db_default={}, blank=True)
    external_reference = models.CharField(max_length=250, null=True, blank=True)
    type_id = models.CharField(max_length=64, blank=True, default="")
    type_slug = models.CharField(max_length=255, blank=True, default="")
    type_name = models.CharField(max_length=250, blank=True, default="")
    category_id = models.CharField(max_length=64, blank=True, default="")
    category_slug = models.CharField(max_length=255, blank=True, default="")
    category_name = models.CharField(max_length=250, blank=True, default="")
    category_names = models.JSONField(default=dict, db_default={}, blank=True)
    collection_ids = models.JSONField(default=list, blank=True)
    collection_slugs = models.JSONField(default=list, blank=True)
    published_in = models.JSONField(default=list, blank=True)
    marks = models.JSONField(default=dict, db_default={}, blank=True)
    thumbnail_url = models.CharField(max_length=1000, blank=True, default="")
    known_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ProductQuerySet] = scoped(ProductQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_product")]

    def __str__(self) -> str:
        return self.name

    @property
    def local_name(self) -> str:
        """In the active language, where the shop translated it."""
        return str(self.names.get(get_language() or "", self.name))

    @property
    def local_category(self) -> str:
        return str(self.category_names.get(get_language() or "", self.category_name))


ON_TOP = "on_top"


class Variant(ShopOwned):
    """`prices` are today's by channel, `{"default-channel": {"amount": "20.00", "currency": "USD"}}`.

    With `"tax": "on_top"` where the channel's prices are entered without it.

    Saleor dates no variant: `known_at` is when the event that told of it happened, None where only orders did.
    """

    saleor_id = models.CharField(max_length=64)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, null=True, blank=True, related_name="variants")
    sku = models.CharField(max_length=255, null=True, blank=True)
    name = models.CharField(max_length=255, blank=True, default="")
    prices = models.JSONField(default=dict, blank=True)
    known_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_variant")]
        indexes = [models.Index(fields=["shop", "sku"], name="variant_by_sku")]

    def __str__(self) -> str:
        return self.name

    def price_in(self, channel: str) -> Money | None:
        """Today's price in a channel, before tax rules and promotions; None where it is not sold there."""
        listed = self.prices.get(channel)
        return Money(Decimal(listed["amount"]), listed["currency"]) if listed else None

    def is_net_in(self, channel: str) -> bool:
        """Whether the tax comes on top of the channel's prices."""
        return bool(self.prices.get(channel, {}).get("tax") == ON_TOP)
