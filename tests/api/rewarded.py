"""A reward, what a shopper took, and the programme, in the current shop; every text carries the shop's slug."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from saleor_postventa.credits.models import Voucher, VoucherCode
from saleor_postventa.credits.rules import CodeStatus, code_digest
from saleor_postventa.loyalty.codes import ProgrammeStatus, RedemptionState, ReferralState, RewardKind
from saleor_postventa.loyalty.ledger.movements import Terms, grant, spend
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import (
    Account,
    Birthday,
    ProgrammeSimulation,
    ProgrammeVersion,
    Redemption,
    Referral,
    Reward,
)
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import dump
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.secrets import seal

POINTS = 2000


@dataclass(frozen=True)
class Rewarded:
    """`redemption` is of `reward`; nobody took the `other` one. `referral` waits for the team."""

    account: Account
    reward: Reward
    other: Reward
    redemption: Redemption
    referral: Referral
    plain_code: str
    programme: ProgrammeVersion
    draft: ProgrammeVersion
    simulation: ProgrammeSimulation


def make_rewarded(customer: Customer, order: Order) -> Rewarded:
    account, _is_new = Account.objects.get_or_create(shop=current_shop(), customer=customer)
    post(grant(account, POINTS, Terms(f"grant:{account.pk}"), expires_at=None))
    reward, plain = make_reward_row(), f"{current_shop().slug}-code"
    Birthday.objects.create(shop=current_shop(), customer=customer, month=4, day=2)
    referral = Referral.objects.create(
        shop=current_shop(),
        referrer=account,
        friend=customer,
        order=order,
        state=ReferralState.HELD,
        signals=["own_order"],
    )
    redemption = make_redemption_row(account, reward, plain)
    return Rewarded(account, reward, make_reward_row(taken=0), redemption, referral, plain, *make_programme_rows())


def make_programme_rows() -> tuple[ProgrammeVersion, ProgrammeVersion, ProgrammeSimulation]:
    """One in force since long, a draft, and what it would have come to."""
    shop, content = current_shop(), dump(default_programme())
    campaign = {"id": "double", "names": {"en": f"{shop.slug}-double", "es": f"{shop.slug}-double"}, "factor": "2"}
    content["earning"]["purchase"]["multipliers"] = [campaign]
    since = datetime(2026, 1, 1, tzinfo=UTC)
    published = ProgrammeVersion.objects.create(
        shop=shop,
        number=1,
        revision=1,
        name=f"{shop.slug}-programme",
        content=content,
        status=ProgrammeStatus.PUBLISHED,
        published_at=since,
        in_force_since=since,
    )
    draft = ProgrammeVersion.objects.create(shop=shop, number=2, revision=2, name=f"{shop.slug}-draft", content=content)
    simulation = ProgrammeSimulation.objects.create(
        shop=shop,
        version=draft,
        live_version=published,
        content=content,
        live_content=content,
        since=since,
        until=since + timedelta(days=90),
        assumptions={"expected_use": 1.0},
        state="done",
    )
    return published, draft, simulation


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
