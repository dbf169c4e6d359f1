"""Lists cost the same number of queries however long they are."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.events.models import ReactionRun
from saleor_postventa.flows.models import Journey, Passage
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.saleor.catchup.models import CatchUpRun
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE, global_id

from .ask import ask
from .cased import make_case
from .world import (
    MOMENT,
    World,
    make_catch_up,
    make_customer,
    make_delivery,
    make_line,
    make_message,
    make_order,
    make_parcel,
    make_placed,
    make_product,
)

ORDER = """id number status language total { amount currency } isPaid
  customer { id email name holds { id reason orderNumber } consents { topic isGiven } }
  holds { reason orderNumber }
  lines { id productName quantity unitPrice { amount } }
  parcels { id status lines { quantity orderLine { sku } } }"""
PAGE = "totalCount pageInfo { hasNextPage endCursor }"


def more_orders(world: World, count: int) -> None:
    _product, variant = make_product(f"more-{Order.objects.count()}", number=f"more-{Order.objects.count()}")
    for n in range(count):
        name = f"c{Customer.objects.count()}"
        order = make_order(make_customer(name, saleor_id=global_id("User", name)), f"{name}-{n}", age_days=n)
        make_parcel(order, make_line(order, variant), make_line(order, make_product(name, number=name)[1]))


def more_events(world: World, count: int) -> None:
    start = Order.objects.count()
    for n in range(count):
        order = make_order(world.customer, f"e{start}-{n}")
        make_placed(order, occurred_at=MOMENT + timedelta(minutes=n))
        make_placed(world.order, occurred_at=MOMENT + timedelta(minutes=start + n, seconds=1))


def more_reactions(world: World, count: int) -> None:
    for n in range(count):
        order = make_order(world.customer, f"r{Order.objects.count()}")
        ReactionRun.objects.create(shop=world.order.shop, event=make_placed(order), code=f"test.r{n}", state="dead")


def more_messages(world: World, count: int) -> None:
    for n in range(count):
        name = f"m{Customer.objects.count()}"
        make_message(make_customer(name, saleor_id=global_id("User", name)), make_order(world.customer, f"{name}-{n}"))


def more_deliveries(world: World, count: int) -> None:
    for _ in range(count):
        make_delivery("order_updated", state="dead")


def more_catch_ups(world: World, count: int) -> None:
    for _ in range(count):
        CatchUpRun.objects.update(state="finished", finished_at=MOMENT)
        make_catch_up()


def more_cases(world: World, count: int) -> None:
    for n in range(count):
        name = f"k{Customer.objects.count()}"
        other = make_customer(name, saleor_id=global_id("User", name))
        make_case(f"{name}-{n}", other, make_order(other, f"{name}-{n}"))


def more_journeys(world: World, count: int) -> None:
    first = world.followed.journey
    for n in range(count):
        name = f"j{Customer.objects.count()}"
        other = make_customer(name, saleor_id=global_id("User", name))
        order = make_order(other, f"{name}-{n}")
        known = {"shop": first.shop, "flow": first.flow, "version": first.version, "step": first.step}
        times = {"began_at": MOMENT, "came_at": MOMENT, "due_at": MOMENT}
        journey = Journey.objects.create(
            customer=other, order=order, person=name, trigger="delivered", cause=f"{name}-{n}", **known, **times
        )
        message = make_message(other, order)
        Passage.objects.create(
            shop=first.shop, journey=journey, step=first.step, kind="wait", went_to="end", message=message
        )


def gateway_orders(shop: Shop) -> list[dict[str, str]]:
    with shop_scope(shop):
        return [{"__typename": "Order", "id": order.saleor_id} for order in Order.objects.all()[:40]]


def listed(root: str, below: str) -> str:
    return f"{root}(first: 40) {{ {PAGE} edges {{ node {{ {below} }} }} }}"


def of_one(root: str, below: str) -> str:
    """Something of the order, or the customer, in a variable."""
    return f"query Q($id: ID) {{ {root}(id: $id) {{ {below} }} }}"


EVENT = "id name sentence occurredAt actorKind actorLabel orderNumber orderSaleorId data"
REACTION = "reaction error event { sentence orderNumber }"
MESSAGE = "template to subject reason html text legalBasis"
CASE = """number sentence score { value } customer { email } messages { text } transitions { ownerLabel }
  order { number lines { productName } }"""
JOURNEY = """flow { title } versionNumber
  customer { email journeys { id } journeysOver { reasonLabel } segments { title } plannedMails { reason } }
  order { number } stateLabel reasonLabel stepNumber stepTold comesNext awaits
  passages { told mail { to subject reason } }"""
CATCH_UP = "state error feeds { name label read }"
GATEWAY = "query Q($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on Order {{ id postSale {{ {} }} }} }} }}"

LISTS: dict[str, tuple[str, Callable[[World, int], None]]] = {
    "orders with all that belongs to them": (f"{{ {listed('postSaleOrders', ORDER)} }}", more_orders),
    "a customer's orders": (of_one("postSaleCustomer", listed("orders", ORDER)), more_events),
    "a customer's timeline": (of_one("postSaleCustomer", listed("timeline", EVENT)), more_events),
    "an order's timeline": (of_one("postSaleOrder", listed("timeline", EVENT)), more_events),
    "the audit": (f"{{ {listed('postSaleEvents', EVENT)} }}", more_events),
    "failed reactions": (f"{{ {listed('postSaleFailedReactions', REACTION)} }}", more_reactions),
    "messages": (f"{{ {listed('postSaleMessages', MESSAGE)} }}", more_messages),
    "cases with what was said": (f"{{ {listed('postSaleCases', CASE)} }}", more_cases),
    "journeys with what comes next": (f"{{ {listed('journeys', JOURNEY)} }}", more_journeys),
    "deliveries": (f"{{ {listed('postSaleDeliveries', 'event state subject')} }}", more_deliveries),
    "catch-up runs": (f"{{ {listed('postSaleCatchUpRuns', CATCH_UP)} }}", more_catch_ups),
    "orders for a gateway": (GATEWAY.format(f"order {{ {ORDER} }}"), more_orders),
}


@pytest.mark.parametrize("name", LISTS)
def test_longer_list_costs_no_more_queries(name: str, norte: Shop, north: World) -> None:
    text, grow = LISTS[name]
    token = NORTE.staff_token()

    def cost() -> tuple[int, int]:
        subject = "order" if "postSaleOrder(" in text else "customer"
        variables = {"id": north.shown(subject), "r": gateway_orders(norte)}
        with CaptureQueriesContext(connection) as captured:
            data = ask(norte, text, variables, token=token).data
        return len(captured), str(data).count("{")

    with shop_scope(norte):
        grow(north, 2)
    cost()
    few, short = cost()
    with shop_scope(norte):
        grow(north, 9)
    many, long = cost()
    assert long > short, "the list did not grow: nothing was measured"
    assert many == few
