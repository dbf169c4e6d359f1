"""What the team writes for itself never reaches anybody else, on whatever way a shopper may ask."""

from typing import Any

import pytest
from graphql import get_named_type

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import SCOPES
from saleor_postventa.web.permissions import table
from tests.api.ask import ask
from tests.api.questions import flat, questions, root_fields, selections
from tests.api.returned import SECRET
from tests.api.test_check_permissions import access_of
from tests.api.test_shops_apart import asked_for
from tests.api.world import World
from tests.cast import NORTE, STAFF, integrator_key

from .asking import attempt

FOR_SHOPPERS = sorted(
    name for name in root_fields() if (found := access_of("Query", name)) and (found.is_for_shopper or found.is_public)
)
OF_SHOPPERS = sorted(
    name
    for name in root_fields("Mutation")
    if (found := access_of("Mutation", name))
    and found.is_for_shopper
    and name != "returnCreate"  # nothing stands in a new one
)
BY_STAFF = f"'{STAFF.id}'"
ENTITIES = """query Q($r: [_Any!]!) { _entities(representations: $r) { ... on Order { postSale %s } } }"""


@pytest.mark.proves("A20")
@pytest.mark.parametrize("name", FOR_SHOPPERS)
def test_no_question_that_shoppers_may_ask_tells_what_is_the_teams(name: str, north: World, norte: Shop) -> None:
    told = [
        ask(norte, text, token=NORTE.access_token()) for way in asked_for(name, north) for text in questions(name, way)
    ]
    assert not [found for found in told if SECRET in flat(found.content) or BY_STAFF in str(found.content)]


def test_shopper_sees_their_return_whole(north: World, norte: Shop) -> None:
    answers = [
        ask(norte, text, token=NORTE.access_token()).shown["postSaleReturn"]
        for text in questions("postSaleReturn", {"number": '"R-10001"'})
    ]
    told = flat(answers)
    for expected in ("norte-note", "norte-details", "norte-tracking", "norte-replacement", "norte-motivo", "wxyz"):
        assert expected in told


@pytest.mark.parametrize("name", [name for name in OF_SHOPPERS if name.startswith("return")])
def test_no_answer_to_what_shoppers_do_tells_what_is_the_teams(name: str, north: World, norte: Shop) -> None:
    given: dict[str, Any] = {"id": north.returned_id("ret"), "text": "hello", "outcome": "REFUND", "details": "{}"}
    accepted = {
        "returnNoteAdd": {"id", "text"},
        "returnChangeExchange": {"id", "outcome"},
        "returnSend": {"id"},
        "returnCancel": {"id"},
        "returnArrange": {"id", "details"},
    }
    shown = {key: given[key] for key in accepted[name]}
    field = get_named_type(root_fields("Mutation")[name].type).fields["return"]
    for piece in selections(field):
        answer = attempt(name, shown, token=NORTE.access_token(), shown=f"return {piece}")
        assert SECRET not in flat(answer.content)
        assert BY_STAFF not in str(answer.content)


def test_gateway_tells_shoppers_nothing_of_the_teams(north: World, norte: Shop) -> None:
    holder = get_named_type(root_fields()["postSaleOrder"].type)
    for field in ("returns", "returnableItems"):
        for piece in selections(holder.fields[field]):
            text = ENTITIES % f"{{ {field} {piece} }}"
            answer = ask(norte, text, {"r": [order_of(north)]}, token=NORTE.access_token())
            assert answer.shown["_entities"][0]["postSale"][field]
            assert SECRET not in flat(answer.content)
            assert BY_STAFF not in str(answer.content)


def order_of(world: World) -> dict[str, str]:
    return {"__typename": "Order", "id": world.order.saleor_id}


def test_the_team_reads_all_of_it(north: World, norte: Shop) -> None:
    """Else the tests above would prove nothing."""
    asked = questions("postSaleReturn", {"number": '"R-10001"'})
    told = flat([ask(norte, text, token=NORTE.staff_token()).data for text in asked])
    for what in (
        "override",
        "destination",
        "finding",
        "serial",
        "depot",
        "batch",
        "settled",
        "note",
        "step",
        "warehouse",
    ):
        assert f"norte-{what}-{SECRET}" in told
    assert '"code"' in told or "'code'" in told
    assert "'trace': [{" in told


def test_integrators_read_no_notes_of_the_team(north: World, norte: Shop) -> None:
    with shop_scope(norte):
        key = integrator_key(norte, *SCOPES)
    told = flat([ask(norte, text, token=key).content for text in questions("postSaleReturn", {"number": '"R-10001"'})])
    for what in ("override", "finding", "settled", "note", "step", "warehouse"):
        assert f"norte-{what}-{SECRET}" not in told
    assert f"norte-serial-{SECRET}" in told
    assert "'trace': [{" not in told


def test_every_door_of_returns_stands_in_the_table() -> None:
    assert {"read_return", "read_returns", "read_return_notes", "request_returns", "handle_returns"} <= set(
        table.codes()
    )
