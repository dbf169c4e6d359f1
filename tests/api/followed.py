"""Flows of the current shop, somebody on the way, a segment and a task; every text carries the shop's slug."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from saleor_postventa.flows.codes import FlowState, TaskKind
from saleor_postventa.flows.document.document import dump
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Flow, FlowVersion, Journey, Segment, StaffTask
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.web.ids import show_id

SINCE = datetime(2026, 5, 1, 9, tzinfo=UTC)
_KINDS = {"segment": "PostSaleSegment", "task": "PostSaleStaffTask", "journey": "PostSaleJourney"}


@dataclass(frozen=True)
class Followed:
    """`flow` runs, and has a draft; the `paused` one has none."""

    flow: Flow
    paused: Flow
    draft: FlowVersion
    journey: Journey
    segment: Segment
    task: StaffTask

    def id_of(self, name: str) -> str:
        """Of `flow`, `paused`, `journey`, `segment` or `task`, as the graph shows it."""
        return show_id(_KINDS.get(name, "PostSaleFlow"), getattr(self, name).pk)


def content_of_flow() -> dict[str, Any]:
    slug = current_shop().slug
    return {**dump(ready_made.get("care_tips").document), "names": {"en": f"{slug}-tips", "es": slug}}


def make_followed(customer: Customer, order: Order) -> Followed:
    shop = current_shop()
    flow, version = make_flow_row("tips")
    paused, _version = make_flow_row("paused", FlowState.PAUSED)
    draft = FlowVersion.objects.create(
        shop=shop, flow=flow, document=content_of_flow(), revision=2, created_by="staff", changed_by="staff"
    )
    journey = Journey.objects.create(
        shop=shop,
        flow=flow,
        version=version,
        customer=customer,
        order=order,
        person=str(customer.pk),
        trigger="delivered",
        cause=f"{shop.slug}-delivered",
        step="settle_in",
        began_at=SINCE,
        came_at=SINCE,
        due_at=SINCE,
    )
    segment = Segment.objects.create(
        shop=shop, code=f"{shop.slug}-all", title=f"{shop.slug}-all", conditions=[{"kind": "orders", "at_least": 0}]
    )
    task = StaffTask.objects.create(
        shop=shop,
        journey=journey,
        step="note",
        kind=TaskKind.NOTE,
        texts={"en": f"{shop.slug}-task", "es": shop.slug},
        customer=customer,
        order=order,
        due_at=SINCE,
    )
    return Followed(flow, paused, draft, journey, segment, task)


def make_flow_row(code: str, state: FlowState = FlowState.LIVE) -> tuple[Flow, FlowVersion]:
    shop = current_shop()
    flow = Flow.objects.create(shop=shop, code=f"{shop.slug}-{code}", title=f"{shop.slug}-{code}")
    version = FlowVersion.objects.create(
        shop=shop, flow=flow, number=1, document=content_of_flow(), revision=1, published_at=SINCE
    )
    Flow.objects.filter(pk=flow.pk).update(current=version, state=state)
    flow.refresh_from_db()
    return flow, version


def content_as_text() -> str:
    return json.dumps(dump(ready_made.get("care_tips").document))
