"""POSTVENTA_MAIL_URL is looked at when the program starts, not when the first mail is due."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from .delivery import provider_at, providers
from .pace import per_minute


@checks.register
def mail_url_is_usable(app_configs: Sequence[Any] | None, **options: Any) -> list[checks.CheckMessage]:
    url: str = settings.MAIL_URL
    scheme = url.partition(":")[0]
    if scheme not in providers:
        known = ", ".join(f"{code}:" for code in providers.codes())
        return [
            checks.Error("POSTVENTA_MAIL_URL names no way to send mail.", hint=f"Begin with {known}", id="mailing.E001")
        ]
    try:
        provider_at(url)
        per_minute(url)
    except (ImproperlyConfigured, ImportError, ValueError) as error:
        return [checks.Error(f"POSTVENTA_MAIL_URL can't be used: {error}", id="mailing.E002")]
    if scheme in ("console", "file") and not settings.IS_DEVELOPMENT:
        hint = "Set POSTVENTA_MAIL_URL to smtp://... or anymail:..., or nobody gets a mail."
        return [checks.Warning("Mails are written to the console or a folder.", hint=hint, id="mailing.W001")]
    return []
