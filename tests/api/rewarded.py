"""A reward and what a shopper took, in the current shop; every text carries the shop's slug."""

from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.credits.models import Voucher, VoucherCode
from saleor_postventa.credits.rules import CodeStatus, code_digest
from saleor_postventa.loyalty.codes import RedemptionState, RewardKind
from saleor_postventa.loyalty.ledger.movements import Terms, grant, spend
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, Redemption, Reward
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.secrets import seal

POINTS = 2000


@dataclass(frozen=True)
class Rewarded:
    """`redemption` is of `reward`; nobody took the `other` one."""

    account: Account
    reward: Reward
    other: Reward
    redemption: Redemption
    plain_code: str


def make_rewarded(customer: Customer) -> Rewarded:
    account, _is_new = Account.objects.get_or_create(shop=current_shop(), customer=customer)
    post(grant(account, POINTS, Terms(f"grant:{account.pk}"), expires_at=None))
    reward, plain = make_reward_row(), f"{current_shop().slug}-code"
    return Rewarded(account, reward, make_reward_row(taken=0), make_redemption_row(account, reward, plain), plain)


def make_reward_row(*, taken: int = 1) -> Reward:
    slug = current_shop().slug
    return Reward.objects.create(
        shop=current_shop(),
        kind=RewardKind.AMOUNT,
        names={"en": f"{slug}-reward", "es": f"{slug}-reward"},
        points=500,
        value=Decimal(5),
        currency="EUR",
        taken=taken,
        changed_by="",
    )


def make_redemption_row(account: Account, reward: Reward, plain: str) -> Redemption:
    """Its code is there, and not used."""
    shop, number = current_shop(), Redemption.objects.count()
    voucher, _is_new = Voucher.objects.get_or_create(
        shop=shop,
        key=f"{shop.slug}-voucher",
        defaults={"name": "5 off", "kind": "amount", "value": 5, "currency": "EUR", "sealed_mark": seal("mark")},
    )
    code = VoucherCode.objects.create(
        shop=shop,
        key=f"redemption:{plain}:{number}",
        reference=f"redemption:{plain}:{number}",
        voucher=voucher,
        customer=account.customer,
        status=CodeStatus.ISSUED,
        sealed_code=seal(plain),
        digest=code_digest(f"{plain}:{number}"),
        last_chars=plain[-4:],
        state="done",
    )
    return Redemption.objects.create(
        shop=shop,
        account=account,
        reward=reward,
        key=f"{plain}:{number}",
        points=500,
        amount=Decimal(5),
        currency="EUR",
        state=RedemptionState.ISSUED,
        code=code,
        entry=post(spend(account, 500, Terms(f"spent:{plain}:{number}"))),
    )
