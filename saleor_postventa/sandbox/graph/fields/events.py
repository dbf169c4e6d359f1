"""The event of a subscription: a happening as one app sees it."""

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import Part, resolves
from saleor_postventa.sandbox.world.apps import App
from saleor_postventa.sandbox.world.happening import Happening, Principal
from saleor_postventa.sandbox.world.kinds import KINDS

FULFILLMENT_EVENTS = [kind.typename for kind in KINDS.values() if kind.code.startswith("fulfillment_")]


def resolve_version(_: Happening, context: Context) -> str:
    return context.world.options.release


def resolve_principal(happening: Happening, _: Context) -> Principal:
    return happening.principal


def resolve_recipient(_: Happening, context: Context) -> App | None:
    return context.requestor.app


def resolve_fulfillment(happening: Happening, _: Context) -> Part | None:
    if happening.order is None or happening.fulfillment is None:
        return None
    return Part(happening.order, happening.fulfillment)


for _kind in KINDS.values():
    resolves(_kind.typename, "version")(resolve_version)
    resolves(_kind.typename, "issuingPrincipal")(resolve_principal)
    resolves(_kind.typename, "recipient")(resolve_recipient)
for _name in FULFILLMENT_EVENTS:
    resolves(_name, "fulfillment")(resolve_fulfillment)


@resolves("Subscription", "event")
def resolve_event(happening: Happening, _: Context) -> Happening:
    return happening


def resolve_variant(happening: Happening, _: Context) -> object:
    return happening.variant


for _name in ("Created", "Updated", "Deleted"):
    resolves(f"ProductVariant{_name}", "productVariant")(resolve_variant)
