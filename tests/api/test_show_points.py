"""Points in the graph: the shopper's own, whole and with their why; nobody else's."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE, OUTSIDER, Person

from .ask import ask
from .pointed import make_earning_row
from .world import World, make_line, make_order

READER = Person(6, "users@example.test", is_staff=True, permissions=("MANAGE_USERS",))
POINTS = """programmeName programmeVersion takesPart active pending total
  lifetime { earned spent expired takenBack } arrivals { at points } expiries { at points }
  tier { measure currency level { code name benefits } nextLevel { code } missing missingLabel projectedLevel { code } }
  ways { code label sentences points } rewards { canHave reward { name } }
  entries(first: 50) { totalCount pageInfo { hasNextPage } edges { node {
    id kind title about why until pending active change isWaiting orderNumber orderSaleorId programmeVersion } } }"""
MINE = f"{{ postSaleCustomer {{ points {{ {POINTS} redemptions {{ code state }} }} }} }}"
THEIRS = f"query Q($id: ID) {{ postSaleCustomer(id: $id) {{ points {{ {POINTS} redemptions {{ code }} }} }} }}"
ORDERS = """{ postSaleOrders(first: 50) { edges { node { points { points pending pointsGone usableAt
  lines { name points why until isWaiting programmeVersion orderLineSaleorId } redemptions { points } } } } } }"""
ENTITY = """query Q($r: [_Any!]!) { _entities(representations: $r) {
  ... on User { postSale { points { total } } } ... on Order { postSale { points { points } } } } }"""


@pytest.mark.proves("B23", part="for the storefront: balance by state, each entry's why, level, ways, rewards")
def test_a_shopper_sees_all_of_theirs(norte: Shop, north: World) -> None:
    told = ask(norte, MINE, token=NORTE.access_token(), HTTP_ACCEPT_LANGUAGE="es").data["postSaleCustomer"]["points"]
    assert (told["active"], told["pending"], told["total"]) == (1500, 119, 1619)
    assert told["lifetime"] == {"earned": 2119, "spent": 500, "expired": 0, "takenBack": 0}
    assert told["arrivals"] == [{"at": None, "points": 119}]
    assert (told["programmeName"], told["programmeVersion"], told["takesPart"]) == ("Puntos", 1, True)
    assert (told["tier"]["level"]["code"], told["tier"]["nextLevel"]["code"]) == ("bronze", "silver")
    assert told["tier"]["missingLabel"] == "200,00\xa0€"
    assert told["ways"][0]["code"] == "purchase"
    assert told["redemptions"] == [{"code": "norte-code", "state": "ISSUED"}]
    nodes = [edge["node"] for edge in told["entries"]["edges"]]
    assert sum(node["change"] for node in nodes) == told["total"]
    newest = nodes[0]
    assert newest["why"] == "59,90\xa0€ × 1 pt/€ × 2 (norte-double) = 119,8 → 119"
    assert (newest["kind"], newest["about"], newest["isWaiting"]) == ("EARNED", "norte-product", True)
    assert (newest["orderNumber"], newest["programmeVersion"]) == ("norte-1001", 1)


def test_another_shopper_sees_nothing_of_it(norte: Shop, north: World) -> None:
    asked = {"id": north.shown("customer")}
    assert ask(norte, THEIRS, asked, token=NORTE.access_token(OUTSIDER)).data == {"postSaleCustomer": None}


def test_the_team_sees_it_without_the_code(norte: Shop, north: World) -> None:
    asked = {"id": north.shown("customer")}
    told = ask(norte, THEIRS, asked, token=NORTE.staff_token()).data["postSaleCustomer"]["points"]
    assert (told["total"], told["redemptions"]) == (1619, [{"code": None}])
    answer = ask(norte, THEIRS, asked, token=NORTE.staff_token(READER))
    assert answer.content["data"]["postSaleCustomer"]["points"]["redemptions"] is None
    assert answer.codes == ["PERMISSION_DENIED"]


def test_through_the_gateway(norte: Shop, north: World) -> None:
    asked = [
        {"__typename": "User", "id": north.customer.saleor_id},
        {"__typename": "Order", "id": north.order.saleor_id},
    ]
    found = ask(norte, ENTITY, {"r": asked}, token=NORTE.access_token()).data["_entities"]
    assert found == [{"postSale": {"points": {"total": 1619}}}, {"postSale": {"points": {"points": 119}}}]
    assert ask(norte, ENTITY, {"r": asked}, token=NORTE.access_token(OUTSIDER)).data["_entities"] == [None, None]


def measured(shop: Shop, text: str, token: str) -> tuple[int, str]:
    with CaptureQueriesContext(connection) as captured:
        data = ask(shop, text, token=token).data
    return len(captured), str(data)


def more_entries(world: World, count: int) -> None:
    account = world.rewarded.account
    for _ in range(count):
        number = account.entries.count()
        line = make_line(make_order(world.customer, f"p{number}"), world.returned.line.order_line.variant)
        make_earning_row(account, line, world.pointed.programme)
        post(grant(account, 5, Terms(f"more:{number}"), expires_at=None))


@pytest.mark.parametrize(("text", "is_staff"), [(MINE, False), (ORDERS, True)])
def test_more_entries_and_orders_cost_no_more_queries(norte: Shop, north: World, text: str, is_staff: bool) -> None:
    token: Any = NORTE.staff_token() if is_staff else NORTE.access_token()
    with shop_scope(norte):
        more_entries(north, 2)
    measured(norte, text, token)
    few, short = measured(norte, text, token)
    with shop_scope(norte):
        more_entries(north, 9)
    many, long = measured(norte, text, token)
    assert len(long) > len(short), "nothing grew: nothing was measured"
    assert many == few
