from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.shops.models import ApiKey
from saleor_postventa.shops.scope import ShopOwned, ShopWork, scoped
from saleor_postventa.shops.secrets import seal, unseal

from .rules import OffReason


class HookEndpointQuerySet(models.QuerySet["HookEndpoint"]):
    def of_key(self, prefix: str) -> Self:
        return self.filter(api_key__prefix=prefix)

    def listening(self) -> Self:
        """On, and of a key that still opens something where it is one's."""
        return self.filter(off_reason="", api_key__revoked_at=None)


class HookEndpoint(ShopOwned):
    """Where another system listens. `api_key` is whose it is, None for the team's own.

    `failing_since` is when the first message failed after the last that was taken, `off_at` when it was switched off.
    Secrets are encrypted, as they are needed for each message; the one before is good until `old_secret_ends_at`.
    """

    name = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    topics = models.JSONField(default=list)
    sealed_secret = models.TextField()
    sealed_old_secret = models.TextField(blank=True, default="", db_default="")
    old_secret_ends_at = models.DateTimeField(null=True, blank=True)
    api_key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    off_reason = models.CharField(max_length=8, choices=OffReason, blank=True, default="")
    off_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    last_taken_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    objects: ClassVar[HookEndpointQuerySet] = scoped(HookEndpointQuerySet)

    def __str__(self) -> str:
        return self.name

    @property
    def secret(self) -> str:
        return unseal(self.sealed_secret)

    @secret.setter
    def secret(self, plain: str) -> None:
        self.sealed_secret = seal(plain)

    def secrets_at(self, moment: datetime) -> list[str]:
        """Those that messages are signed with, the newest first."""
        is_old_good = self.old_secret_ends_at is not None and moment < self.old_secret_ends_at
        return [self.secret, unseal(self.sealed_old_secret)] if is_old_good else [self.secret]

    @property
    def is_on(self) -> bool:
        return not self.off_reason


class HookMessage(ShopWork):
    """What an endpoint is told, once for each event; `body` is sent as it stands, however often."""

    read_with = ("shop", "endpoint", "endpoint__api_key")

    endpoint = models.ForeignKey(HookEndpoint, on_delete=models.CASCADE, related_name="messages")
    event = models.ForeignKey(RecordedEvent, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    message_id = models.CharField(max_length=60)
    topic = models.CharField(max_length=60)
    body = models.TextField()
    made_at = models.DateTimeField(default=now)
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "event"], name="one_message_per_endpoint_and_event"),
            models.UniqueConstraint(fields=["shop", "message_id"], name="one_row_per_hook_message"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="hook_due", condition=models.Q(state="waiting")),
            models.Index(fields=["shop"], name="hook_dead", condition=models.Q(state="dead")),
            models.Index(fields=["endpoint", "made_at"], name="hook_of_endpoint"),
            models.Index(fields=["shop", "made_at"], name="hook_by_age"),
        ]

    def __str__(self) -> str:
        return self.message_id

    @property
    def is_dead(self) -> bool:
        return self.state == WorkState.DEAD
