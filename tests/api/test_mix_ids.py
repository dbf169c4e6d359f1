"""One's own return named together with somebody else's line, photo or goods: refused, and nothing changes."""

from typing import Any

import pytest

from saleor_postventa.people.models import Customer
from saleor_postventa.returns.models import FileKind, Return, ReturnLine
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.ids import show_id
from tests.cast import NORTE, OUTSIDER, global_id

from .returned import make_file, make_return_row
from .test_shops_apart import BOSS, run_mutation, states
from .world import World, make_line, make_order, make_parcel

WHOSE = ["of another shop", "of another shopper"]
SHOWN = "return { id }"


@pytest.fixture
def foreign(north: World, south: World, norte: Shop, request: pytest.FixtureRequest) -> ReturnLine:
    if request.param == "of another shop":
        return south.returned.line
    with shop_scope(norte):
        outsider = Customer.objects.create(shop=norte, saleor_id=OUTSIDER.id, email=OUTSIDER.email)
        order = make_order(outsider, "norte-2002", saleor_id=global_id("Order", "norte-2002"))
        line = make_line(order, north.returned.line.order_line.variant)
        make_parcel(order, line)
        return make_return_row(order, line, north.returned.reason, number="R-20002").lines.get()


def mixtures(north: World, foreign: ReturnLine) -> dict[str, tuple[str, dict[str, Any]]]:
    own, theirs = {"id": north.returned_id("ret")}, show_id("PostSaleReturnLine", foreign.pk)
    counted = {"lineId": theirs, "quantity": 1}
    checked = {"lineId": north.returned_id("line"), "quantity": 1, "grade": "A", "disposition": "RESTOCK"}
    order_line = show_id("PostSaleOrderLine", foreign.order_line_id)
    with shop_scope(foreign.shop):
        photo = make_file(foreign.of, foreign, kind=FileKind.INSPECTION)
    wished = {"orderLineId": order_line, "quantity": 1, "reason": "too_small"}
    return {
        "ask for their goods": (
            "returnCreate",
            {"orderId": north.shown("order"), "lines": [wished], "outcome": "REFUND"},
        ),
        "approve their line": ("returnApprove", {**own, "lines": [counted]}),
        "receive their line": ("returnReceive", {**own, "lines": [counted], "batch": "b"}),
        "inspect their line": ("returnInspect", {**own, "findings": [{**checked, "lineId": theirs}], "batch": "b"}),
        "use their photo": (
            "returnInspect",
            {**own, "findings": [{**checked, "photoIds": [show_id("PostSaleReturnFile", photo.pk)]}], "batch": "b"},
        ),
        "exchange their line": (
            "returnChangeExchange",
            {**own, "variants": [{"lineId": theirs, "variantId": "UHJvZHVjdFZhcmlhbnQ6MQ=="}]},
        ),
    }


MIXTURES = {
    "ask for their goods": "not_found",
    "approve their line": "not_found",
    "receive their line": "not_found",
    "inspect their line": "not_found",
    "use their photo": "photo_gone",
    "exchange their line": "nothing_chosen",
}


def make_fit(what: str, ret: Return) -> None:
    """So that nothing but the foreign id stands in the way."""
    with shop_scope(ret.shop):
        lines = ReturnLine.objects.filter(of=ret)
        if what == "approve their line":
            Return.objects.filter(pk=ret.pk).update(status=ReturnStatus.REQUESTED)
            lines.update(quantity_approved=0, quantity_received=0, quantity_inspected=0)
        elif what == "use their photo":
            lines.update(quantity=2, quantity_approved=2, quantity_received=2)


@pytest.mark.proves("X8", part="another's ids inside of one's own")
@pytest.mark.parametrize("foreign", WHOSE, indirect=True)
@pytest.mark.parametrize("what", MIXTURES)
def test_anothers_ids_within_ones_own_are_refused(what: str, north: World, foreign: ReturnLine, norte: Shop) -> None:
    name, given = mixtures(north, foreign)[what]
    make_fit(what, north.returned.ret)
    before = states()
    tokens = [NORTE.staff_token(BOSS)]
    if name in ("returnCreate", "returnChangeExchange"):
        tokens.append(NORTE.access_token())
    for token in tokens:
        answer = run_mutation(norte, name, SHOWN, given, token)
        assert [error["code"] for error in answer.data[name]["errors"]] == [MIXTURES[what]]
        assert states() == before


def test_every_mixture_is_tried(north: World) -> None:
    assert list(mixtures(north, north.returned.line)) == list(MIXTURES)
