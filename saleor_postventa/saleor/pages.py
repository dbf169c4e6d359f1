"""The doors that Saleor itself knocks at: manifest and registration."""

import json

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from saleor_postventa.core.errors import Refusal

from .manifest import build_manifest, parse_version
from .registration import register

LONGEST_TOKEN = 200


@require_GET
@never_cache
def manifest(request: HttpRequest) -> JsonResponse:
    return JsonResponse(build_manifest(parse_version(request.headers.get("Saleor-Schema-Version"))))


@csrf_exempt
@require_POST
def registration(request: HttpRequest) -> JsonResponse:
    """Saleor shows `error.message` to the person who installs."""
    token = _token(request.body)
    api_url = request.headers.get("Saleor-Api-Url", "")
    if not token or not api_url:
        return _refused("invalid", _("The request holds no token or no Saleor address."), 400)
    try:
        shop = register(api_url=api_url, token=token)
    except Refusal as refusal:
        return _refused(refusal.code, refusal.message, 403)
    return JsonResponse({"success": True, "shop": shop.slug})


def _token(body: bytes) -> str:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    token = content.get("auth_token") if isinstance(content, dict) else None
    is_token = isinstance(token, str) and len(token) <= LONGEST_TOKEN and token.isascii() and token.isprintable()
    return str(token) if is_token else ""


def _refused(code: str, message: str, status: int) -> JsonResponse:
    return JsonResponse({"success": False, "error": {"code": code, "message": message}}, status=status)
