from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class ShopInstalled(Event):
    """Saleor installed the app, for the first time or anew: `app_id` is its id in this installation."""

    sentence: ClassVar[str | Promise] = _("The app was installed.")
    app_id: str

    def key(self) -> str:
        return self.app_id


@dataclass(frozen=True, kw_only=True)
class ShopStateChanged(Event):
    """Saleor switched the app on or off, deleted it, or no longer knows its token."""

    sentence: ClassVar[str | Promise] = _("The app's state in Saleor changed to: {state}.")
    state: str

    def key(self) -> str:
        return f"{self.state}:{self.occurred_at.isoformat()}"
