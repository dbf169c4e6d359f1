"""Reads of catching up that the API, the reports and the demo share."""

from django.db.models import QuerySet

from saleor_postventa.core.work import WorkState

from .models import CatchUpRun, CatchUpStep, RunKind, RunState


def has_history() -> bool:
    """Whether the current shop's past was read to its end once."""
    return CatchUpRun.objects.filter(kind=RunKind.BACKFILL, state=RunState.FINISHED).exists()


def is_backfill_stuck() -> bool:
    """Whether the first reading of the current shop's past waits for a person, or for a permission."""
    running = CatchUpRun.objects.running(RunKind.BACKFILL).first()
    return running is not None and running.is_stuck


def latest_backfill() -> CatchUpRun | None:
    """The newest reading of the whole past, with how far each feed has come."""
    backfills = CatchUpRun.objects.filter(kind=RunKind.BACKFILL)
    return backfills.newest_first().prefetch_related("feeds").first()


def run_errors(run_ids: list[int]) -> dict[int, str]:
    """Why each of these runs is stuck, by its newest step that was given up on."""
    dead = CatchUpStep.objects.filter(progress__run_id__in=run_ids, state=WorkState.DEAD).order_by("finished_at", "pk")
    return dict(dead.values_list("progress__run_id", "error"))


def run_error(run: CatchUpRun) -> str:
    """As `run_errors`, of one; empty while all goes well."""
    return run_errors([run.pk]).get(run.pk, "")


def catch_up_runs() -> QuerySet[CatchUpRun]:
    """Backfills and reconciles, with how far each feed has come."""
    return CatchUpRun.objects.prefetch_related("feeds")


def foremost_run() -> CatchUpRun | None:
    """A backfill while it runs; else the newest run of any kind."""
    runs = catch_up_runs().order_by("-pk")
    return runs.filter(kind=RunKind.BACKFILL, state=RunState.RUNNING).first() or runs.first()
