"""What comes of a flow, told by both figures beside each other."""

from datetime import timedelta

import pytest

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.mailing.clicking import note_click
from saleor_postventa.mailing.leading import Lead
from saleor_postventa.mailing.models import Message
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.web.ids import show_id
from tests.cast import NORTE
from tests.conftest import MovableClock
from tests.flows.documents import send
from tests.flows.scene import bought, delivered, live, pass_round, willing
from tests.mailing.conftest import mailbox, shop  # noqa: F401

from .ask import ask

RESULTS = """query R($id: ID!) { flow(id: $id) { results {
  uplift { inWords total { value } }
  attributed { inWords whyDifferent isCounted days people orders revenue { amount currency } } } } }"""


@pytest.mark.proves("D16", part="the graph tells both figures")
@pytest.mark.django_db
@pytest.mark.parametrize("counts", [True, False])
def test_both_figures_are_told(shop: Shop, clock: MovableClock, counts: bool) -> None:  # noqa: F811
    update_preferences(shop, {"is_click_count_on": counts}, by=SYSTEM)
    flow = live("flow", send(), exits=[])
    customer = willing()
    delivered(bought(customer, at=now() - timedelta(days=3)))
    pass_round()
    clock.move(hours=1)
    note_click(Lead(Message.objects.get().pk, 1, "https://norte.example.test/"))
    bought(customer, total=80, refunded_amount=30)
    token = NORTE.staff_token(permissions=["MANAGE_ORDERS"])
    told = ask(shop, RESULTS, {"id": show_id("PostSaleFlow", flow.pk)}, token=token).data["flow"]["results"]
    assert told["uplift"]["inWords"]
    attributed = told["attributed"]
    assert attributed.pop("whyDifferent")
    said = "1 pedido por 50,00\xa0€ llegó en los 5 días siguientes a un clic en uno de estos correos."
    none = "Los clics no se registran, así que no se dice nada de pedidos tras un clic."
    assert attributed == {
        "inWords": said if counts else none,
        "isCounted": counts,
        "days": 5,
        "people": 1 if counts else None,
        "orders": 1 if counts else None,
        "revenue": {"amount": "50.00", "currency": "EUR"} if counts else None,
    }
