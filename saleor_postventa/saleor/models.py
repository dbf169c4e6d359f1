import hashlib

from django.db import models
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.shops.scope import ShopOwned, ShopWork

from .catchup.models import CatchUpRun, CatchUpStep, FeedProgress

__all__ = ["Alarm", "CatchUpRun", "CatchUpStep", "Delivery", "FeedProgress"]


class Delivery(ShopWork):
    """One signed webhook, byte for byte. `key` is the hash of event and body: Saleor repeats itself identically.

    `request_id` is that of the request that brought it, for the log.
    """

    event = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    body = models.BinaryField()
    order_number = models.CharField(max_length=64, blank=True, default="", db_default="")
    request_id = models.CharField(max_length=64, blank=True, default="", db_default="")
    received_at = models.DateTimeField(default=now)
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "key"], name="one_row_per_delivery")]
        indexes = [
            models.Index(fields=["due_at"], name="delivery_due", condition=models.Q(state="waiting")),
            models.Index(fields=["shop"], name="delivery_dead", condition=models.Q(state="dead")),
            models.Index(fields=["shop", "state", "received_at"], name="delivery_by_state"),
            models.Index(fields=["shop", "received_at"], name="delivery_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.pk}"

    @staticmethod
    def key_of(event: str, body: bytes) -> str:
        return hashlib.sha256(event.encode() + b"\n" + body).hexdigest()

    @property
    def text(self) -> str:
        return bytes(self.body).decode(errors="replace")

    @property
    def subject(self) -> str:
        """What it is about, where that can be read: `Order 23`."""
        return _("Order {number}").format(number=self.order_number) if self.order_number else ""


class Alarm(ShopOwned):
    """Something a person should look at, counted while it lasts; `code` names its sentence in `findings.py`."""

    code = models.CharField(max_length=60)
    detail = models.CharField(max_length=300, blank=True, default="")
    first_at = models.DateTimeField(default=now)
    last_at = models.DateTimeField(default=now)
    count = models.PositiveIntegerField(default=1)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "code"], name="one_open_alarm", condition=models.Q(cleared_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.count})"
