"""Who is asking: an app by its token, a person by a signed one, or nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import jwt

from saleor_postventa.sandbox.world.apps import App
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.record import from_global_id
from saleor_postventa.sandbox.world.world import World

from .keys import Keys

ACCEPTED_TYPES = frozenset({"access", "thirdparty"})


@dataclass(frozen=True)
class Requestor:
    """`broken` says what is wrong with a token that was sent."""

    app: App | None = None
    user: User | None = None
    permissions: frozenset[str] = field(default_factory=frozenset)
    broken: str | None = None

    @classmethod
    def from_app(cls, app: App) -> "Requestor":
        return cls(app=app, permissions=frozenset(app.permissions))

    @property
    def principal(self) -> App | User | None:
        return self.app or self.user

    @property
    def is_staff(self) -> bool:
        return self.user is not None and self.user.is_staff

    def holds_one_of(self, codes: frozenset[str]) -> bool:
        if "AUTHENTICATED_APP" in codes and self.app:
            return True
        if "AUTHENTICATED_STAFF_USER" in codes and self.is_staff:
            return True
        return bool(self.permissions & codes)


NOBODY = Requestor()


def read_token(headers: Mapping[str, str]) -> str:
    """`Authorization-Bearer` wins, without a prefix; `Authorization` needs one."""
    if bearer := headers.get("authorization-bearer"):
        return bearer
    prefix, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if prefix.lower() in {"bearer", "jwt"} else ""


def recognise(world: World, keys: Keys, token: str) -> Requestor:
    if not token:
        return NOBODY
    if token.count(".") != 2:
        app = next((app for app in world.store.all(App) if app.token == token and app.is_alive), None)
        return Requestor.from_app(app) if app else NOBODY
    try:
        return _recognise_person(world, keys.decode(token))
    except jwt.InvalidTokenError as error:
        return Requestor(broken=type(error).__name__)


def _recognise_person(world: World, claims: dict[str, object]) -> Requestor:
    user = world.store.get(User, from_global_id(str(claims.get("user_id")), User.typename))
    if claims.get("type") not in ACCEPTED_TYPES or user is None:
        return Requestor(broken="InvalidTokenError")
    if not user.is_active or claims.get("token") != user.jwt_token_key:
        return Requestor(broken="InvalidTokenError")
    held = claims.get("permissions") if claims.get("type") == "thirdparty" else user.permissions
    return Requestor(user=user, permissions=frozenset(held) if isinstance(held, list) else frozenset())
