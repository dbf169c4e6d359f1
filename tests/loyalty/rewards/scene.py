"""Shoppers with points and rewards to spend them on."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.codes import RewardKind
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, Redemption, Reward
from saleor_postventa.loyalty.queries.reward_words import shown_code
from saleor_postventa.loyalty.services.redeeming import redeem
from saleor_postventa.loyalty.services.rewards import RewardDraft, create_reward
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from tests.refunds.scene import BY, Saleor

MANY = 1000
_numbers = count(1)


@dataclass
class Shopper:
    customer: Customer
    account: Account

    @property
    def points(self) -> int:
        self.account.refresh_from_db()
        return self.account.active

    def lots(self) -> list[tuple[int, datetime | None]]:
        rows = self.account.lots.open().first_in_first_out()  # type: ignore[attr-defined]
        return [(lot.rest, lot.expires_at) for lot in rows]

    def redeem(self, reward: Reward, *, key: str = "", **given: Any) -> Redemption:
        return redeem(self.customer, reward.pk, key=key or str(uuid4()), by=BY, **given)


def make_shopper(points: int = 0, *, expires_at: datetime | None = None) -> Shopper:
    shop = current_shop()
    customer = Customer.objects.create(
        shop=shop, email=f"lea{next(_numbers)}@example.com", first_name="Lea", saleor_id=str(uuid4()), is_confirmed=True
    )
    shopper = Shopper(customer, Account.objects.create(shop=shop, customer=customer))
    if points:
        give_points(shopper, points, expires_at=expires_at)
    return shopper


def give_points(shopper: Shopper, points: int, *, expires_at: datetime | None = None) -> None:
    post(grant(shopper.account, points, Terms(f"grant:{uuid4()}"), expires_at=expires_at))


def make_reward(kind: RewardKind = RewardKind.AMOUNT, **given: Any) -> Reward:
    """Five euros off for 500 points."""
    known: dict[str, Any] = {"names": {"en": "5 off", "es": "5 menos"}, "points": 500}
    if kind in (RewardKind.AMOUNT, RewardKind.GIFT_CARD, RewardKind.DONATION):
        known |= {"value": Decimal(5), "currency": "EUR"}
    return create_reward(RewardDraft(**{"kind": kind, **known, **given}), by=BY)


def any_amount(**given: Any) -> Reward:
    """A euro for 100 points, in steps of half a euro."""
    known = {"points": 0, "value": None, "points_per_unit": 100, "step": Decimal("0.50"), "least": Decimal(1)}
    return make_reward(**{**known, **given})


def settle() -> None:
    """All that waits, until nothing is due any more."""
    for name in ("voucher_codes", "credits", "reactions", "voucher_codes", "credits", "reactions"):
        drain(queues.get(name))


def fresh(redemption: Redemption) -> Redemption:
    return Redemption.objects.select_related("reward", "code", "credit", "order", "entry").get(pk=redemption.pk)


def code_for(redemption: Redemption) -> str:
    return shown_code(fresh(redemption))


def buy_with(saleor: Saleor, redemption: Redemption, **given: Any) -> Order:
    """Two units of one thing and one of another, with the code of the redemption."""
    order = saleor.place(voucher_code=code_for(redemption), **given)
    settle()
    return order
