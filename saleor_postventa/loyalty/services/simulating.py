"""Simulating a programme on the past: asked for at once, reckoned by the queue, kept until others take its place."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import wake_after_commit
from saleor_postventa.loyalty.models import ProgrammeSimulation, ProgrammeVersion
from saleor_postventa.loyalty.programme.document import Programme, dump, read
from saleor_postventa.loyalty.queries.past import past_chunks
from saleor_postventa.loyalty.queries.programmes import content_of, draft_programme, programme_at
from saleor_postventa.loyalty.simulation.replay import World
from saleor_postventa.loyalty.simulation.report import Comparison
from saleor_postventa.orders.replays import forget_old, orders_placed, refuse_a_second, replayed_period
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

from .programmes import UnknownProgramme, checked_programme

QUEUE = "programme_simulations"
EXPECTED_USE = 1.0
MOST_MONTHS = 24


class NoDraftProgramme(Refusal):
    code = "no_draft"
    text = _("There is no draft to simulate. Save one first.")


class BadExpectedUse(Refusal):
    code = "invalid_share"
    text = _("A share lies between 0 and 1.")


@transaction.atomic
def simulate_programme(
    *,
    programme_id: int | None = None,
    content: dict[str, Any] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    expected_use: float | None = None,
    by: Actor,
) -> ProgrammeSimulation:
    """Hold a programme against the one in force: this document, or this version, or else the draft.

    Raises UnknownProgramme, NoDraftProgramme, InvalidProgramme, BadPeriod, BadExpectedUse, or SimulationUnderWay.
    """
    share = EXPECTED_USE if expected_use is None else expected_use
    if not 0 <= share <= 1:
        raise BadExpectedUse(field="expectedUse")
    since, until = replayed_period(since, until, most_months=MOST_MONTHS)
    version = _version(programme_id) if content is None else None
    document = content if version is None else version.content
    if document is None:
        raise NoDraftProgramme(field="programmeId")
    programme = checked_programme(document)
    Shop.objects.select_for_update().get(pk=current_shop().pk)
    refuse_a_second(ProgrammeSimulation)
    live = programme_at(now())
    simulation = ProgrammeSimulation.objects.create(
        shop=current_shop(),
        version=version,
        live_version=live,
        content=dump(programme),
        live_content=dump(content_of(live)) if live is not None else {},
        since=since,
        until=until,
        assumptions={"expected_use": share},
        asked_at=now(),
        asked_by=by.ref,
        due_at=now(),
    )
    forget_old(ProgrammeSimulation)
    wake_after_commit(QUEUE)
    return simulation


def carry_out_simulation(simulation: ProgrammeSimulation) -> None:
    """The work of one simulation. Whoever takes it up after a break begins anew."""
    simulation.started_at, simulation.orders_done = now(), 0
    simulation.orders_total = orders_placed(simulation.since, simulation.until).count()
    simulation.save(update_fields=["started_at", "orders_total", "orders_done"])
    found = Comparison(
        live=_world(read(simulation.live_content) if simulation.live_content else None, simulation),
        draft=_world(read(simulation.content), simulation),
        since=simulation.since,
    )
    for customers in past_chunks(simulation.since, simulation.until):
        found.add(customers)
        simulation.orders_done = found.orders
        simulation.save(update_fields=["orders_done"])
    simulation.results = found.report().as_json()
    simulation.save(update_fields=["results"])


def _world(programme: Programme | None, simulation: ProgrammeSimulation) -> World:
    return World(programme, current_shop().preferences.zone, simulation.until)


def _version(programme_id: int | None) -> ProgrammeVersion | None:
    if programme_id is None:
        return draft_programme()
    found: ProgrammeVersion | None = ProgrammeVersion.objects.filter(pk=programme_id).first()
    if found is None:
        raise UnknownProgramme(field="programmeId")
    return found
