"""Points of the live tests' shopper: the programme, what they have, and the rewards that they take."""

from uuid import uuid4

from .aftersales import AfterSales
from .product import wait_for
from .saleor import Answer
from .trade import Trade

REDEMPTION = "id state code points orderNumber releaseLabel"
PROGRAMME = """
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.services import publish_programme, save_programme
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
with shop_scope(Shop.objects.latest("pk")):
    if not ProgrammeVersion.objects.exists():
        rates = {"{currency}": "1"}
        content = {"point_values": {"{currency}": "0.01"}, "earning": {"purchase": {"rates": rates}}}
        publish_programme(save_programme(content, by=SYSTEM).pk, by=SYSTEM)
"""
ACCOUNT = """
import json
from datetime import timedelta
from django.db.models import Sum
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Earning, Lot, Redemption
from saleor_postventa.loyalty.services import activate_due, open_account
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import every_shop, shop_scope
with every_shop():
    customer = Customer.objects.accounts().filter(email="{email}").select_related("shop").latest("pk")
with shop_scope(customer.shop):
    account = open_account(customer)
    {more}
    account.refresh_from_db()
    ends = Lot.objects.open().filter(account=account).values_list("expires_at").annotate(points=Sum("rest"))
    print(json.dumps({{
        "pending": account.pending,
        "active": account.active,
        "ends": {{day.isoformat(): points for day, points in ends}},
        "earned": {{
            each.order.number: each.rest
            for each in Earning.objects.filter(account=account, order_line__isnull=False).select_related("order")
        }},
    }}))
"""


def publish_programme(care: AfterSales, trade: Trade) -> None:
    """One point for one of the channel's currency, unless there is a programme already."""
    care.product.run_code(PROGRAMME.replace("{currency}", trade.channel["currencyCode"]))


def account(care: AfterSales, more: str = "") -> Answer:
    """What the shopper has, once `more` was done: `ends` by their day, `earned` what is left of each order's points."""
    found: Answer = care.product.read(ACCOUNT.format(email=care.email, more=more or "pass"))
    return found


def give(care: AfterSales, points: int, *, days: int) -> Answer:
    """Points that end in so many days."""
    terms = f'Terms("live:{uuid4().hex}")'
    return account(care, f"post(grant(account, {points}, {terms}, expires_at=now() + timedelta(days={days})))")


def make_reward(care: AfterSales, trade: Trade, **given: object) -> str:
    wanted = {
        "kind": "AMOUNT",
        "names": called(f"Live {uuid4().hex[:6]}"),
        "points": 500,
        "value": "5.00",
        "currency": trade.channel["currencyCode"],
        **given,
    }
    document = """mutation ($input: RewardCreateInput!) { rewardCreate(input: $input) {
      reward { id } errors { field code message } } }"""
    return str(care.as_staff(document, {"input": wanted})["rewardCreate"]["reward"]["id"])


def called(name: str) -> list[Answer]:
    """A reward's names."""
    return [{"language": "en", "text": name}]


def redeem(care: AfterSales, reward: str, state: str = "ISSUED") -> Answer:
    """With its code, once Saleor has it."""
    return wait_until(care, ask_for_reward(care, reward)["id"], state)


def ask_for_reward(care: AfterSales, reward: str) -> Answer:
    document = f"""mutation ($input: RewardRedeemInput!) {{ rewardRedeem(input: $input) {{
      redemption {{ {REDEMPTION} }} errors {{ field code message }} }} }}"""
    given = {"rewardId": reward, "key": uuid4().hex}
    made: Answer = care.as_shopper(document, {"input": given})["rewardRedeem"]["redemption"]
    return made


def give_back(care: AfterSales, redemption: str) -> None:
    document = """mutation ($input: RedemptionCancelInput!) { redemptionCancel(input: $input) {
      redemption { id } errors { field code message } } }"""
    care.as_shopper(document, {"input": {"id": redemption}})


def wait_until(care: AfterSales, redemption: str, state: str) -> Answer:
    def look() -> Answer | None:
        document = f"{{ redemptions(first: 50) {{ edges {{ node {{ {REDEMPTION} }} }} }} }}"
        edges = care.as_shopper(document, {})["redemptions"]["edges"]
        found = next(edge["node"] for edge in edges if edge["node"]["id"] == redemption)
        return found if found["state"] == state else None

    return wait_for(look, f"redemption {redemption} {state}")


def wait_for_points(care: AfterSales, order_number: str, points: int) -> Answer:
    """Until so many are left of what an order earned."""

    def look() -> Answer | None:
        found = account(care)
        return found if found["earned"].get(order_number) == points else None

    return wait_for(look, f"{points} points of order {order_number}")
