from datetime import UTC, datetime, timedelta

import pytest

from saleor_postventa.core.errors import Failure
from saleor_postventa.saleor.handlers import Source
from saleor_postventa.saleor.webhooks import AppFields, AppPayload, follow_app
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from tests.cast import NORTE

OFF_AT = datetime(2030, 1, 1, 10, tzinfo=UTC)
ON_AT = OFF_AT + timedelta(minutes=1)


def tell(
    event: str, *, at: datetime, is_active: bool = True, app_id: str = NORTE.app_id, codes: list[str] | None = None
) -> None:
    permissions = None if codes is None else [{"code": code} for code in codes]
    follow_app(AppPayload(AppFields(app_id, is_active, permissions)), Source(event, at, None, 1))


def state(shop: Shop) -> str:
    shop.refresh_from_db()
    return shop.state


def test_follows_off_and_on(in_norte: Shop) -> None:
    tell("app_status_changed", at=OFF_AT, is_active=False)
    assert state(in_norte) == ShopState.INACTIVE
    tell("app_status_changed", at=ON_AT)
    assert state(in_norte) == ShopState.ACTIVE


def test_ends_where_saleor_is_though_the_news_come_in_the_wrong_order(in_norte: Shop) -> None:
    tell("app_status_changed", at=OFF_AT, is_active=False)
    tell("app_status_changed", at=ON_AT, is_active=True)
    tell("app_status_changed", at=OFF_AT, is_active=False)
    assert state(in_norte) == ShopState.ACTIVE


def test_marks_a_deleted_app_as_removed_and_deletes_nothing(in_norte: Shop) -> None:
    tell("app_deleted", at=OFF_AT, is_active=False)
    assert state(in_norte) == ShopState.REMOVED


def test_passes_over_news_of_an_earlier_installation(in_norte: Shop) -> None:
    tell("app_deleted", at=OFF_AT, app_id="QXBwOjE=")
    assert state(in_norte) == ShopState.ACTIVE


def test_takes_permissions_over_where_they_are_told(in_norte: Shop) -> None:
    tell("app_updated", at=OFF_AT, codes=["MANAGE_USERS", "MANAGE_ORDERS"])
    tell("app_updated", at=ON_AT)
    in_norte.refresh_from_db()
    assert in_norte.permissions == ["MANAGE_ORDERS", "MANAGE_USERS"]


def test_gives_a_payload_without_an_app_up_for_good(in_norte: Shop) -> None:
    with pytest.raises(Failure) as failure:
        follow_app(AppPayload(None), Source("app_updated", OFF_AT, None, 1))
    assert failure.value.permanent
