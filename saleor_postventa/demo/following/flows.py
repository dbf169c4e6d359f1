"""The flows, segments and picks of the demo's shop, as its team wrote them."""

from datetime import datetime
from typing import Any

from django.utils import translation

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import Actor
from saleor_postventa.demo.travel import at
from saleor_postventa.flows.document.document import dump
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.models import Flow, Segment
from saleor_postventa.flows.services.publishing import pause_flow, publish_flow
from saleor_postventa.flows.services.segments import create_segment
from saleor_postventa.flows.services.writing import create_flow
from saleor_postventa.recommendations.rules.kinds import RuleKind
from saleor_postventa.recommendations.services import keep_rule
from saleor_postventa.shops.scope import current_shop

CARE, CROSS_SELL, WIN_BACK, CARD = "care_tips", "cross_sell", "win_back", "personal_touch"
BIRTHDAY, REPLENISH, DRAFT = "birthday", "replenish", "new_level"
REGULARS, WENT_COLD = "regulars", "went_cold"
USED_UP = "Candle Pino"
SEGMENTS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    REGULARS: (
        "Vuelven a menudo",
        [{"kind": "orders", "at_least": 3}, {"kind": "last_order", "at_least_days": 0, "at_most_days": 120}],
    ),
    WENT_COLD: (
        "Compraban y llevan un tiempo sin venir",
        [{"kind": "orders", "at_least": 2}, {"kind": "last_order", "at_least_days": 120}],
    ),
}


def publish_flows(began: datetime, *, by: Actor) -> bool:
    """Once: what a visitor makes of them afterwards stays. False where they are there."""
    if Flow.objects.exists():
        return False
    with at(began), translation.override(current_shop().preferences.default_language):
        for code, (title, conditions) in SEGMENTS.items():
            if not Segment.objects.filter(code=code).exists():
                create_segment(code=code, title=title, content=conditions, by=by)
        for code in (CARE, CROSS_SELL, WIN_BACK, CARD, BIRTHDAY, REPLENISH):
            publish_flow(create_flow(code=code, content=_document(code), title=_title(code), by=by).pk, by=by)
    with translation.override(current_shop().preferences.default_language):
        pause_flow(Flow.objects.get(code=REPLENISH).pk, by=by)
        create_flow(code=DRAFT, start_from=DRAFT, by=by)
    return True


def pick_products(*, by: Actor) -> None:
    """What the team knows better than what was bought together."""
    for kind, name, beside, note in (
        (RuleKind.PIN, "Enamel Mug Picos", "", "Lo hacemos aquí al lado"),
        (RuleKind.BLOCK, "Jara Beach Shelter", "", "Se acaba con el verano"),
        (RuleKind.COMPLEMENT, "Lumbre Pot Set", "Lumbre Camp Stove", "El juego encaja en el hornillo"),
        (RuleKind.SUBSTITUTE, "Moncayo Backpack 65 L", "Moncayo Backpack 45 L", "Se lleva una o la otra"),
    ):
        product, other = _named(name), _named(beside) if beside else ""
        if product and (other or not beside):
            keep_rule(kind, product, beside=other, note=note, by=by)


def _document(code: str) -> dict[str, Any]:
    content = dump(ready_made.get(code).document)
    if code == CROSS_SELL:
        content["holdout_percent"] = "25"
    if code == WIN_BACK:
        content["audience"] = {"segments": [WENT_COLD], "conditions": []}
    if code == REPLENISH:
        content["trigger"]["settings"] = {"products": [_named(USED_UP) or "UHJvZHVjdDox"]}
    return content


def _title(code: str) -> str:
    return str(ready_made.get(code).title)


def _named(name: str) -> str:
    """Saleor's id of a product, empty where the shop has none of that name."""
    return Product.objects.on_sale().filter(name=name).values_list("saleor_id", flat=True).first() or ""
