"""A shop that wants it finds a customer's points in their private metadata in a Saleor of its own, as they change."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from .aftersales import AfterSales
from .mirror import AS_OF, PREFIX, change_settings, echoes, mirror_of, told, user_of, wait_until_gone, wait_until_told
from .payment_app import PaymentApp
from .points import account, make_reward, publish_programme, redeem, wait_for_points
from .product import wait_for
from .saleor import Saleor, SaleorSaysNo
from .test_earn_points import LONG_AFTER, send_back
from .trade import Trade

pytestmark = pytest.mark.timeout(900)
OTHER_APP = {"other.app": "stays"}
LONGER_THAN_IT_SETTLES = 75
GIVE = """from saleor_postventa.core.actor import SYSTEM
    from saleor_postventa.loyalty.services import book
    book(grant(account, {points}, Terms("live:{key}"), expires_at=now() + timedelta(days=200)), by=SYSTEM)"""


@pytest.fixture
def member(care: AfterSales, trade: Trade, payments: PaymentApp) -> AfterSales:
    """Somebody new, who bought one thing; with something of another app's in their metadata."""
    publish_programme(care, trade)
    made = AfterSales(care.product, care.saleor, email=f"live-mirrored-{uuid4().hex[:8]}@example.com")
    made.register()
    made.known(trade.sell_by_checkout({"S": 1}, by=made))
    given = [{"key": key, "value": value} for key, value in OTHER_APP.items()]
    care.saleor.ask(
        """mutation ($id: ID!, $input: [MetadataInput!]!) { updatePrivateMetadata(id: $id, input: $input) {
          errors { field code message } } }""",
        {"id": user_of(made)["id"], "input": given},
    )
    return made


@pytest.fixture
def mirrored(member: AfterSales) -> Iterator[AfterSales]:
    change_settings(member, isPointsMirrorOn=True)
    yield member
    change_settings(member, isPointsMirrorOn=False)


def give(member: AfterSales, points: int) -> None:
    account(member, GIVE.format(points=points, key=uuid4().hex))


def test_follows_a_purchase_what_comes_back_and_what_is_spent(mirrored: AfterSales, trade: Trade) -> None:
    wait_until_told(mirrored)
    order = trade.sell_by_checkout({"S": 2}, by=mirrored)
    mirrored.known(order)
    number = trade.books(order)["number"]
    wait_for_points(mirrored, number, 40)
    assert wait_until_told(mirrored) == {"active": "0", "pending": "60", "level": ""}
    send_back(mirrored, trade, order, 1)
    wait_for_points(mirrored, number, 20)
    assert wait_until_told(mirrored) == {"active": "0", "pending": "40", "level": ""}
    account(mirrored, LONG_AFTER)
    give(mirrored, 500)
    assert wait_until_told(mirrored) == {"active": "540", "pending": "0", "level": ""}
    redeem(mirrored, make_reward(mirrored, trade))
    assert wait_until_told(mirrored) == {"active": "40", "pending": "0", "level": ""}
    user = user_of(mirrored)
    assert OTHER_APP.items() <= user["privateMetadata"].items()
    assert not any(key.startswith(PREFIX) for key in user["metadata"])


def test_switched_off_nothing_of_ours_is_left(mirrored: AfterSales) -> None:
    wait_until_told(mirrored)
    change_settings(mirrored, isPointsMirrorOn=False)
    wait_until_gone(mirrored)
    assert user_of(mirrored)["privateMetadata"] == OTHER_APP
    give(mirrored, 5)
    time.sleep(LONGER_THAN_IT_SETTLES)
    assert told(mirrored) == {}


def test_of_who_leaves_nothing_is_left_until_they_come_back(mirrored: AfterSales) -> None:
    wait_until_told(mirrored)
    take_part = """mutation ($input: PointsTakePartInput!) { pointsTakePart(input: $input) {
      takesPart errors { field code message } } }"""
    mirrored.as_shopper(take_part, {"input": {"takesPart": False}})
    wait_until_gone(mirrored)
    mirrored.as_shopper(take_part, {"input": {"takesPart": True}})
    wait_until_told(mirrored)


def test_of_who_is_erased_nothing_is_left(mirrored: AfterSales) -> None:
    """By us alone: Saleor still has the account."""
    wait_until_told(mirrored)
    user = user_of(mirrored)["id"]
    known = mirrored.as_staff("query ($id: ID!) { postSaleCustomer(saleorId: $id) { id } }", {"id": user})
    erase = """mutation ($input: PersonEraseInput!) { personErase(input: $input) {
      erasedCount isKnownToSaleor errors { field code message } } }"""
    given = {"customerId": known["postSaleCustomer"]["id"], "reason": "ASKED"}
    assert mirrored.as_staff(erase, {"input": given})["personErase"]["isKnownToSaleor"]
    wait_until_gone(mirrored)
    assert user_of(mirrored)["privateMetadata"] == OTHER_APP


def test_who_is_deleted_in_saleor_keeps_nobody_busy(mirrored: AfterSales) -> None:
    wait_until_told(mirrored)
    user = user_of(mirrored)["id"]
    give(mirrored, 5)
    mirrored.saleor.ask("mutation ($id: ID!) { customerDelete(id: $id) { errors { message } } }", {"id": user})
    wait_for(lambda: mirror_of(mirrored, user) is None, "the end of the mirror", seconds=180)


def test_our_own_news_starts_nothing(mirrored: AfterSales) -> None:
    give(mirrored, 5)
    wait_until_told(mirrored)
    wait_for(lambda: echoes(mirrored), "Saleor's news of what we wrote")
    time.sleep(LONGER_THAN_IT_SETTLES)
    before = user_of(mirrored)["privateMetadata"][AS_OF], echoes(mirrored)
    time.sleep(LONGER_THAN_IT_SETTLES)
    assert (user_of(mirrored)["privateMetadata"][AS_OF], echoes(mirrored)) == before


def test_what_changes_while_saleor_is_away_is_told_afterwards(mirrored: AfterSales) -> None:
    wait_until_told(mirrored)
    user = user_of(mirrored)["id"]
    with saleor_away(mirrored.saleor):
        give(mirrored, 7)
        failed = wait_for(lambda: (mirror_of(mirrored, user) or {}).get("error"), "a failed try", seconds=180)
        give(mirrored, 11)
    assert failed
    found = wait_until_told(mirrored)
    assert found["active"] == "18"
    row = mirror_of(mirrored, user)
    assert row is not None
    assert (row["state"], row["error"]) == ("done", "")


@contextmanager
def saleor_away(saleor: Saleor) -> Iterator[None]:
    """LIVE_SALEOR_SWITCH is a program that takes `off`, and `on`."""
    switch = os.environ.get("LIVE_SALEOR_SWITCH")
    if not switch:
        pytest.skip("needs LIVE_SALEOR_SWITCH")
    subprocess.run([switch, "off"], check=True, timeout=300)
    try:
        yield
    finally:
        subprocess.run([switch, "on"], check=True, timeout=300)
        wait_for(lambda: answers(saleor), "Saleor", seconds=120)


def answers(saleor: Saleor) -> bool:
    try:
        return bool(saleor.version())
    except (OSError, SaleorSaysNo):
        return False
