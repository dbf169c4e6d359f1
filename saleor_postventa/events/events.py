"""Who changed a shop's settings and keys: for the audit, not for the shopper."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class PreferencesChanged(Event):
    """`names` of what was set; the values may be personal and are left out."""

    sentence: ClassVar[str | Promise] = _("Settings were changed: {names}.")
    names: str

    def key(self) -> str:
        return self.occurred_at.isoformat()


@dataclass(frozen=True, kw_only=True)
class ApiKeyCreated(Event):
    sentence: ClassVar[str | Promise] = _("An API key was made: {prefix}.")
    prefix: str

    def key(self) -> str:
        return self.prefix


@dataclass(frozen=True, kw_only=True)
class ApiKeyRevoked(Event):
    sentence: ClassVar[str | Promise] = _("An API key was revoked: {prefix}.")
    prefix: str

    def key(self) -> str:
        return self.prefix
