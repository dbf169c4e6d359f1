"""What the installation needs around it, for `postventa doctor`: schedule, broker, room, an address that leads here."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _
from kombu.connection import Connection
from kombu.exceptions import OperationalError as BrokerAway

from saleor_postventa.core import http
from saleor_postventa.core.clock import now, system_now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.work import earliest_due, queues
from saleor_postventa.shops.findings import Finding, Level, looks_around
from saleor_postventa.shops.heartbeats import SILENT_FOR, schedule_seen_at

LATE_MINUTES = 10
LITTLE_ROOM, NO_ROOM = 2 * 1024**3, 200 * 1024**2
BROKER_SECONDS = 3


@looks_around
def schedule() -> Iterator[Finding]:
    """Its sign goes from the clock over the broker and a worker to the database: all of them live where it is fresh."""
    start = (
        _("Start `postventa serve`.")
        if settings.IS_EMBEDDED
        else _("See that `postventa beat` runs exactly once, and at least one `postventa worker`.")
    )
    seen_at = schedule_seen_at()
    if seen_at is None:
        yield Finding("schedule_never_seen", Level.WARNING, _("The schedule has never run."), start)
    elif system_now() - seen_at > SILENT_FOR:
        title = _("The schedule has been silent for {minutes} minutes.")
        minutes = int((system_now() - seen_at).total_seconds() // 60)
        yield Finding("schedule_silent", Level.ERROR, title.format(minutes=minutes), start)
    else:
        yield Finding("schedule_alive", Level.OK, _("The schedule is alive, and so is a worker."))


@looks_around
def late_work() -> Iterator[Finding]:
    for queue in queues:
        first = earliest_due(queue)
        minutes = int((now() - first).total_seconds() // 60) if first else 0
        if minutes >= LATE_MINUTES:
            title = _("Work has been waiting in the queue {queue} for {minutes} minutes.")
            advice = _("See that workers run, and what their log says; more of them help where they are all busy.")
            yield Finding("work_late", Level.WARNING, title.format(queue=queue.name, minutes=minutes), advice)


@looks_around
def broker() -> Iterator[Finding]:
    if settings.IS_EMBEDDED:
        return
    try:
        with Connection(settings.CELERY_BROKER_URL, connect_timeout=BROKER_SECONDS) as connection:  # type: ignore[no-untyped-call]
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=BROKER_SECONDS)
    except (BrokerAway, OSError) as error:
        title = _("The broker does not answer: {kind}.").format(kind=type(error).__name__)
        advice = _("See that it runs and that POSTVENTA_BROKER_URL leads to it. Nothing is lost, but work comes late.")
        yield Finding("broker_away", Level.ERROR, title, advice)
    else:
        yield Finding("broker_answers", Level.OK, _("The broker answers."))


@looks_around
def room() -> Iterator[Finding]:
    """Where uploads lie, and the database where it is a file."""
    for place in dict.fromkeys(_places()):
        free = shutil.disk_usage(place).free
        if free < LITTLE_ROOM:
            level = Level.ERROR if free < NO_ROOM else Level.WARNING
            title = _("Only {free} MB are free at {place}.").format(free=free // 1024**2, place=place)
            advice = _("Make room before it is full: then webhooks are answered with 503, and uploads fail.")
            yield Finding("disk_full", level, title, advice)


@looks_around
def public_address() -> Iterator[Finding]:
    """Whether name, proxy and certificate lead to this program, as Saleor and shoppers will reach it."""
    if settings.IS_DEVELOPMENT:
        return
    address = f"{settings.PUBLIC_URL}/health/live"
    try:
        answer = http.request("GET", address, is_local_allowed=True, largest=1024)
        is_ours = answer.status_code == 200 and msgspec.json.decode(answer.content) == {"live": True}
    except Failure as error:
        title = _("{address} can't be reached: {why}").format(address=address, why=error)
        yield Finding("address_unreachable", Level.WARNING, title, _advice())
        return
    except msgspec.DecodeError:
        is_ours = False
    if is_ours:
        yield Finding("address_leads_here", Level.OK, _("POSTVENTA_PUBLIC_URL leads to the app."))
    else:
        title = _("{address} is answered by something else.").format(address=address)
        yield Finding("address_leads_elsewhere", Level.ERROR, title, _advice())


def _advice() -> str:
    return _("See that the app runs, and look at the name, the certificate and the proxy.")


def _places() -> Iterator[Path]:
    yield _standing(settings.MEDIA_ROOT)
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite"):
        yield _standing(Path(database["NAME"]).parent)


def _standing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())
