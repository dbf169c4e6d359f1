"""Recording what became true, and replaying it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core import work
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Event
from saleor_postventa.core.work import WorkState, wake_after_commit
from saleor_postventa.shops.scope import current_shop

from .cause import current_cause
from .models import ReactionRun, RecordedEvent, RecordedEventQuerySet
from .registry import Reaction, reactions_to

QUEUE = "reactions"
DELETED_AT_ONCE = 5000


class RecordedOutsideTransaction(RuntimeError):
    """An event must commit together with the change it tells of."""


class UnknownRun(Refusal):
    code = "not_found"
    text = _("Nothing was found for this id.")


def record(event: Event, *, by: Actor) -> RecordedEvent | None:
    """Write the event and the runs of its reactions; None where the same fact stands already."""
    return next(iter(record_all([(event, by)])), None)


def record_all(facts: Sequence[tuple[Event, Actor]]) -> list[RecordedEvent]:
    """As `record`, for many at once in few statements; gives the rows of what is new."""
    if not connection.in_atomic_block:
        raise RecordedOutsideTransaction(", ".join(type(event).__name__ for event, _by in facts))
    rows = {row.key: row for row in (_row(event, by) for event, by in facts)}
    known = set(RecordedEvent.objects.filter(key__in=rows).values_list("key", flat=True))
    written = _insert([row for key, row in rows.items() if key not in known])
    _write_runs(written)
    return written


def replay(rows: list[RecordedEvent]) -> int:
    """Carry out every reaction to these events again, new ones too; returns how many runs wait now.

    Effects have keys of their own, so a replay of what was done already changes nothing.
    """
    for row in rows:
        rested = ReactionRun.objects.filter(event=row).exclude(state=WorkState.WAITING)
        rested.update(**work.as_new() | {"due_at": row.recorded_at})
    _write_runs(rows)
    return ReactionRun.objects.filter(event__in=rows, state=WorkState.WAITING).count()


@transaction.atomic
def retry_runs(ids: list[int]) -> list[ReactionRun]:
    """Let given-up reactions wait again. Raises UnknownRun where one is none of the shop's; nothing changes then."""
    runs = list(ReactionRun.objects.filter(pk__in=ids).select_related("event").order_by("pk"))
    if len(runs) < len(set(ids)):
        raise UnknownRun(field="ids")
    work.replay(work.queues.get(QUEUE), ReactionRun.objects.filter(pk__in=ids))
    for run in runs:
        run.refresh_from_db(fields=["state", "attempts"])
    return runs


def forget_events(*, before: datetime, name: str | None = None) -> int:
    """Delete the current shop's events recorded before a moment, or those of one name alone; finished runs go along."""
    old = RecordedEvent.objects.filter(recorded_at__lt=before).exclude(runs__state=WorkState.WAITING)
    return _delete(old if name is None else old.filter(name=name))


def forget_events_of(customer_ids: Collection[int], *, name: str) -> int:
    """Delete those of one name that were recorded of people, with what was to come of them."""
    return _delete(RecordedEvent.objects.filter(customer_id__in=customer_ids, name=name))


def _delete(rows: RecordedEventQuerySet) -> int:
    total = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:DELETED_AT_ONCE]):
        count, _per_model = RecordedEvent.objects.filter(pk__in=ids).delete()
        total += count
    return total


def _insert(rows: list[RecordedEvent]) -> list[RecordedEvent]:
    """Those that were written; one by one where another transaction recorded some of them at the same moment."""
    if not rows:
        return []
    try:
        with transaction.atomic():
            return list(RecordedEvent.objects.bulk_create(rows))
    except IntegrityError:
        return [row for row in rows if _insert_one(row)]


def _insert_one(row: RecordedEvent) -> bool:
    row.pk = None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _row(event: Event, by: Actor) -> RecordedEvent:
    name = type(event).__name__
    return RecordedEvent(
        shop=current_shop(),
        key=f"{name}:{event.key()}",
        name=name,
        version=event.version,
        order_id=event.subject.order,
        customer_id=event.subject.customer,
        line_ids=list(event.subject.lines),
        occurred_at=event.occurred_at,
        actor_kind=by.kind,
        actor_ref=by.ref,
        cause=current_cause(),
        data=event.data(),
    )


def _write_runs(rows: Sequence[RecordedEvent]) -> None:
    """A reaction that has its run already keeps it. Whether a shop is one for it is asked once for all rows."""
    shop = current_shop()
    is_one_for = cache(lambda where: where(shop))
    runs = [
        ReactionRun(shop_id=row.shop_id, event=row, code=reaction.code, lane=_lane(reaction, row))
        for row in rows
        for reaction in reactions_to(row.name)
        if is_one_for(reaction.where)
    ]
    if runs:
        ReactionRun.objects.bulk_create(runs, ignore_conflicts=True)
        wake_after_commit(QUEUE)


def _lane(reaction: Reaction, row: RecordedEvent) -> str:
    """In order per order, or per customer where there is none, for each domain that reacts."""
    about = f"o{row.order_id}" if row.order_id else f"c{row.customer_id}" if row.customer_id else ""
    return f"{reaction.domain}:{about}" if about else ""
