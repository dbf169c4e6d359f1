"""Who is asking. The one that can tell registers itself as the Authenticator."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.errors import Refusal

if TYPE_CHECKING:
    from saleor_postventa.shops.models import Shop


class ViewerKind(StrEnum):
    SHOPPER = "shopper"
    STAFF = "staff"
    INTEGRATOR = "integrator"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Viewer:
    """`user_id` is Saleor's id of a shopper or a member of staff; `token` is what they came with.

    `permissions` are what the person and the app both hold (for acts in Saleor), `user_permissions` all of the
    person's (for acts inside the app); `scopes` are an integrator's, `key` the prefix of its key.
    """

    kind: ViewerKind
    shop: "Shop"
    user_id: str = ""
    email: str = ""
    permissions: frozenset[str] = frozenset()
    user_permissions: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    key: str = ""
    token: str = ""

    @classmethod
    def anonymous(cls, shop: "Shop") -> "Viewer":
        return cls(ViewerKind.ANONYMOUS, shop)

    @property
    def is_staff(self) -> bool:
        return self.kind == ViewerKind.STAFF

    @property
    def is_shopper(self) -> bool:
        return self.kind == ViewerKind.SHOPPER

    @property
    def actor(self) -> Actor:
        """The `by` of what they do."""
        if self.kind == ViewerKind.STAFF:
            return Actor.staff(self.user_id)
        if self.kind == ViewerKind.SHOPPER:
            return Actor.shopper(self.user_id)
        return Actor.app(self.key) if self.kind == ViewerKind.INTEGRATOR else SYSTEM


class NotAuthenticated(Refusal):
    """A token was shown and is no good. Answered with 401, so that a client may get a new one and try again."""

    code = "token_invalid"
    text = _("Your sign-in is not valid here. Sign in again.")


class TokenExpired(NotAuthenticated):
    code = "token_expired"
    text = _("Your sign-in has run out. Sign in again.")


class Authenticator(Protocol):
    def __call__(self, shop: "Shop", token: str) -> Viewer:
        """Who shows this token to this shop. Raises NotAuthenticated, or Failure where that can't be told now."""


class NoAuthenticator(RuntimeError):
    """Nothing registered itself with `use_authenticator`."""


SCHEMES = {"bearer", "jwt"}
_authenticator: Authenticator | None = None


def use_authenticator(authenticator: Authenticator) -> None:
    global _authenticator
    _authenticator = authenticator


def viewer_of(shop: "Shop", authorization: str) -> Viewer:
    """Who sent these credentials (`Bearer x`, or the bare token); anonymous where there are none.

    Raises NotAuthenticated, Failure, or NoAuthenticator.
    """
    scheme, _space, rest = authorization.strip().partition(" ")
    token = rest.strip() if scheme.lower() in SCHEMES else authorization.strip()
    if not token:
        return Viewer.anonymous(shop)
    if _authenticator is None:
        raise NoAuthenticator
    return _authenticator(shop, token)
