from django.db import models

from saleor_postventa.core.clock import now
from saleor_postventa.core.origin import origin_of

from .rules import Preferences, ShopState
from .scope import ShopOwned
from .secrets import seal, unseal


class Shop(models.Model):
    """One Saleor that installed us. `app_id` and `token` are of the newest installation."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200, blank=True, default="")
    api_url = models.CharField(max_length=250, unique=True)
    state = models.CharField(max_length=8, choices=ShopState, default=ShopState.ACTIVE)
    state_since = models.DateTimeField(default=now)
    app_id = models.CharField(max_length=64)
    former_app_ids = models.JSONField(default=list, blank=True)
    sealed_token = models.TextField()
    jwks = models.JSONField(default=dict)
    jwks_read_at = models.DateTimeField(default=now)
    saleor_version = models.CharField(max_length=32)
    permissions = models.JSONField(default=list)
    manifest_fingerprint = models.CharField(max_length=64, blank=True, default="")
    webhooks_fingerprint = models.CharField(max_length=64, blank=True, default="")
    installed_at = models.DateTimeField(default=now)
    preferences_data = models.JSONField(default=dict, blank=True)
    has_surveys = models.BooleanField(default=False, db_default=False)
    has_flows = models.BooleanField(default=False, db_default=False)

    def __str__(self) -> str:
        return self.slug

    @property
    def token(self) -> str:
        return unseal(self.sealed_token)

    @token.setter
    def token(self, plain: str) -> None:
        self.sealed_token = seal(plain)

    @property
    def preferences(self) -> Preferences:
        """What a newer version of the program has stored, and this one does not know, is passed over."""
        known = {name: value for name, value in self.preferences_data.items() if name in Preferences.model_fields}
        return Preferences.model_validate(known)

    @property
    def origin(self) -> str:
        return origin_of(self.api_url)

    @property
    def is_active(self) -> bool:
        return self.state == ShopState.ACTIVE

    def has_permission(self, code: str) -> bool:
        return code in self.permissions


class ApiKey(ShopOwned):
    """An integrator's key. The secret is shown once and kept as a hash; `prefix` tells keys apart."""

    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=64)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.prefix


class Heartbeat(models.Model):
    """The last sign of life of what should go on by itself, by the machine's clock."""

    name = models.CharField(max_length=40, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.seen_at}"


class Colleague(ShopOwned):
    """Somebody of the team who was here lately: others can call them by their address, and hand over to them.

    `saleor_id` is theirs in Saleor, which tells their names to nobody who may not manage its staff.
    """

    saleor_id = models.CharField(max_length=64)
    email = models.EmailField(max_length=254)
    seen_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "care_colleague"  # from where it came
        constraints = [models.UniqueConstraint(fields=["shop", "saleor_id"], name="one_row_per_colleague")]

    def __str__(self) -> str:
        return self.saleor_id
