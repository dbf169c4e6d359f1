"""A simulation over the API: started, polled, and read order by order in either language."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.work import drain, queues
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.services import save_draft
from saleor_postventa.returns.services.simulating import QUEUE
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.api.ask import ask
from tests.cast import NORTE, STAFF, Person
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF, lines_of, make_order_with_parcels, make_return

from .asking import attempt, do, failed

CLERK = Person(9, "clerk@example.test", is_staff=True, permissions=("MANAGE_SETTINGS",))
SHORT = {**dump(Policy.default()), "window": {"days": 14}, "rules": []}
POLLED = "id status progress"
FIGURES = "returnsAsked returnsRefused unitsBack refunded { amount } keptSales { amount }"
ASKED = f"""query Q($id: ID!) {{
  returnPolicySimulation(id: $id) {{
    status progress ordersReplayed ordersChanged ordersToldOtherwise
    version {{ number }} violations {{ code }} assumptions {{ code sentence }}
    totals {{ currency difference {{ {FIGURES} }} refundedBand {{ low {{ amount }} high {{ amount }} }} }}
    segments(by: REASON) {{ key name simulated {{ {FIGURES} }} refusedShare {{ value n }} }}
  }}
  returnPolicySimulatedOrders(simulationId: $id, first: 10) {{
    totalCount
    edges {{ node {{
      order {{ number }} live {{ amount }} simulated {{ amount }} difference {{ amount currency }}
      returns {{
        number live {{ ending methodLabel total {{ amount }} }} simulated {{ ending }}
        lines {{ orderLine {{ productName }} quantity live {{ verdict code }} simulated {{ code sentence lastDay }} }}
      }}
    }} }}
  }}
}}"""


@pytest.fixture
def late_return(home: Shop, clock: MovableClock) -> Any:
    """Asked for on 20 June, of an order that came on the 3rd; and one that was asked for in time."""
    in_time = make_order_with_parcels(number=1, lines=((2, "10.00"),))
    make_return(in_time, {lines_of(in_time)[0].pk: 1})
    clock.move(days=10)
    ret = make_return(make_order_with_parcels(number=2, lines=((1, "70.00"),), email="bea@example.test"))
    save_draft(SHORT, by=BY_STAFF)
    clock.move(days=1)
    return ret


def started(given: dict[str, Any] | None = None) -> str:
    payload = do("returnPolicySimulate", given or {}, token=NORTE.staff_token(), shown=f"simulation {{ {POLLED} }}")
    assert payload["errors"] == []
    assert (payload["simulation"]["status"], payload["simulation"]["progress"]) == ("WAITING", 0.0)
    return str(payload["simulation"]["id"])


def worked_on() -> None:
    drain(queues.get(QUEUE))


@pytest.mark.proves("A-B1")
def test_tells_the_headline_and_each_order_behind_it(late_return: Any, norte: Shop) -> None:
    shown = started()
    worked_on()
    data = ask(norte, ASKED, {"id": shown}, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="es").data
    found = data["returnPolicySimulation"]
    assert (found["status"], found["progress"], found["violations"]) == ("DONE", 1.0, [])
    assert (found["ordersReplayed"], found["ordersChanged"], found["ordersToldOtherwise"]) == (2, 1, 2)
    [total] = found["totals"]
    assert total["difference"] == {
        "returnsAsked": 0,
        "returnsRefused": 1,
        "unitsBack": -1,
        "refunded": {"amount": "-70.00"},
        "keptSales": {"amount": "70.00"},
    }
    [reason] = found["segments"]
    assert (reason["key"], reason["name"]) == ("too_small", "Me queda pequeño")
    assert reason["refusedShare"] == {"value": 0.5, "n": 2}
    assert any("entre 0\xa0% y 100\xa0%" in each["sentence"] for each in found["assumptions"])
    [edge] = data["returnPolicySimulatedOrders"]["edges"]
    row = edge["node"]
    assert row["difference"] == {"amount": "-70.00", "currency": "EUR"}
    [changed] = row["returns"]
    assert (changed["number"], changed["live"]["ending"], changed["simulated"]["ending"]) == (
        late_return.number,
        "CARRIED_OUT",
        "REFUSED",
    )
    [line] = changed["lines"]
    assert (line["live"]["code"], line["simulated"]["code"]) == ("in_window", "window_closed")
    assert line["simulated"]["lastDay"] == "2026-06-17"
    assert "Se podía devolver hasta el 17 de junio de 2026" in line["simulated"]["sentence"]
    english = ask(norte, ASKED, {"id": shown}, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="en").data
    [edge] = english["returnPolicySimulatedOrders"]["edges"]
    assert "You could return it until" in edge["node"]["returns"][0]["lines"][0]["simulated"]["sentence"]


def test_shows_no_orders_while_it_is_under_way(late_return: Any, norte: Shop) -> None:
    shown = started()
    data = ask(norte, ASKED, {"id": shown}, token=NORTE.staff_token()).data
    assert data["returnPolicySimulatedOrders"] == {"totalCount": 0, "edges": []}
    assert data["returnPolicySimulation"]["totals"] == []
    [error] = do("returnPolicySimulate", {}, token=NORTE.staff_token(), shown="simulation { id }")["errors"]
    assert error["code"] == "under_way"


def test_who_may_not_see_orders_sees_the_figures_alone(late_return: Any, norte: Shop) -> None:
    shown = started()
    worked_on()
    text = "query Q($id: ID!) { returnPolicySimulatedOrders(simulationId: $id, first: 1) { totalCount } }"
    answer = ask(norte, text, {"id": shown}, token=NORTE.staff_token(CLERK))
    assert answer.codes == ["PERMISSION_DENIED"]
    text = "query Q($id: ID!) { returnPolicySimulation(id: $id) { ordersChanged } }"
    assert ask(norte, text, {"id": shown}, token=NORTE.staff_token(CLERK)).data == {
        "returnPolicySimulation": {"ordersChanged": 1}
    }


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"policyId": "x"}, "policyId", "not_found"),
        ({"content": '{"window": {"days": 0}}'}, "window.days", "invalid_policy"),
        ({"since": "2026-06-20T00:00:00Z", "until": "2026-06-10T00:00:00Z"}, "since", "invalid_period"),
        ({"lateLow": 0.7, "lateHigh": 0.2}, "lateLow", "invalid_share"),
    ],
)
def test_says_what_is_wrong(given: dict[str, Any], field: str, code: str, late_return: Any) -> None:
    payload = do("returnPolicySimulate", given, token=NORTE.staff_token(), shown="simulation { id }")
    assert (payload["simulation"], failed(payload)) == (None, [(field, code)])


def test_a_shopper_may_not(late_return: Any) -> None:
    answer = attempt("returnPolicySimulate", {}, token=NORTE.access_token(), shown="simulation { id }")
    assert answer.codes == ["PERMISSION_DENIED"]


def test_more_changed_orders_cost_no_more_queries(home: Shop, norte: Shop, clock: MovableClock) -> None:
    def cost(numbers: range) -> int:
        clock.move(days=10)
        with shop_scope(norte):
            for number in numbers:
                make_return(make_order_with_parcels(number=number, email=f"c{number}@example.test"))
        clock.move(days=1)
        shown = started({"content": '{"window": {"days": 7}}'})
        worked_on()
        with CaptureQueriesContext(connection) as captured:
            data = ask(norte, ASKED, {"id": shown}, token=NORTE.staff_token(STAFF)).data
        assert len(data["returnPolicySimulatedOrders"]["edges"]) == numbers[-1]
        return len(captured)

    assert cost(range(1, 3)) == cost(range(3, 7))
