"""What became of the ways out, for the audit."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class _OfEndpoint:
    """`name` is what the team calls it; its address is left out, which may hold a secret."""

    endpoint_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class HookEndpointChanged(_OfEndpoint, Event):
    """`change`: created, updated, deleted, secret_rotated."""

    sentence: ClassVar[str | Promise] = _("The outgoing webhook “{name}” was set up or changed.")
    change: str

    def key(self) -> str:
        return f"{self.endpoint_id}:{self.change}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class HookEndpointSwitchedOff(_OfEndpoint, Event):
    """It took nothing for days."""

    sentence: ClassVar[str | Promise] = _("The outgoing webhook “{name}” was switched off: it took nothing for days.")

    def key(self) -> str:
        return f"{self.endpoint_id}:{self.occurred_at.isoformat()}"
