"""People log in: the sandbox's shoppers and staff all have a password that is no secret."""

from typing import Any

import jwt

from saleor_postventa.sandbox.auth.tokens import issue_access, issue_refresh
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.record import from_global_id


def _refuse(field: str, message: str, code: str) -> dict[str, Any]:
    return {"token": None, "errors": [{"field": field, "message": message, "code": code}]}


@resolves("Mutation", "tokenCreate")
def create_token(_: None, context: Context, email: str, password: str) -> dict[str, Any]:
    world = context.world
    user = next((user for user in world.store.all(User) if user.email == email and user.is_active), None)
    if user is None or user.password != password:
        return _refuse("email", "Please, enter valid credentials", "INVALID_CREDENTIALS")
    user.last_login = world.clock.now()
    world.store.put(user)
    url = world.options.api_url
    token, refresh = issue_access(context.keys, url, user), issue_refresh(context.keys, url, user)
    return {"token": token, "refresh_token": refresh, "user": user, "errors": []}


@resolves("Mutation", "tokenRefresh")
def resolve_refresh(_: None, context: Context, refresh_token: str | None = None) -> dict[str, Any]:
    try:
        claims = context.keys.decode(refresh_token or "")
    except jwt.InvalidTokenError:
        return _refuse("refreshToken", "Invalid token", "JWT_INVALID_TOKEN")
    user = context.world.store.get(User, from_global_id(str(claims["user_id"]), User.typename))
    if claims["type"] != "refresh" or user is None:
        return _refuse("refreshToken", "Incorrect refreshToken.", "JWT_INVALID_TOKEN")
    return {"token": issue_access(context.keys, context.world.options.api_url, user), "errors": []}
