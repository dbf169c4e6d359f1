"""People whom Saleor knows, and what it holds of their points."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from saleor_postventa.core import http
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.ledger.movements import grant
from saleor_postventa.loyalty.models import Account, BalanceMirror
from saleor_postventa.loyalty.rules.mirrors import AS_OF
from saleor_postventa.loyalty.services import book
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.services import update_preferences
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.loyalty.conftest import terms
from tests.refunds.scene import Saleor

BY = Actor.staff(STAFF.id)
_numbers = count(1)


@dataclass
class Mirrored:
    """A customer of both, with an account of points."""

    saleor: Saleor
    customer: Customer
    account: Account

    @property
    def id(self) -> str:
        return str(self.customer.saleor_id)

    @property
    def metadata(self) -> dict[str, str]:
        """All private metadata that Saleor holds of them."""
        return dict(self._record()["private_metadata"])

    @property
    def told(self) -> dict[str, str]:
        """The same, without the moment."""
        return {key: value for key, value in self.metadata.items() if key != AS_OF}

    @property
    def public(self) -> dict[str, str]:
        return dict(self._record()["metadata"])

    @property
    def mirror(self) -> BalanceMirror:
        return BalanceMirror.objects.get(account=self.account)

    @property
    def is_mirrored(self) -> bool:
        return BalanceMirror.objects.filter(account=self.account).exists()

    def gets(self, points: int) -> None:
        book(grant(self.account, points, terms(), expires_at=None), by=BY)

    def _record(self) -> dict[str, Any]:
        return next(each for each in self.saleor.control.customers() if each["id"] == self.id)


def make_mirrored(saleor: Saleor, **options: Any) -> Mirrored:
    email = f"mirrored{next(_numbers)}@example.com"
    made = saleor.control.create_customer(email=email, first_name="Lea", last_name="Mora", **options)
    shop = current_shop()
    customer = Customer.objects.create(shop=shop, saleor_id=made["id"], email=email, is_confirmed=True)
    return Mirrored(saleor, customer, Account.objects.create(shop=shop, customer=customer))


def figures(active: int, pending: int = 0, level: str = "") -> dict[str, str]:
    return {
        "postventa.points_active": str(active),
        "postventa.points_pending": str(pending),
        "postventa.points_level": level,
    }


def switch(shop: Shop, *, is_on: bool) -> None:
    update_preferences(shop, {"is_points_mirror_on": is_on}, by=BY)
    drain(queues.get("reactions"))


def settle(clock: MovableClock, *, minutes: int = 1) -> None:
    """What was recorded is reacted to, and what was asked for is due."""
    drain(queues.get("reactions"))
    clock.move(minutes=minutes)
    drain(queues.get("mirrors"))


class _Broken:
    status_code = 503
    content = b""


@contextmanager
def calls_of_saleor(*, broken: int = 0) -> Iterator[list[str]]:
    """The calls that are made meanwhile, the first of them answered with 503."""
    called: list[str] = []
    ask = http.request

    def request(method: str, url: str, **options: Any) -> Any:
        called.append(url)
        return _Broken() if len(called) <= broken else ask(method, url, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(http, "request", request)
        yield called
