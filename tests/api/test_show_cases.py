"""A shopper finds their cases in the graph, without what the team keeps for itself, and answers there."""

from typing import Any

import pytest

from saleor_postventa.shops.models import Shop
from tests.cast import NORTE, OUTSIDER, SUR, integrator_key

from .ask import ask
from .world import World

pytestmark = pytest.mark.django_db
REPLY = "mutation M($input: CaseReplyInput!) { caseReply(input: $input) { case { state } errors { code } } }"
CASE = """query Q($id: ID!) { postSaleCase(id: $id) {
  number origin score { value } owner { id } transitions { note } messages { text actorLabel } nextSteps } }"""
LIST = "query Q($f: PostSaleCaseFilterInput) { postSaleCases(first: 5, filter: $f) { edges { node { number } } } }"
GATEWAY = """query Q($r: [_Any!]!) { _entities(representations: $r) {
  ... on Order { postSale { cases { number } } } ... on User { postSale { all: cases(first: 5) { totalCount } } } } }"""


def case_of(shop: Shop, shown: str, token: str) -> Any:
    return ask(shop, CASE, {"id": shown}, token=token).data["postSaleCase"]


def test_the_thread_is_theirs_and_the_rest_the_team_s(norte: Shop, north: World) -> None:
    found = case_of(norte, north.cased_id("case"), NORTE.access_token())
    assert found == {
        "number": "norte-C-2",
        "origin": None,
        "score": {"value": 3},
        "owner": None,
        "transitions": None,
        "messages": [{"text": "norte-asked", "actorLabel": None}],
        "nextSteps": ["REPLY"],
    }
    shown = case_of(norte, north.cased_id("case"), NORTE.staff_token())
    assert (shown["owner"], len(shown["messages"]), shown["transitions"]) == (
        *({"id": "VXNlcjox"}, 2),
        [{"note": "norte-note"}],
    )
    assert shown["nextSteps"] == ["ASSIGN", "ANSWER", "SOLVE"]
    key = integrator_key(norte, "cases.read")
    told = case_of(norte, north.cased_id("case"), key)
    assert (told["origin"], told["owner"], len(told["messages"])) == ("SURVEY", None, 1)


def numbers(shop: Shop, token: str, wanted: dict[str, Any]) -> list[str]:
    found = ask(shop, LIST, {"f": wanted}, token=token).data["postSaleCases"]["edges"]
    return [edge["node"]["number"] for edge in found]


def test_what_the_team_keeps_for_itself_is_on_no_list_of_theirs(norte: Shop, sur: Shop, north: World) -> None:
    order, customer = north.shown("order"), {"__typename": "User", "id": north.customer.saleor_id or ""}
    asked = {"r": [{"__typename": "Order", "id": north.order.saleor_id}, customer]}
    for token, count in ((NORTE.access_token(), 2), (NORTE.staff_token(), 3)):
        assert len(numbers(norte, token, {"orderId": order})) == count
        of_order, of_user = ask(norte, GATEWAY, asked, token=token).data["_entities"]
        assert (len(of_order["postSale"]["cases"]), of_user["postSale"]["all"]["totalCount"]) == (count, count)
    assert case_of(norte, north.cased_id("kept"), NORTE.access_token()) is None
    for shop, token in ((norte, NORTE.access_token(OUTSIDER)), (sur, SUR.access_token()), (sur, SUR.staff_token())):
        assert numbers(shop, token, {"orderId": order}) == []


def test_they_can_t_sound_out_what_the_team_wrote_down(norte: Shop, north: World) -> None:
    own = NORTE.access_token()
    assert numbers(norte, own, {"state": ["SOLVED"]}) == ["norte-C-1"]
    for hidden in ({"ownerId": "nobody"}, {"severity": ["LOW"]}, {"outcome": ["RECOVERED"]}, {"search": "no such"}):
        assert len(numbers(norte, own, hidden)) == 2
        assert numbers(norte, NORTE.staff_token(), hidden) == []


def test_they_answer_in_their_own_alone(norte: Shop, sur: Shop, north: World) -> None:
    given = {"input": {"id": north.cased_id("solved"), "text": "It broke again"}}
    for shop, token in ((norte, NORTE.access_token(OUTSIDER)), (sur, SUR.access_token())):
        assert case_of(shop, north.cased_id("solved"), token) is None
        assert ask(shop, REPLY, given, token=token).data["caseReply"]["errors"] == [{"code": "not_found"}]
    own = ask(norte, REPLY, given, token=NORTE.access_token()).data["caseReply"]
    assert own == {"case": {"state": "OPEN"}, "errors": []}
    assert ask(norte, REPLY, given, token=NORTE.staff_token()).codes == ["PERMISSION_DENIED"]
