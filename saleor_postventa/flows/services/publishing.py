"""What runs, and whether: publishing a draft, pausing, going on and ending."""

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.events.drafts import next_number, touch
from saleor_postventa.events.services import record
from saleor_postventa.flows.codes import EndReason, FlowState
from saleor_postventa.flows.events import FlowPublished, FlowStateChanged
from saleor_postventa.flows.models import Flow, FlowVersion
from saleor_postventa.flows.rules.states import may_become, state_when_published
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

from .leaving import leave_all
from .refusals import FlawedFlow, WrongState
from .writing import checked_document, draft_of, flaws_of, locked_flow, note_change


@transaction.atomic
def publish_flow(flow_id: int, *, revision: int | None = None, by: Actor) -> FlowVersion:
    """Whoever begins from now on goes through it as the draft has it; who is on the way goes on as before.

    Raises UnknownFlow, WrongState, NoDraft, DraftOvertaken, InvalidFlow, FlawedFlow.
    """
    flow = locked_flow(flow_id)
    if flow.state == FlowState.ENDED:
        raise WrongState(field="id", state=flow.get_state_display())
    draft = draft_of(flow, revision)
    if blocking := [each for each in flaws_of(checked_document(draft.document)) if each.is_blocking]:
        raise FlawedFlow(blocking)
    draft.number = next_number(FlowVersion.objects.filter(flow=flow))
    draft.published_at, draft.published_by = now(), by.ref
    touch(draft, by)
    draft.save()
    before = FlowState(flow.state)
    flow.current, flow.looked_for, flow.looked_to = draft, "", 0
    _become(flow, state_when_published(before))
    note_change(flow, by)
    keep_whether_any_runs(current_shop())
    record(
        FlowPublished(flow_id=flow.pk, version_id=draft.pk, flow=flow.code, number=draft.number, occurred_at=now()),
        by=by,
    )
    _tell(flow, before, by)
    return draft


def pause_flow(flow_id: int, *, by: Actor) -> Flow:
    """Nobody begins, and nobody goes on until it does. Raises UnknownFlow, WrongState."""
    return _move(flow_id, FlowState.PAUSED, by)


def resume_flow(flow_id: int, *, by: Actor) -> Flow:
    """Raises UnknownFlow, WrongState."""
    return _move(flow_id, FlowState.LIVE, by)


@transaction.atomic
def end_flow(flow_id: int, *, by: Actor) -> Flow:
    """For good: whoever is on the way leaves it, with what waits to be sent. Raises UnknownFlow, WrongState."""
    flow = _move(flow_id, FlowState.ENDED, by)
    leave_all(flow.pk, EndReason.FLOW_ENDED, by=by)
    return flow


@transaction.atomic
def _move(flow_id: int, after: FlowState, by: Actor) -> Flow:
    flow = locked_flow(flow_id)
    before = FlowState(flow.state)
    if not may_become(after, before):
        raise WrongState(field="id", state=flow.get_state_display())
    _become(flow, after)
    note_change(flow, by)
    keep_whether_any_runs(current_shop())
    _tell(flow, before, by)
    return flow


def has_flows(shop: Shop) -> bool:
    """Whether anything can begin there, or anybody be on the way: until then nothing that happens concerns flows."""
    return shop.has_flows


def keep_whether_any_runs(shop: Shop) -> None:
    """Also on the shop at hand, which knows no better. Flows are written by one at a time, so that it is true."""
    runs = Flow.objects.filter(state__in=[FlowState.LIVE, FlowState.PAUSED]).exists()
    shop.has_flows = runs
    Shop.objects.filter(pk=shop.pk).exclude(has_flows=runs).update(has_flows=runs)


def _become(flow: Flow, after: FlowState) -> None:
    if flow.state != after:
        flow.state, flow.state_since = after, now()


def _tell(flow: Flow, before: FlowState, by: Actor) -> None:
    if flow.state != before:
        moved = FlowStateChanged(
            flow_id=flow.pk,
            flow=flow.code,
            before=before,
            after=flow.state,
            at=flow.state_since,
            occurred_at=flow.state_since,
        )
        record(moved, by=by)
