"""What became true of flows and of those who go through them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event
from saleor_postventa.flows.codes import EndReason, Exit, FlowState, TaskKind, TaskState


def _because(reason: str) -> str:
    for words in (Exit, EndReason):
        if reason in words.values:
            return str(words(reason).label)
    return reason


@dataclass(frozen=True, kw_only=True)
class FlowPublished(Event):
    """`flow` is its code."""

    sentence = _("Version {number} of the flow “{flow}” was published.")
    flow_id: int
    version_id: int
    flow: str
    number: int

    def key(self) -> str:
        return str(self.version_id)


@dataclass(frozen=True, kw_only=True)
class FlowStateChanged(Event):
    """`before` and `after` are FlowStates; `at` is when it became so."""

    flow_id: int
    flow: str
    before: str
    after: str
    at: datetime

    def key(self) -> str:
        return f"{self.flow_id}:{self.at.isoformat()}:{self.after}"

    def describe(self) -> str:
        text = str(_("The flow “{flow}” changed: {state}."))
        return text.format(flow=self.flow, state=FlowState(self.after).label)


@dataclass(frozen=True, kw_only=True)
class _OfJourney:
    """`flow` is its code."""

    journey_id: int
    flow: str

    def key(self) -> str:
        return str(self.journey_id)


@dataclass(frozen=True, kw_only=True)
class JourneyBegun(_OfJourney, Event):
    sentence = _("The flow “{flow}” began.")
    trigger: str


@dataclass(frozen=True, kw_only=True)
class JourneyEnded(_OfJourney, Event):
    """`reason` is one of Exit or EndReason."""

    reason: str
    is_whole: bool

    def describe(self) -> str:
        if self.is_whole:
            return str(_("The flow “{flow}” is over.")).format(flow=self.flow)
        text = str(_("They left the flow “{flow}”: {reason}."))
        return text.format(flow=self.flow, reason=_because(self.reason))


@dataclass(frozen=True, kw_only=True)
class StaffTaskAsked(Event):
    """`kind` is a TaskKind."""

    task_id: int
    flow: str
    kind: str

    def key(self) -> str:
        return str(self.task_id)

    def describe(self) -> str:
        text = str(_("The flow “{flow}” asks the team for {what}."))
        return text.format(flow=self.flow, what=TaskKind(self.kind).label)


@dataclass(frozen=True, kw_only=True)
class StaffTaskEnded(Event):
    """`kind` is a TaskKind, `state` a TaskState."""

    task_id: int
    kind: str
    state: str

    def key(self) -> str:
        return str(self.task_id)

    def describe(self) -> str:
        text = str(_("Task for the team, {what}: {state}."))
        return text.format(what=TaskKind(self.kind).label, state=TaskState(self.state).label)


@dataclass(frozen=True, kw_only=True)
class SegmentKept(Event):
    """`segment` is its code; `revision` counts what was done to it."""

    sentence = _("The segment “{segment}” was saved.")
    segment: str
    revision: int

    def key(self) -> str:
        return f"{self.segment}:{self.revision}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class SegmentDropped(Event):
    sentence = _("The segment “{segment}” was deleted.")
    segment: str

    def key(self) -> str:
        return f"{self.segment}:{self.occurred_at.isoformat()}"
