"""Gift cards."""

from datetime import date
from decimal import Decimal
from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs.carding import WantedCard, create_card
from saleor_postventa.sandbox.verbs.refusing import Refused

Payload = dict[str, Any]


@resolves("Mutation", "giftCardCreate")
def create(_: None, context: Context, input_: Payload) -> Payload:
    wanted = WantedCard(
        amount=Decimal(input_["balance"]["amount"]),
        currency=input_["balance"]["currency"],
        is_active=input_["isActive"],
        expiry_date=date.fromisoformat(input_["expiryDate"]) if input_.get("expiryDate") else None,
        note=input_.get("note") or "",
        metadata={pair["key"]: pair["value"] for pair in input_.get("metadata") or []},
    )
    try:
        card = create_card(context.world, wanted)
    except Refused as refused:
        told = {"field": refused.field, "message": refused.message, "code": refused.code}
        return {"gift_card": None, "errors": [told]}
    return {"gift_card": card, "errors": []}
