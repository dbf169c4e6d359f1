"""What a step is, and what it may answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from saleor_postventa.core.pieces import Piece, Slug, labelled
from saleor_postventa.core.registry import Registry
from saleor_postventa.flows.conditions import Person

END = "end"
# The code of a later step, `end`, or empty: the step below.
Target = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,59})?$")]


class Step(Piece):
    """Steps stand in a list, and lead on only to later ones: no flow goes round in circles."""

    code: Annotated[Slug, labelled(_("Code"))]
    to: Annotated[Target, labelled(_("Then"), _("A later step; empty: the one below."))] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is so when somebody stands at a step.

    `came_at` is when they came to it; `zone` the shop's. `person` and `arrived_at` are read only where asked for.
    `arrived_at` is when the last parcel of the order came; None while one is on its way, and without an order.
    """

    now: datetime
    came_at: datetime
    zone: ZoneInfo
    person: Callable[[], Person]
    arrived_at: Callable[[], datetime | None]
    has_order: bool = False


@dataclass(frozen=True, slots=True)
class Go:
    """To the step with that code; empty: where the step itself leads."""

    to: str = ""


@dataclass(frozen=True, slots=True)
class Until:
    moment: datetime


@dataclass(frozen=True, slots=True)
class Do:
    """Something has to be done outside, once for this journey and step, and then they go on."""


@dataclass(frozen=True, slots=True)
class Stop:
    pass


Verdict = Go | Until | Do | Stop


@dataclass(frozen=True, kw_only=True)
class StepKind:
    """`take(step, circumstances)` is a pure decision; `leads_to(step)` are the codes that it may go to beside `to`."""

    code: str
    label: Promise
    step: type[Step]
    take: Callable[[Any, Circumstances], Verdict]
    says: Callable[[Any], str]
    leads_to: Callable[[Any], tuple[str, ...]] = field(default=lambda step: ())


step_kinds: Registry[StepKind] = Registry("steps of flows")


def add_step[S: Step](
    step: type[S],
    label: Promise,
    *,
    take: Callable[[S, Circumstances], Verdict],
    says: Callable[[S], str],
    leads_to: Callable[[S], tuple[str, ...]] = lambda step: (),
) -> StepKind:
    code = str(step.model_fields["kind"].default)
    kind = StepKind(code=code, label=label, step=step, take=take, says=says, leads_to=leads_to)
    return step_kinds.add(code, kind)


def kind_of(step: Step) -> StepKind:
    kind: str = getattr(step, "kind")  # noqa: B009 - each kind has its own literal
    return step_kinds.get(kind)
