"""Whether the schedule is alive: its sign goes the whole way, from the clock over the broker and a worker to a row."""

from datetime import datetime, timedelta

from saleor_postventa.core.clock import system_now

from .models import Heartbeat

SCHEDULE = "schedule"
SILENT_FOR = timedelta(minutes=5)


def note_schedule() -> None:
    Heartbeat.objects.update_or_create(name=SCHEDULE, defaults={"seen_at": system_now()})


def schedule_seen_at() -> datetime | None:
    return Heartbeat.objects.filter(name=SCHEDULE).values_list("seen_at", flat=True).first()
