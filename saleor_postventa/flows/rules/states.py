"""What a flow's state allows."""

from saleor_postventa.flows.codes import FlowState

# From which states a flow gets to this one by hand; LIVE from DRAFT is publishing.
ALLOWED: dict[FlowState, frozenset[FlowState]] = {
    FlowState.PAUSED: frozenset({FlowState.LIVE}),
    FlowState.LIVE: frozenset({FlowState.PAUSED}),
    FlowState.ENDED: frozenset({FlowState.LIVE, FlowState.PAUSED}),
}


def may_become(after: FlowState, before: FlowState) -> bool:
    return before in ALLOWED.get(after, frozenset())


def state_when_published(before: FlowState) -> FlowState:
    """The first version makes it run; another one changes what it does, and not whether."""
    return FlowState.LIVE if before is FlowState.DRAFT else before
