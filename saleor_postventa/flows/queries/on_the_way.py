"""Where somebody stands in a flow, what comes next, and what they wait for."""

from collections.abc import Sequence
from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.flows.codes import Awaited, FlowState, JourneyState
from saleor_postventa.flows.document.ways import target
from saleor_postventa.flows.models import Journey, Passage
from saleor_postventa.flows.steps import Step
from saleor_postventa.flows.steps.wait import Wait
from saleor_postventa.flows.steps.wait_delivery import WaitDelivery
from saleor_postventa.flows.triggers import delivered
from saleor_postventa.orders.arrivals import arrivals_of

from .flows import document_of
from .journeys import is_at_first_step

LATELY = timedelta(days=90)


def step_of(journey: Journey, code: str = "") -> Step | None:
    """Of the version that they go through; without a code, the one that they stand at, or stood at last."""
    return document_of(journey.version).step(code or journey.step)


def place_of(journey: Journey, code: str = "") -> int | None:
    """That of a step among the steps, from 1; without a code, of the one that they stand at. None of the end."""
    codes = [each.code for each in document_of(journey.version).steps]
    wanted = code or journey.step
    return codes.index(wanted) + 1 if wanted in codes else None


def next_code(journey: Journey) -> str | None:
    """Of what is done with them next: after a wait, else their own step; `end` after the last. None once it is over."""
    step = step_of(journey)
    if journey.state != JourneyState.WAITING or step is None:
        return None
    return target(document_of(journey.version), step) if isinstance(step, Wait | WaitDelivery) else step.code


def awaited_by(journeys: Sequence[Journey]) -> dict[int, Awaited]:
    """By their ids, with `flow` and `version` loaded; whoever waits for the time alone is left out."""
    on_the_way = [each for each in journeys if each.state == JourneyState.WAITING]
    following = [each for each in on_the_way if _follows_delivery(each)]
    arrived = arrivals_of([each.order_id for each in following if each.order_id is not None])
    found = {each.pk: Awaited.DELIVERY for each in following if each.order_id not in arrived}
    return found | {each.pk: Awaited.RESUMPTION for each in on_the_way if each.flow.state == FlowState.PAUSED}


def on_the_way_of(customer_ids: list[int], *, load: Sequence[str]) -> dict[int, list[Journey]]:
    """Of each of them, with `load` beside it: whoever is due first stands first."""
    rows = Journey.objects.waiting().filter(customer_id__in=customer_ids).select_related(*load)
    found: dict[int, list[Journey]] = {}
    for each in rows.order_by("due_at", "pk"):
        found.setdefault(each.customer_id or 0, []).append(each)
    return found


def over_lately_of(customer_ids: list[int], *, load: Sequence[str]) -> dict[int, list[Journey]]:
    """Of each of them those that ended within 90 days, or were not for them, with `load` beside: the newest first."""
    since = now() - LATELY
    rows = Journey.objects.filter(customer_id__in=customer_ids, ended_at__gte=since).select_related(*load)
    found: dict[int, list[Journey]] = {}
    for each in rows.order_by("-ended_at", "-pk"):
        found.setdefault(each.customer_id or 0, []).append(each)
    return found


def passages_of(journey_ids: list[int]) -> dict[int, list[Passage]]:
    """The steps that they took, the first first, with the mails that these asked for."""
    found: dict[int, list[Passage]] = {}
    rows = Passage.objects.filter(journey__in=journey_ids).select_related("message__customer", "journey__version")
    for each in rows.order_by("at", "pk"):
        found.setdefault(each.journey_id, []).append(each)
    return found


def _follows_delivery(journey: Journey) -> bool:
    if journey.order_id is None:
        return False
    return isinstance(step_of(journey), WaitDelivery) or (
        journey.trigger == delivered.CODE and is_at_first_step(journey)
    )
