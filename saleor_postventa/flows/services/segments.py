"""Keeping segments."""

from typing import Any

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import is_slug
from saleor_postventa.events.drafts import lock_documents
from saleor_postventa.events.services import record
from saleor_postventa.flows.codes import FlowState
from saleor_postventa.flows.events import SegmentDropped, SegmentKept
from saleor_postventa.flows.models import Flow, FlowVersion, Segment
from saleor_postventa.flows.queries.flows import document_of
from saleor_postventa.flows.queries.segments import read_conditions
from saleor_postventa.shops.scope import current_shop

from .checking import check_conditions
from .refusals import BadCode, CodeTaken, InvalidConditions, SegmentInUse, SegmentOvertaken, UnknownSegment

TITLE_LENGTH = 120


@transaction.atomic
def create_segment(*, code: str, title: str, content: list[Any], by: Actor) -> Segment:
    """Raises BadCode, CodeTaken, InvalidConditions."""
    if not is_slug(code):
        raise BadCode(field="code")
    kept = checked_conditions(content)
    lock_documents()
    if Segment.objects.filter(code=code).exists():
        raise CodeTaken(field="code", taken=code)
    segment = Segment(shop=current_shop(), code=code, revision=0)
    return _keep(segment, title, kept, by)


@transaction.atomic
def change_segment(segment_id: int, *, title: str, content: list[Any], revision: int, by: Actor) -> Segment:
    """`revision` is that of what was read. Raises UnknownSegment, SegmentOvertaken, InvalidConditions."""
    kept = checked_conditions(content)
    segment = _locked(segment_id)
    if segment.revision != revision:
        raise SegmentOvertaken(field="revision")
    return _keep(segment, title, kept, by)


@transaction.atomic
def drop_segment(segment_id: int, *, by: Actor) -> Segment:
    """Raises UnknownSegment, and SegmentInUse while a flow that has not ended names it."""
    segment = _locked(segment_id)
    using = _flow_using(segment.code)
    if using is not None:
        raise SegmentInUse(field="id", flow=using.title)
    dropped = Segment(pk=segment.pk, code=segment.code, title=segment.title, conditions=segment.conditions)
    segment.delete()
    record(SegmentDropped(segment=dropped.code, occurred_at=now()), by=by)
    return dropped


def checked_conditions(content: list[Any]) -> list[dict[str, Any]]:
    """As they are kept, with everything said. Raises InvalidConditions."""
    for first in check_conditions(content):
        raise InvalidConditions(field=first.path, problem=first.message)
    return [each.model_dump(mode="json") for each in read_conditions(content)]


def _keep(segment: Segment, title: str, content: list[dict[str, Any]], by: Actor) -> Segment:
    segment.title = (title.strip() or segment.code)[:TITLE_LENGTH]
    segment.conditions = content
    segment.revision += 1
    segment.changed_at, segment.changed_by = now(), by.ref
    segment.save()
    record(SegmentKept(segment=segment.code, revision=segment.revision, occurred_at=segment.changed_at), by=by)
    return segment


def _locked(segment_id: int) -> Segment:
    lock_documents()
    found = Segment.objects.filter(pk=segment_id).first()
    if found is None:
        raise UnknownSegment(field="id")
    return found


def _flow_using(code: str) -> Flow | None:
    """By what runs now or is being written."""
    for flow in Flow.objects.exclude(state=FlowState.ENDED).select_related("current").order_by("pk"):
        drafts = FlowVersion.objects.drafts().filter(flow=flow)
        versions = [*drafts, *([flow.current] if flow.current is not None else [])]
        if any(code in document_of(version).audience.segments for version in versions):
            return flow
    return None
