"""What of the settings does not go together, each with a stable id; `postventa doctor` and `check` print them."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.utils.module_loading import import_string

FEWEST_CHARACTERS = 12


@register
def check_public_url(**_: Any) -> list[CheckMessage]:
    if settings.IS_DEVELOPMENT or settings.PUBLIC_URL.startswith("https://"):
        return []
    hint = "Saleor, mail programs and browsers reach the app there; use the https address of your proxy."
    return [Error("POSTVENTA_PUBLIC_URL is not https.", hint=hint, id="postventa.E001")]


@register
def check_allowed_saleors(**_: Any) -> list[CheckMessage]:
    if settings.ALLOWED_SALEOR_URLS:
        return []
    hint = "Name the API address of each Saleor that may install the app, or a pattern such as https://*.example.com/graphql/."
    return [Caution("POSTVENTA_ALLOWED_SALEOR_URLS is empty: nobody can install.", hint=hint, id="postventa.W001")]


@register
def check_pattern_reach(**_: Any) -> list[CheckMessage]:
    wide = [url for url in settings.ALLOWED_SALEOR_URLS if url.startswith(("https://*/", "https://*:", "*"))]
    hint = "Leave at least a domain behind the star."
    return [Error(f"{url} lets every host in.", hint=hint, id="postventa.E002") for url in wide]


@register
def check_database_with_broker(**_: Any) -> list[CheckMessage]:
    is_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite")
    if not is_sqlite or settings.IS_EMBEDDED:
        return []
    hint = "SQLite serves one machine and one process; use PostgreSQL with Celery workers."
    return [Error("A broker is set, but the database is SQLite.", hint=hint, id="postventa.E003")]


@register
def check_demo(**_: Any) -> list[CheckMessage]:
    if settings.IS_DEVELOPMENT or not settings.IS_DEMO:
        return []
    hint = "The demo shows every mail and moves the clock for anybody: unset POSTVENTA_IS_DEMO."
    return [Error("The demo is on in production.", hint=hint, id="postventa.E004")]


@register
def check_processes(**_: Any) -> list[CheckMessage]:
    if settings.WEB_PROCESSES == 1 or not settings.IS_EMBEDDED:
        return []
    hint = "Without a broker the one process is the worker too; set POSTVENTA_BROKER_URL for more."
    return [Error("Several web processes, but no broker.", hint=hint, id="postventa.E005")]


@register
def check_keys(**_: Any) -> list[CheckMessage]:
    if settings.IS_DEVELOPMENT or len(set(settings.SECRET_KEY)) >= FEWEST_CHARACTERS:
        return []
    hint = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    return [Error("POSTVENTA_SECRET_KEY is easy to guess: links could be forged.", hint=hint, id="postventa.E008")]


@register
def check_proxies(**_: Any) -> list[CheckMessage]:
    if settings.IS_DEVELOPMENT or "*" not in settings.PROXIES:
        return []
    hint = "Name your proxy's address; else everybody can say that they come from anywhere."
    return [Caution("POSTVENTA_PROXIES believes everybody.", hint=hint, id="postventa.W004")]


@register
def check_sender(**_: Any) -> list[CheckMessage]:
    if settings.IS_DEVELOPMENT or not settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        return []
    hint = "Name an address that your mail server may send from; each shop can set its own."
    return [Caution("POSTVENTA_MAIL_FROM is nobody's address.", hint=hint, id="postventa.W005")]


@register
def check_panel_is_built(**_: Any) -> list[CheckMessage]:
    if (settings.DASHBOARD_DIST / "index.html").is_file():
        return []
    how = "npm run build" if shutil.which("npm") else "install Node 20 and run npm run build"
    hint = f"In dashboard-extension: {how}. A released wheel brings it along."
    return [Caution("The Dashboard panel was not built.", hint=hint, id="postventa.W003")]


@register
def check_media_dir(**_: Any) -> list[CheckMessage]:
    folder: Path = settings.MEDIA_ROOT
    if os.access(next(place for place in (folder, *folder.parents) if place.exists()), os.W_OK):
        return []
    hint = "Name a folder that all processes can write, and that is backed up."
    return [Error(f"POSTVENTA_MEDIA_DIR can't be written: {folder}", hint=hint, id="postventa.E007")]


@register
def check_upload_scanner(**_: Any) -> list[CheckMessage]:
    if not settings.UPLOAD_SCANNER:
        return []
    try:
        import_string(settings.UPLOAD_SCANNER)
    except ImportError as error:
        hint = "Give package.module.function; it gets the bytes and says what is wrong with them, or an empty text."
        return [Error(f"POSTVENTA_UPLOAD_SCANNER can't be loaded: {error}", hint=hint, id="postventa.E006")]
    return []
