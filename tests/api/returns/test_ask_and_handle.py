"""A return from the question to its end, through the API alone, as the shopper and the team ask it."""

import json
from decimal import Decimal
from typing import Any

import pytest

from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveKind
from saleor_postventa.orders.models import Order
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, OUTSIDER, SUR
from tests.conftest import MovableClock
from tests.returns.make import lines_of, make_order_with_parcels, make_policy, make_return
from tests.returns.snapshot import everything

from .asking import attempt, do, failed, line_id, order_line_id, ret_id, wish
from .conftest import ANA

ITEMS = """query Q($id: ID) { postSaleOrder(id: $id) { returnableItems { orderLine { id } isReturnable quantity sentence
  decision { code } } } }"""
ESTIMATE = """query Q($input: ReturnEstimateInput!) { returnEstimate(input: $input) { total { amount } fees { amount }
  lines { quantity total { amount } } } }"""


def shopper() -> str:
    return NORTE.access_token()


def staff() -> str:
    return NORTE.staff_token()


def order_id(order: Order) -> str:
    return show_id("PostSaleOrder", order.pk)


def items(order: Order, token: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(order.shop, ITEMS, {"id": order_id(order)}, token=token).data["postSaleOrder"][
        "returnableItems"
    ]
    return found


def create(order: Order, *lines: dict[str, Any], token: str = "", **more: Any) -> Any:
    given = {"orderId": order_id(order), "lines": list(lines), "outcome": "REFUND", "method": "own_carrier", **more}
    return do("returnCreate", given, token=token or shopper())


@pytest.mark.proves("A12", part="asked for three, two came: one as new, one damaged; through the API")
def test_from_the_question_to_the_money(home: Shop) -> None:
    make_policy(auto_approve=False, loss_by_grade={"c": "40"})
    order = make_order_with_parcels(lines=((3, "10.00"),), user=ANA)
    (line,) = lines_of(order)
    [item] = items(order, shopper())
    assert (item["isReturnable"], item["quantity"], item["decision"]["code"]) == (True, 3, "review_always")
    given = {"orderId": order_id(order), "lines": [wish(line, 3)], "outcome": "REFUND", "method": "own_carrier"}
    estimate = ask(home, ESTIMATE, {"input": given}, token=shopper()).data["returnEstimate"]
    assert estimate["total"]["amount"] == "30.00"
    assert not Return.objects.exists(), "an estimate asks for nothing"

    made = create(order, wish(line, 3))
    assert (made["errors"], made["return"]["status"]) == ([], "REQUESTED")
    ret = Return.objects.get()
    assert ret.estimate_amount == 30
    assert [each["quantity"] for each in items(order, shopper())] == [0], "the units are spoken for"

    approved = do("returnApprove", {"id": ret_id(ret)}, token=staff())
    assert approved["return"]["status"] == "APPROVED"
    (row,) = ret.lines.all()
    two = {"id": ret_id(ret), "lines": [{"lineId": line_id(row), "quantity": 2}], "batch": "monday"}
    for _ in range(2):
        assert do("returnReceive", two, token=staff())["errors"] == []
    looks = [
        {"lineId": line_id(row), "quantity": 1, "grade": "A", "disposition": "RESTOCK"},
        {"lineId": line_id(row), "quantity": 1, "grade": "C", "disposition": "SCRAP"},
    ]
    for _ in range(2):
        done = do("returnInspect", {"id": ret_id(ret), "findings": looks, "batch": "monday"}, token=staff())
        assert done["errors"] == []
    row.refresh_from_db()
    assert (row.quantity, row.quantity_received, row.counts.expected) == (3, 2, 1)
    assert [refund.amount for refund in Refund.objects.all()] == [Decimal("16.00")]
    moves = GoodsMove.objects.filter(kind=MoveKind.PUT_BACK)
    assert [move.wanted["quantity"] for move in moves] == [1]


@pytest.mark.proves("A14", part="one of two lines declined, through the API; its unit can be asked for again")
def test_a_line_is_declined_and_can_be_asked_for_again(requested: Return) -> None:
    first, second = requested.lines.order_by("pk")
    lines = [
        {"lineId": line_id(first), "quantity": first.quantity},
        {"lineId": line_id(second), "quantity": 0, "declineReason": "It was worn"},
    ]
    done = do("returnApprove", {"id": ret_id(requested), "lines": lines}, token=staff())
    assert done["return"]["status"] == "APPROVED"
    assert [row["declineReason"] for row in done["return"]["lines"]] == [None, "It was worn"]
    left = {each["orderLine"]["id"]: each["quantity"] for each in items(requested.order, shopper())}
    assert left == {order_line_id(first.order_line): 0, order_line_id(second.order_line): 1}


def test_declined_as_a_whole_with_a_reason_alone(requested: Return) -> None:
    before = everything()
    assert failed(do("returnDecline", {"id": ret_id(requested), "reason": " "}, token=staff()))
    assert everything() == before
    done = do("returnDecline", {"id": ret_id(requested), "reason": "Too late"}, token=staff())
    assert done["return"]["status"] == "DECLINED"


@pytest.mark.parametrize("quantity", [0, -1, 3, 2**31 - 1])
def test_a_wrong_number_is_refused_and_changes_nothing(order: Order, quantity: int) -> None:
    before = everything()
    payload = create(order, wish(lines_of(order)[0], quantity))
    assert failed(payload)
    assert payload["return"] is None
    assert everything() == before


def test_lines_of_another_order_or_shop_are_refused(order: Order, sur: Shop) -> None:
    other = make_order_with_parcels(number=2, user=ANA)
    before = everything()
    assert failed(create(order, wish(lines_of(other)[0]))) == [("lines.0.orderLineId", "not_found")]
    given = {"orderId": order_id(order), "lines": [wish(lines_of(order)[0])], "outcome": "REFUND"}
    assert failed(do("returnCreate", given, token=SUR.access_token(), shop="sur")) == [("orderId", "not_found")]
    assert everything() == before


def test_nobody_asks_for_another_shoppers_order(order: Order) -> None:
    before = everything()
    answer = attempt(
        "returnCreate",
        {"orderId": order_id(order), "lines": [wish(lines_of(order)[0])], "outcome": "REFUND"},
        token=NORTE.access_token(OUTSIDER),
    )
    told = json.dumps(answer.content)
    assert "PERMISSION_DENIED" in told or "not_found" in told
    assert everything() == before


@pytest.mark.proves("A21")
def test_the_policy_binds_shoppers_and_advises_the_team(home: Shop, clock: MovableClock) -> None:
    old = make_order_with_parcels(lines=((1, "10.00"),), user=ANA)
    clock.move(days=90)
    (line,) = lines_of(old)
    assert failed(create(old, wish(line)))[0][1] == "not_returnable"
    assert failed(create(old, wish(line), overrideReason="please"))[0][1] == "not_returnable"
    assert failed(create(old, wish(line), token=staff())) == [("overrideReason", "override_reason_needed")]
    assert not Return.objects.exists()
    made = create(old, wish(line), token=staff(), overrideReason="Her parcel lay at the neighbour's")
    assert made["errors"] == []
    count = "{ postSaleReturns(first: 1, filter: {isOverridden: true}) { totalCount } }"
    assert ask(home, count, token=staff()).data["postSaleReturns"]["totalCount"] == 1


def test_the_same_key_is_the_same_return(order: Order) -> None:
    one, other = (create(order, wish(lines_of(order)[0]), key="tap-1") for _ in range(2))
    assert one["return"]["id"] == other["return"]["id"]
    assert Return.objects.count() == 1


@pytest.mark.proves("A22", part="many at once, an error at the row it is of")
def test_many_are_approved_at_once_and_each_tells_its_own_error(home: Shop) -> None:
    make_policy(auto_approve=False)
    rows = [make_return(make_order_with_parcels(number=n, lines=((1, "10.00"),), user=ANA)) for n in range(1, 7)]
    done = do("returnDecline", {"id": ret_id(rows[0]), "reason": "No"}, token=staff())
    assert done["return"]["status"] == "DECLINED"
    ids = [ret_id(row) for row in rows] + ["UG9zdFNhbGVSZXR1cm46OTk5OTk5"]
    shown = "results { id error { code } return { status } }"
    told = do("returnBulkApprove", {"ids": ids}, token=staff(), shown=shown)["results"]
    assert [each["error"] and each["error"]["code"] for each in told] == ["wrong_state", *[None] * 5, "not_found"]
    assert Return.objects.filter(status=ReturnStatus.APPROVED).count() == 5


@pytest.mark.proves("A45", part="through the API")
def test_cancelled_by_the_shopper_and_reopened_by_the_team(requested: Return) -> None:
    assert do("returnCancel", {"id": ret_id(requested)}, token=shopper())["return"]["status"] == "CANCELLED"
    again = do("returnReopen", {"id": ret_id(requested), "reason": "She called"}, token=staff())
    assert again["return"]["status"] == "REQUESTED"
    do("returnApprove", {"id": ret_id(requested)}, token=staff())
    do("returnSend", {"id": ret_id(requested), "trackingNumber": "TRACK-1"}, token=staff())
    before = everything()
    refused = do("returnCancel", {"id": ret_id(requested)}, token=shopper())
    assert failed(refused) == [("id", "already_scanned")]
    assert everything() == before


def test_the_text_of_a_note_is_text(approved: Return) -> None:
    script = "<script>alert(1)</script>"
    shown = "note { text isInternal }"
    told = do("returnNoteAdd", {"id": ret_id(approved), "text": script}, token=shopper(), shown=shown)
    assert told["note"] == {"text": script, "isInternal": False}
