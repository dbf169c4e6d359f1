"""Log lines: JSON with the ids of what they belong to; never a token, a cookie, a body or a person's data."""

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from saleor_postventa.core.trace import trace
from saleor_postventa.events.cause import current_cause

_SECRETS = re.compile(
    r"(?i)(bearer\s+|jwt\s+|auth_token\W+|token=)[\w.~+/-]+=*|pv_[0-9a-f]{12}_[\w-]+|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|/s/[\w-]+/\w+/\w+/[^\s'\"]+"
    r"|eyJ[\w-]*\.[\w-]*\.[\w-]+"  # signed by a Saleor: a token, or a webhook's signature
    r"|\.?[\w-]+:[\w-]{6}:[\w-]{43}"  # signed by us: a link, a visit, a draft
    r"|\b(postventa_\w+|csrftoken)=[^;\s'\"]+"
)


class Redact(logging.Filter):
    """Blackens tokens, keys, cookies and e-mail addresses, wherever a message or an error brings them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = blacken(record.getMessage()), None
        record.cause = current_cause()
        for name, number in trace().items():
            setattr(record, name, number)
        return True


def blacken(text: str) -> str:
    return _SECRETS.sub("[hidden]", text)


class Json(JsonFormatter):
    """Exceptions are blackened too, and what rides along with a record: Django's brings the request with its path."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        told = super().process_log_record(log_data)
        return {
            name: value if isinstance(value, int | float | None) else blacken(str(value))
            for name, value in told.items()
        }

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        return blacken(str(super().formatException(ei)))


class Plain(logging.Formatter):
    """For people: the ids behind the message."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the name is logging's)
        ids = " ".join(f"{name}={number}" for name, number in trace().items())
        return f"{super().formatMessage(record)} {ids}".rstrip()

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        return blacken(super().formatException(ei))


def logging_settings(style: str, level: str = "INFO") -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"redact": {"()": Redact}},
        "formatters": {
            "json": {"()": Json, "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s %(cause)s"},
            "plain": {"()": Plain, "fmt": "%(levelname)s %(name)s %(message)s %(cause)s"},
        },
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": style, "filters": ["redact"]}},
        "root": {"handlers": ["out"], "level": level},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "uvicorn": {"level": "WARNING"},
            # The server puts a line together for each request, as long as anybody might listen.
            "uvicorn.access": {"propagate": False},
        },
    }
