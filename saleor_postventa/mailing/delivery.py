"""What a provider of mail must be able to do, which there are, and which is in use."""

from collections.abc import Callable
from functools import cache
from typing import Protocol, runtime_checkable
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from saleor_postventa.core.errors import Failure
from saleor_postventa.core.registry import Registry

from .codes import BounceKind
from .mime import Letter


class NotHandedOver(Failure):
    """The mail surely did not leave us; `permanent` where trying again won't help."""


class AddressRefused(Failure):
    """The server took nothing because of the address: it does not exist (hard), or takes no mail just now (soft)."""

    def __init__(self, message: str, *, kind: BounceKind) -> None:
        self.kind = kind
        super().__init__(message, permanent=True)


class OutcomeUnknown(Failure):
    """We lost sight of the mail while it was being handed over: it may have arrived."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class Provider(Protocol):
    def deliver(self, letter: Letter) -> str:
        """Hand it over; returns the provider's own id for it. Raises NotHandedOver, AddressRefused, OutcomeUnknown."""
        ...

    def knows(self, message_id: str) -> bool | None:
        """Whether it took the mail with that Message-ID; None where it cannot say."""
        ...


@runtime_checkable
class Greetable(Protocol):
    def greet(self) -> None:
        """Connect, sign in, and hang up. Raises NotHandedOver."""
        ...


Opener = Callable[[SplitResult], Provider]
providers: Registry[Opener] = Registry("mail providers")


@cache
def provider_at(url: str) -> Provider:
    """One provider per address and process. Raises UnknownCode for a scheme that no module serves."""
    parts = urlsplit(url)
    return providers.get(parts.scheme)(parts)


def current_provider() -> Provider:
    return provider_at(settings.MAIL_URL)
