"""Flows, their versions and what these do."""

import json
from collections.abc import Sequence
from functools import lru_cache

from saleor_postventa.flows.document.document import FlowDocument, read
from saleor_postventa.flows.models import Flow, FlowVersion


def live_flows() -> list[Flow]:
    """With the version that they run."""
    return list(Flow.objects.live().select_related("current").order_by("code"))


def flows_beginning_with(trigger: str) -> list[Flow]:
    """The live ones that this begins."""
    return [each for each in live_flows() if document_of(current_of(each)).trigger.code == trigger]


def drafts_of(flow_ids: list[int]) -> dict[int, FlowVersion]:
    return {each.flow_id: each for each in FlowVersion.objects.drafts().filter(flow_id__in=flow_ids)}


def versions_of(flow_ids: list[int]) -> dict[int, list[FlowVersion]]:
    """Those that were published, the newest first."""
    found: dict[int, list[FlowVersion]] = {}
    for each in FlowVersion.objects.published().filter(flow_id__in=flow_ids):
        found.setdefault(each.flow_id, []).append(each)
    return found


def version_before(version: FlowVersion, published: Sequence[FlowVersion]) -> FlowVersion | None:
    """Of the flow's published ones, the newest first; of a draft, the last of them."""
    number = version.number
    earlier = (each for each in published if number is None or (each.number or 0) < number)
    return next(earlier, None)


def current_of(flow: Flow) -> FlowVersion:
    """Of one that runs: the database keeps that there is one."""
    if flow.current is None:
        raise LookupError(f"flow {flow.pk} was never published")
    return flow.current


def document_of(version: FlowVersion) -> FlowDocument:
    """Read once for each content."""
    return _read(json.dumps(version.document, sort_keys=True))


@lru_cache(maxsize=64)
def _read(content: str) -> FlowDocument:
    return read(content)
