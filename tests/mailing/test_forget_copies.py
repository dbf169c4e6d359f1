"""Copies go after their time, in every shop."""

import pytest

from saleor_postventa.core.clock import now
from saleor_postventa.mailing import chores
from saleor_postventa.mailing.models import SentCopy, pack
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import current_shop, every_shop, shop_scope
from saleor_postventa.shops.services import change_state
from tests.conftest import MovableClock

from .scene import SERVICE, ask, make_customer, make_order

pytestmark = pytest.mark.django_db


def keep_copy(shop: Shop) -> None:
    with shop_scope(shop):
        customer = make_customer()
        message = ask(SERVICE, customer, make_order(customer))
        texts = {"packed_html": pack("<p>"), "packed_text": pack("-")}
        SentCopy.objects.create(shop=shop, message=message, address="a@example.test", subject="-", **texts)


def shops_with_copies() -> list[str]:
    with every_shop():
        return list(SentCopy.objects.order_by("shop_id").values_list("shop__slug", flat=True))


@pytest.mark.parametrize("state", list(ShopState))
def test_forgets_whatever_the_shops_state(norte: Shop, clock: MovableClock, state: ShopState) -> None:
    keep_copy(norte)
    change_state(norte, state, since=now())
    chores.forget_old_copies()
    assert shops_with_copies() == ["norte"]
    clock.move(days=91)
    chores.forget_old_copies()
    assert shops_with_copies() == []


def test_one_shops_trouble_stops_no_other(
    norte: Shop, sur: Shop, clock: MovableClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keep_copy(norte)
    keep_copy(sur)
    clock.move(days=91)
    forget = chores.forget_copies

    def fail_in_norte(**values: object) -> int:
        if current_shop() == norte:
            raise TimeoutError
        return forget(**values)  # type: ignore[arg-type]

    monkeypatch.setattr(chores, "forget_copies", fail_in_norte)
    chores.forget_old_copies()
    assert shops_with_copies() == ["norte"]
    assert "norte" in caplog.text
