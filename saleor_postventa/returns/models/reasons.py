"""Why something comes back."""

from django.db import models

from saleor_postventa.shops.scope import ShopOwned


class Reason(ShopOwned):
    """A reason of the two-level tree. Names by language; `saleor_page_id` is its Page in Saleor (3.23 and later).

    `is_from_saleor`: there was such a page, and no reason of ours that meant it.
    """

    code = models.CharField(max_length=60)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    names = models.JSONField(default=dict)
    question = models.JSONField(default=dict, blank=True)
    group = models.CharField(max_length=60, blank=True, default="")
    min_photos = models.PositiveSmallIntegerField(default=0)
    is_shops_fault = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_on = models.BooleanField(default=True)
    is_from_saleor = models.BooleanField(default=False)
    saleor_page_id = models.CharField(max_length=128, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "code"], name="one_reason_per_code")]

    def __str__(self) -> str:
        return self.code

    def name_in(self, language: str) -> str:
        names: dict[str, str] = self.names
        return names.get(language) or names.get("en") or next(iter(names.values()), self.code)
