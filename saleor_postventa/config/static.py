"""Serving the app's own files: no user's content is among them."""

from typing import Any

from django.core.management import call_command
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

PREFIX = "/static"
YEAR = "public, max-age=31536000, immutable"
HOUR = "public, max-age=3600"
HASHED = f"{PREFIX}/dashboard/assets/"
# Web components that storefronts take from here as modules.
KIT = f"{PREFIX}/storefront-kit/"


class OwnFiles(StaticFiles):
    """Files whose name holds a hash of their content may be kept for a year, others for an hour."""

    async def get_response(self, path: str, scope: Any) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = YEAR if scope["path"].startswith(HASHED) else HOUR
        response.headers["X-Content-Type-Options"] = "nosniff"
        if scope["path"].startswith(KIT):
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def gather_files() -> None:
    """Bring every app's files together in STATIC_ROOT, before the first process serves them."""
    call_command("collectstatic", interactive=False, verbosity=0)
