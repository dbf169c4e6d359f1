"""Words that a shop teaches us."""

from typing import ClassVar, Self

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned, scoped


class TopicWordQuerySet(models.QuerySet["TopicWord"]):
    def in_order(self) -> Self:
        return self.order_by("language", "topic", "phrase")


class TopicWord(ShopOwned):
    """A phrase that means a topic in this shop, or, where `is_off`, one of ours that does not mean it here.

    `topic` is one of `lexicon.shipped.Topic`, or the name of one of the shop's own. `phrase` is folded.
    """

    language = models.CharField(max_length=2)
    topic = models.CharField(max_length=60)
    phrase = models.CharField(max_length=80)
    is_off = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[TopicWordQuerySet] = scoped(TopicWordQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "language", "topic", "phrase"], name="one_row_per_topic_word")
        ]

    def __str__(self) -> str:
        return self.phrase
