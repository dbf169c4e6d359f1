from typing import Any

import pytest

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOrigin, CaseTopic
from saleor_postventa.care.services import open_case
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.work import drain, queues
from saleor_postventa.orders.models import Order
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, make_order


@pytest.fixture
def shop(in_norte: Shop, clock: MovableClock, settings: Any, tmp_path: Any) -> Shop:
    """norte, at noon, with a mailbox and hours to answer in."""
    settings.MAIL_URL = f"file://{tmp_path}/mailbox"
    chosen = {"postal_address": "Calle Mayor 1", "sender_name": "Casa Norte", "reply_to": "hola@example.test"}
    update_preferences(in_norte, {**chosen, "case_hours_high": 4, "case_hours_normal": 30}, by=SYSTEM)
    return in_norte


@pytest.fixture
def mailbox(shop: Shop, tmp_path: Any) -> Mailbox:
    return Mailbox(tmp_path / "mailbox")


@pytest.fixture
def order(shop: Shop) -> Order:
    return make_order(make_customer())


@pytest.fixture
def case(order: Order) -> Case:
    """Of an answer to a survey, about the order."""
    assert order.customer is not None
    return open_case(
        order.customer,
        order=order,
        topic=CaseTopic.EXPERIENCE,
        origin=CaseOrigin.SURVEY,
        cause="survey_answer:7",
        by=SYSTEM,
    )


def react() -> None:
    drain(queues.get("reactions"))
