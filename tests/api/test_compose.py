"""Our subgraph and Saleor's make one graph, and a gateway answers across both."""

from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLObjectType
from pytest_django.live_server_helper import LiveServer

from saleor_postventa.api.schema import executable_schema, snapshot
from saleor_postventa.shops.models import Shop
from tests.cast import NORTE, OUTSIDER

from .ask import ask
from .gateway import IS_READY, WHY_NOT, ask_gateway, compose, saleor_names, saleor_sdl, saleor_with_orders
from .world import World

needs_node = pytest.mark.skipif(not IS_READY, reason=WHY_NOT)
SHARED = {"PageInfo", "Node", "Order", "User", "Product", "Query", "Mutation"}


@pytest.fixture(scope="module")
def theirs() -> dict[str, set[str]]:
    return saleor_names()


def our_sdl(norte: Shop) -> str:
    sdl: str = ask(norte, "{ _service { sdl } }").data["_service"]["sdl"]
    return sdl


@needs_node
def test_composes_with_saleors_graph(norte: Shop, tmp_path: Path) -> None:
    made = compose(tmp_path, {"saleor": saleor_sdl(), "postventa": our_sdl(norte)})
    assert made["errors"] == []
    assert "type OrderPostSale" in made["supergraph"]


@needs_node
def test_composition_would_find_a_clash(norte: Shop, tmp_path: Path) -> None:
    clashing = our_sdl(norte).replace("PostSaleMoney", "Money")
    assert compose(tmp_path, {"saleor": saleor_sdl(), "postventa": clashing})["errors"] != []


def fields_of(name: str) -> set[str]:
    found = executable_schema().type_map[name]
    assert isinstance(found, GraphQLObjectType)
    return set(found.fields)


@pytest.mark.parametrize("root", ["Query", "Mutation"])
def test_no_root_field_is_one_of_saleors(root: str, theirs: dict[str, set[str]]) -> None:
    assert len(theirs[root]) > 50
    assert fields_of(root) & theirs[root] <= {"_service", "_entities"}


def test_no_type_is_one_of_saleors_but_those_that_are_shared(theirs: dict[str, set[str]]) -> None:
    scalars = {"Date", "DateTime", "Decimal", "JSONString"}
    federation = {"_Any", "_Entity", "_Service"}
    ours = {name for name in executable_schema().type_map if not name.startswith("__")}
    assert ours & set(theirs) <= SHARED | scalars | federation


@pytest.mark.parametrize("name", ["Order", "User", "Product"])
def test_saleors_types_get_one_field_of_ours(name: str, theirs: dict[str, set[str]]) -> None:
    assert fields_of(name) - theirs[name] == {"postSale"}


def test_schema_in_the_repository_is_what_the_program_says() -> None:
    kept = Path(__file__).parents[2] / "graphql" / "api" / "schema.graphql"
    assert kept.read_text(encoding="utf-8") == snapshot(), "run `manage.py print_api_schema --write`"


ACROSS = """query Order($id: ID!) { order(id: $id) { number postSale {
  order { total { amount currency } lines { productName quantity } }
  timeline(first: 5) { edges { node { name sentence } } } } } }"""


@needs_node
@pytest.mark.timeout(300)
@pytest.mark.proves("X3", part="orders, customers and products; returns are not built yet")
def test_gateway_answers_across_both(
    transactional_db: None, norte: Shop, north: World, live_server: LiveServer, tmp_path: Path
) -> None:
    order_id = north.order.saleor_id
    with saleor_with_orders({order_id: {"id": order_id, "number": "norte-1001"}}) as saleor_url:
        addresses = {"saleor": saleor_url, "postventa": f"{live_server.url}/graphql/norte/"}
        made = compose(tmp_path, {"saleor": saleor_sdl(), "postventa": our_sdl(norte)}, addresses)

        def across(token: str) -> Any:
            return ask_gateway(made["supergraph"], ACROSS, {"id": order_id}, {"Authorization": f"Bearer {token}"})

        own = across(NORTE.access_token())
        strange = across(NORTE.access_token(OUTSIDER))
    assert "errors" not in own, own
    assert own["data"]["order"]["number"] == "norte-1001"
    told = own["data"]["order"]["postSale"]
    assert told["order"]["lines"] == [{"productName": "norte-product", "quantity": 2}]
    assert [edge["node"]["name"] for edge in told["timeline"]["edges"]] == ["OrderPlaced"]
    assert strange["data"]["order"] == {"number": "norte-1001", "postSale": None}
