"""A null that is written out says no more than nothing at all: clients send it for variables that they leave open."""

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import NORTE

from .ask import ask
from .world import World


def test_customer_is_found_by_the_other_id(norte: Shop, north: World) -> None:
    text = "query Q($saleorId: ID) { postSaleCustomer(id: null, saleorId: $saleorId) { saleorId } }"
    asked = {"saleorId": north.customer.saleor_id}
    found = ask(norte, text, asked, token=NORTE.access_token()).data
    assert found == {"postSaleCustomer": asked}


def test_audit_is_not_narrowed(norte: Shop, north: World) -> None:
    text = "{ postSaleEvents(first: 1, filter: {orderId: null, customerId: null}) { totalCount } }"
    found = ask(norte, text, token=NORTE.staff_token()).data
    with shop_scope(norte):
        count = RecordedEvent.objects.count()
    assert found["postSaleEvents"]["totalCount"] == count > 0
