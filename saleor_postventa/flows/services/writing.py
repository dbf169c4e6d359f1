"""Writing flows: their drafts, before anybody goes through them."""

from typing import Any

from django.db import transaction
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.core.pieces import is_slug
from saleor_postventa.events.drafts import lock_documents, refuse_overtaken, touch
from saleor_postventa.flows.codes import FlowState
from saleor_postventa.flows.document.checks import Flaw, flaws
from saleor_postventa.flows.document.document import KINDS_IN, FlowDocument, dump, read
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Flow, FlowVersion, Segment
from saleor_postventa.shops.scope import current_shop

from .refusals import BadCode, CodeTaken, InvalidFlow, NoDraft, NothingReadyMade, UnknownFlow, WrongState

TITLE_LENGTH = 120


@transaction.atomic
def create_flow(
    *, code: str, title: str = "", content: dict[str, Any] | None = None, start_from: str = "", by: Actor
) -> Flow:
    """With its first draft: the `content`, or the ready-made one that it starts from.

    Raises BadCode, CodeTaken, NothingReadyMade, InvalidFlow.
    """
    if not is_slug(code):
        raise BadCode(field="code")
    made = ready_made.get(start_from) if start_from in ready_made else None
    if content is not None:
        document = checked_document(content)
    elif made is not None:
        document = made.document
    else:
        raise NothingReadyMade(field="startFrom", wanted=start_from)
    lock_documents()
    if Flow.objects.filter(code=code).exists():
        raise CodeTaken(field="code", taken=code)
    named = title.strip() or (str(made.title) if made else code)
    flow = Flow.objects.create(
        shop=current_shop(), code=code, title=named[:TITLE_LENGTH], created_by=by.ref, changed_by=by.ref
    )
    _write(FlowVersion(shop=flow.shop, flow=flow, created_by=by.ref), document, by)
    return flow


@transaction.atomic
def save_draft(
    flow_id: int, content: dict[str, Any], *, title: str | None = None, revision: int | None = None, by: Actor
) -> FlowVersion:
    """Keep the flow's one draft, over the one whose `revision` was read: None where there was none.

    Whoever is on the way goes on as before. Raises UnknownFlow, WrongState, InvalidFlow, DraftOvertaken.
    """
    document = checked_document(content)
    flow = locked_flow(flow_id)
    if flow.state == FlowState.ENDED:
        raise WrongState(field="id", state=flow.get_state_display())
    draft = FlowVersion.objects.drafts().filter(flow=flow).first()
    refuse_overtaken(FlowVersion.objects.filter(flow=flow), draft, revision)
    if title is not None and title.strip():
        flow.title = title.strip()[:TITLE_LENGTH]
    note_change(flow, by)
    return _write(draft or FlowVersion(shop=flow.shop, flow=flow, created_by=by.ref), document, by)


@transaction.atomic
def discard_draft(flow_id: int, *, revision: int | None = None, by: Actor) -> Flow:
    """The flow itself stays, and can be written anew. Raises UnknownFlow, NoDraft, DraftOvertaken."""
    flow = locked_flow(flow_id)
    draft_of(flow, revision).delete()
    note_change(flow, by)
    return flow


def draft_of(flow: Flow, revision: int | None) -> FlowVersion:
    """Without a `revision`, as it is now. Raises NoDraft, DraftOvertaken."""
    draft = FlowVersion.objects.drafts().filter(flow=flow).first()
    if revision is not None:
        refuse_overtaken(FlowVersion.objects.filter(flow=flow), draft, revision)
    if draft is None:
        raise NoDraft(field="id")
    return draft


def checked_document(content: dict[str, Any]) -> FlowDocument:
    """Raises InvalidFlow."""
    try:
        return read(content)
    except ValidationError as error:
        first = error.errors()[0]
        path = path_of(first, kinds_in=KINDS_IN) or "flow"
        raise InvalidFlow(field=path, path=path, problem=mistake_in_words(first)) from error


def flaws_of(document: FlowDocument) -> list[Flaw]:
    codes = frozenset(Segment.objects.values_list("code", flat=True))
    return flaws(document, default_language=current_shop().preferences.default_language, segments=codes)


def locked_flow(flow_id: int) -> Flow:
    """One writer of a shop's flows at a time. Raises UnknownFlow."""
    lock_documents()
    found = Flow.objects.select_related("current").filter(pk=flow_id).first()
    if found is None:
        raise UnknownFlow(field="id")
    return found


def note_change(flow: Flow, by: Actor) -> None:
    flow.changed_at, flow.changed_by = now(), by.ref
    flow.save()


def _write(draft: FlowVersion, document: FlowDocument, by: Actor) -> FlowVersion:
    draft.document = dump(document)
    touch(draft, by)
    draft.save()
    return draft
