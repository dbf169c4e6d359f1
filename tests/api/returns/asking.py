"""Mutations of returns, asked as somebody of the cast."""

from typing import Any

from saleor_postventa.orders.models import OrderLine
from saleor_postventa.returns.models import Return, ReturnLine
from saleor_postventa.web.ids import show_id
from tests.api.ask import Answer, ask

SHOWN = "return { id number status outcome lines { id quantity quantityApproved declineReason } }"


def do(mutation: str, given: dict[str, Any], *, token: str, shop: str = "norte", shown: str = SHOWN) -> Any:
    """The payload, its errors among it."""
    answer = attempt(mutation, given, token=token, shop=shop, shown=shown)
    return answer.data[mutation]


def attempt(mutation: str, given: dict[str, Any], *, token: str, shop: str = "norte", shown: str = SHOWN) -> Answer:
    kind = mutation[0].upper() + mutation[1:]
    asked = f"{mutation}(input: $input) {{ {shown} errors {{ field code message }} }}"
    text = f"mutation M($input: {kind}Input!) {{ {asked} }}"
    return ask(shop, text, {"input": given}, token=token)


def failed(payload: dict[str, Any]) -> list[tuple[str | None, str]]:
    """Field and code of each error."""
    return [(error["field"], error["code"]) for error in payload["errors"]]


def ret_id(ret: Return) -> str:
    return show_id("PostSaleReturn", ret.pk)


def line_id(line: ReturnLine) -> str:
    return show_id("PostSaleReturnLine", line.pk)


def order_line_id(line: OrderLine) -> str:
    return show_id("PostSaleOrderLine", line.pk)


def wish(line: OrderLine, quantity: int = 1, **more: Any) -> dict[str, Any]:
    return {"orderLineId": order_line_id(line), "quantity": quantity, "reason": "too_small", **more}
