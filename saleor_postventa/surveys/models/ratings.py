"""What Saleor was told of a product's reviews."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.scope import ShopWork, scoped


class RatingMirrorQuerySet(models.QuerySet["RatingMirror"]):
    def resting(self) -> Self:
        return self.filter(state=WorkState.DONE)

    def given_up(self) -> Self:
        return self.filter(state=WorkState.DEAD)


class RatingMirror(ShopWork):
    """A product's rating as it stands in Saleor, or is to stand there: one row, whatever changes how often.

    `product` is Saleor's id. `told` is what its metadata holds for sure, empty where nobody knows; `is_there`, whether
    keys of ours may stand there: noted before they are written. `is_asked_again`: something changed meanwhile.
    """

    product = models.CharField(max_length=64)
    told = models.JSONField(default=dict, blank=True)
    is_there = models.BooleanField(default=False)
    is_asked_again = models.BooleanField(default=False)

    objects: ClassVar[RatingMirrorQuerySet] = scoped(RatingMirrorQuerySet)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "product"], name="one_rating_mirror_per_product")]
        indexes = [models.Index(fields=["due_at"], name="rating_mirror_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"rating of {self.product}"
