"""How far a replay of the past is, in the graph."""

import graphene

from saleor_postventa.orders.replays import SimulationStatus

PostSaleSimulationStatus = graphene.Enum.from_enum(
    SimulationStatus,
    name="PostSaleSimulationStatus",
    description=lambda value: "How far a simulation is." if value is None else None,
)
