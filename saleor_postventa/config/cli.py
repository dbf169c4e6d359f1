"""`postventa`: serve, worker, beat, and every management command (doctor, migrate, backfill ...)."""

import logging
import os
import sys
import tempfile
import uuid
from importlib import import_module

import django
import uvicorn
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from saleor_postventa.core.database import DatabaseState, database_state, make_folder

from .static import gather_files

logger = logging.getLogger(__name__)

# A migration that has to wait for a lock makes every writer wait behind it: it gives up, and is run again.
SHORT_LOCKS = "-c lock_timeout=5s"
USAGE = """postventa serve    the web process (and the worker too, where no broker is set)
postventa worker   a Celery worker
postventa beat     the Celery clock: exactly one
postventa doctor   what is set, what is missing, shop by shop
postventa migrate  bring the database to this version
postventa help     every other command"""


def main(arguments: list[str] | None = None) -> None:
    words = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saleor_postventa.config.settings")
    match words:
        case [] | ["-h"] | ["--help"]:
            sys.stdout.write(f"{USAGE}\n")
        case ["serve", *_]:
            _read_settings()
            if settings.WEB_PROCESSES > 1:
                _count_together()
            serve()
        case ["worker", *options]:
            _read_settings()
            _count_together()
            _celery("worker", "--loglevel=INFO", f"--hostname={_own_name()}", *options)
        case ["beat", *options]:
            _read_settings()
            _celery("beat", "--scheduler=celery.beat:Scheduler", "--loglevel=INFO", *options)
        case _:
            _read_settings()
            if words[0] == "migrate":
                make_folder()
                os.environ.setdefault("PGOPTIONS", SHORT_LOCKS)
            execute_from_command_line(["postventa", *words])


def _read_settings() -> None:
    """Ends with a sentence, and no traceback, where a setting is missing or wrong."""
    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except ImproperlyConfigured as wrong:
        sys.exit(str(wrong))


def _count_together() -> None:
    """Several processes add up what they counted in files; the library looks for their folder when it is imported."""
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="postventa-metrics-"))


def _own_name() -> str:
    """Two workers of one machine need two: RabbitMQ gives a name's mailbox to the first alone, and the second ends."""
    return f"{uuid.uuid4().hex[:8]}@%h"


def serve() -> None:
    django.setup()
    gather_files()
    make_folder()
    if database_state() != DatabaseState.READY:
        logger.warning("The database is not ready (%s): run `postventa migrate`.", database_state())
    logger.info("Listening on http://%s:%s, for %s", settings.HOST, settings.PORT, settings.PUBLIC_URL)
    uvicorn.run(
        "saleor_postventa.config.asgi:application",
        host=settings.HOST,
        port=settings.PORT,
        workers=settings.WEB_PROCESSES,
        proxy_headers=False,  # web.py reads them, where they are needed
        timeout_graceful_shutdown=20,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
    )


def _celery(*arguments: str) -> None:
    os.execvp(sys.executable, [sys.executable, "-m", "celery", "-A", "saleor_postventa.config.celery", *arguments])


if __name__ == "__main__":
    main()
