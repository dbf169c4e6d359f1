"""Rewards and redemptions in the graph: what a shopper sees and does, and what the team does."""

from typing import Any

import pytest

from saleor_postventa.catalogue.models import Product
from saleor_postventa.credits.models import VoucherCode
from saleor_postventa.loyalty.codes import RedemptionState, ReleaseCause
from saleor_postventa.loyalty.models import ProgrammeVersion, Redemption, Reward
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.ids import show_id
from tests.cast import NORTE, OUTSIDER, SUR, Person

from .ask import ask
from .rewarded import make_redemption_row, make_reward_row
from .world import World, make_order

MANAGER = Person(4, "manager@example.test", is_staff=True, permissions=("MANAGE_ORDERS", "MANAGE_DISCOUNTS"))
MINE = "{ redemptions(first: 5) { edges { node { id state code lastChars canGiveBack points amount { amount } } } } }"
USED = """query Q($id: ID) { postSaleOrder(saleorId: $id) {
  points { redemptions { code customer { email points { total } } } } } }"""
WHERE = "{ redemptions(first: 5) { edges { node { orderNumber customer { email } } } } }"
OFFERS = """query Q($isWhole: Boolean) { rewards(isWhole: $isWhole) { canHave obstacle obstacleLabel most { amount }
  reward { name points left taken isActive } } }"""
REDEEM = """mutation M($input: RewardRedeemInput!) { rewardRedeem(input: $input) {
  redemption { id state points code } errors { field code message } } }"""
CANCEL = """mutation M($input: RedemptionCancelInput!) { redemptionCancel(input: $input) {
  redemption { id state } errors { code } } }"""
REFUND = """mutation M($input: RedemptionRefundInput!) { redemptionRefund(input: $input) {
  results { id error { code } redemption { state } } errors { code } } }"""
CREATE = """mutation M($input: RewardCreateInput!) { rewardCreate(input: $input) {
  reward { id name kind percent amount { amount } step { amount } } errors { field code } } }"""
UPDATE = """mutation M($input: RewardUpdateInput!) { rewardUpdate(input: $input) {
  reward { points isActive name left } errors { field code } } }"""
NAMES = [{"language": "en", "text": "Five off"}, {"language": "es", "text": "Cinco menos"}]


@pytest.fixture
def free(north: World) -> Reward:
    """A reward that nobody took."""
    return north.rewarded.other


def reward_id(reward: Reward) -> str:
    return show_id("PostSaleReward", reward.pk)


def nodes(shop: Shop, token: str) -> list[dict[str, Any]]:
    return [edge["node"] for edge in ask(shop, MINE, token=token).data["redemptions"]["edges"]]


def test_a_shopper_sees_their_codes_and_nobody_elses(norte: Shop, north: World) -> None:
    [mine] = nodes(norte, NORTE.access_token())
    assert (mine["code"], mine["state"], mine["canGiveBack"]) == (north.rewarded.plain_code, "ISSUED", True)
    assert nodes(norte, NORTE.access_token(OUTSIDER)) == []
    [shown] = nodes(norte, NORTE.staff_token(MANAGER))
    assert (shown["code"], shown["lastChars"]) == (None, "code")


def test_who_uses_a_friends_code_does_not_learn_who_the_friend_is(norte: Shop, north: World) -> None:
    """Nor does the friend learn which order it was."""
    with shop_scope(norte):
        friend = Customer.objects.create(shop=norte, saleor_id=OUTSIDER.id, email=OUTSIDER.email)
        order = make_order(friend, "with-a-friends-code")
        Redemption.objects.filter(account=north.rewarded.account).update(order=order, state=RedemptionState.USED)
    used = ask(norte, USED, {"id": order.saleor_id}, token=NORTE.access_token(OUTSIDER)).data["postSaleOrder"]
    assert used["points"]["redemptions"] == [{"code": None, "customer": None}]
    [mine] = ask(norte, WHERE, token=NORTE.access_token()).data["redemptions"]["edges"]
    assert mine["node"]["orderNumber"] is None
    assert mine["node"]["customer"]["email"] == north.customer.email
    [shown] = ask(norte, WHERE, token=NORTE.staff_token(MANAGER)).data["redemptions"]["edges"]
    assert shown["node"]["orderNumber"] == order.number


def test_a_shopper_sees_what_they_can_have(norte: Shop, north: World, free: Reward) -> None:
    offers = ask(norte, OFFERS, token=NORTE.access_token()).data["rewards"]
    assert [(each["canHave"], each["obstacle"], each["reward"]["taken"]) for each in offers] == [(True, None, None)] * 2
    [first, _second] = ask(norte, OFFERS, token=NORTE.access_token(OUTSIDER)).data["rewards"]
    assert (first["canHave"], first["obstacle"]) == (False, "NOT_ENOUGH")
    assert first["obstacleLabel"]
    assert len(ask(norte, OFFERS).data["rewards"]) == 2, "what is on offer is no secret"


def test_the_storefront_says_where_they_buy(norte: Shop, north: World, free: Reward) -> None:
    offers = """query Q($channel: String, $currency: String) {
      rewards(channel: $channel, currency: $currency) { reward { id } } }"""
    with shop_scope(norte):
        Reward.objects.exclude(pk=free.pk).update(currency="GBP")
    for token in ("", NORTE.access_token()):
        found = ask(norte, offers, {"channel": "any", "currency": "EUR"}, token=token).data["rewards"]
        assert [each["reward"]["id"] for each in found] == [reward_id(free)]
    given = {"rewardId": reward_id(free), "key": "away", "channel": "uk", "currency": "GBP"}
    answer = ask(norte, REDEEM, {"input": given}, token=NORTE.access_token()).data["rewardRedeem"]
    assert (answer["redemption"], answer["errors"][0]["code"]) == (None, "not_to_be_had")


def test_what_is_off_is_for_the_team(norte: Shop, north: World, free: Reward) -> None:
    with shop_scope(norte):
        Reward.objects.filter(pk=free.pk).update(is_active=False)
    for token, count in ((NORTE.access_token(), 1), (NORTE.staff_token(MANAGER), 2), ("", 1)):
        assert len(ask(norte, OFFERS, {"isWhole": True}, token=token).data["rewards"]) == count


def test_a_shopper_takes_one_once(norte: Shop, north: World, free: Reward) -> None:
    given = {"rewardId": reward_id(free), "key": "tab"}
    first, again = (ask(norte, REDEEM, {"input": given}, token=NORTE.access_token()) for _ in range(2))
    made = first.data["rewardRedeem"]["redemption"]
    assert (made["state"], made["points"], made["code"]) == ("RESERVED", 500, None)
    assert again.data["rewardRedeem"]["redemption"]["id"] == made["id"]
    with shop_scope(norte):
        north.rewarded.account.refresh_from_db()
        assert (north.rewarded.account.active, VoucherCode.objects.count()) == (1000, 2)


def test_nobody_spends_anothers_points(norte: Shop, north: World, free: Reward) -> None:
    given = {"rewardId": reward_id(free), "key": "k", "customerId": north.shown("customer")}
    refused = ask(norte, REDEEM, {"input": given}, token=NORTE.access_token(OUTSIDER)).data["rewardRedeem"]
    assert refused["redemption"] is None
    with shop_scope(norte):
        north.rewarded.account.refresh_from_db()
        assert north.rewarded.account.active == 1500


def test_the_team_takes_one_for_a_customer(norte: Shop, north: World, free: Reward) -> None:
    given = {"rewardId": reward_id(free), "key": "k"}
    nobody = ask(norte, REDEEM, {"input": given}, token=NORTE.staff_token(MANAGER)).data["rewardRedeem"]
    assert [(error["field"], error["code"]) for error in nobody["errors"]] == [("customerId", "not_found")]
    given["customerId"] = north.shown("customer")
    made = ask(norte, REDEEM, {"input": given}, token=NORTE.staff_token(MANAGER)).data["rewardRedeem"]
    assert (made["errors"], made["redemption"]["code"]) == ([], None)
    with shop_scope(norte):
        assert Redemption.objects.latest("pk").asked_by == MANAGER.id


@pytest.mark.parametrize("who", ["own", "outsider", "team"])
def test_giving_back(norte: Shop, north: World, who: str) -> None:
    token = {
        "own": NORTE.access_token(),
        "outsider": NORTE.access_token(OUTSIDER),
        "team": NORTE.staff_token(MANAGER),
    }[who]
    given = {"id": north.rewarded_id("redemption")}
    answer = ask(norte, CANCEL, {"input": given}, token=token).data["redemptionCancel"]
    with shop_scope(norte):
        redemption = Redemption.objects.get()
    if who == "outsider":
        assert [error["code"] for error in answer["errors"]] == ["not_found"]
        assert redemption.state == RedemptionState.ISSUED
    else:
        assert answer["redemption"]["state"] == "RETURNING"
        assert redemption.release_cause == (ReleaseCause.SHOPPER if who == "own" else ReleaseCause.TEAM)


def test_many_are_taken_back_each_for_itself(norte: Shop, north: World, south: World) -> None:
    with shop_scope(norte):
        used = make_redemption_row(north.rewarded.account, make_reward_row(), "norte-used")
        Redemption.objects.filter(pk=used.pk).update(state=RedemptionState.USED)
    ids = [north.rewarded_id("redemption"), show_id("PostSaleRedemption", used.pk), south.rewarded_id("redemption")]
    rows = ask(norte, REFUND, {"input": {"ids": ids}}, token=NORTE.staff_token(MANAGER)).data["redemptionRefund"]
    told = [
        (row["error"] and row["error"]["code"], row["redemption"] and row["redemption"]["state"])
        for row in rows["results"]
    ]
    assert told == [(None, "RETURNING"), ("used", "USED"), ("not_found", None)]
    too_many = ask(norte, REFUND, {"input": {"ids": ids[:1] * 201}}, token=NORTE.staff_token(MANAGER))
    assert [error["code"] for error in too_many.data["redemptionRefund"]["errors"]] == ["too_many"]


def test_rewards_of_every_kind_are_put_on_offer(norte: Shop, north: World) -> None:
    token = NORTE.staff_token(MANAGER)
    for given in (
        {"kind": "AMOUNT", "points": 500, "value": "5", "currency": "EUR"},
        {"kind": "AMOUNT", "pointsPerUnit": 100, "step": "0.5", "currency": "EUR", "most": "50"},
        {"kind": "PERCENT", "points": 500, "value": "10", "minOrder": "30", "currency": "EUR"},
        {"kind": "SHIPPING", "points": 200, "tiers": ["gold"], "channels": ["es"], "stock": 3},
        {"kind": "PRODUCT", "points": 900, "productSaleorId": "UHJvZHVjdDox"},
        {"kind": "GIFT_CARD", "points": 500, "value": "5", "currency": "EUR"},
        {"kind": "DONATION", "pointsPerUnit": 100, "step": "1", "currency": "EUR"},
    ):
        made = ask(norte, CREATE, {"input": {"names": NAMES, **given}}, token=token).data["rewardCreate"]
        assert made["errors"] == [], given
        assert made["reward"]["name"] == "Cinco menos"


def test_a_reward_says_what_its_product_is_called(norte: Shop, north: World, free: Reward) -> None:
    asked = "{ rewards(isWhole: true) { reward { id productName } } }"

    def names() -> set[str | None]:
        rows = ask(norte, asked, token=NORTE.staff_token(MANAGER)).data["rewards"]
        return {row["reward"]["productName"] for row in rows}

    assert names() == {None}
    with shop_scope(norte):
        Reward.objects.filter(pk=free.pk).update(product_saleor_id=north.product.saleor_id)
        Product.objects.filter(pk=north.product.pk).update(name="Canvas bag")
    assert names() == {None, "Canvas bag"}
    changed = """mutation M($input: RewardUpdateInput!) {
      rewardUpdate(input: $input) { reward { productName } errors { code } } }"""
    answer = ask(norte, changed, {"input": {"id": reward_id(free)}}, token=NORTE.staff_token(MANAGER))
    assert answer.data["rewardUpdate"] == {"reward": {"productName": "Canvas bag"}, "errors": []}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"names": []}, "names"),
        ({"points": 0}, "points"),
        ({"points": -1}, "points"),
        ({"value": None}, "value"),
        ({"value": "0.001"}, "value"),
        ({"currency": "euros"}, "currency"),
        ({"minOrder": "5", "currency": ""}, "currency"),
        ({"kind": "PERCENT", "value": "101"}, "value"),
        ({"kind": "PRODUCT"}, "productSaleorId"),
        ({"validDays": 0}, "validDays"),
        ({"startsAt": "2030-01-01T00:00:00Z", "endsAt": "2029-01-01T00:00:00Z"}, "endsAt"),
        ({"points": 0, "pointsPerUnit": 100}, "step"),
        ({"points": 0, "pointsPerUnit": 1, "step": "0.5"}, "step"),
        ({"points": 0, "pointsPerUnit": 100, "step": "0.5", "least": "0.7"}, "least"),
        ({"points": 0, "pointsPerUnit": 100, "step": "1", "least": "5", "most": "3"}, "most"),
        ({"pointsPerUnit": 100}, "pointsPerUnit"),
        ({"stock": -1}, "stock"),
        ({"stock": 2 * 10**9}, "stock"),
        ({"kind": "SHIPPING", "points": 0, "pointsPerUnit": 100}, "pointsPerUnit"),
    ],
)
def test_what_makes_no_sense_is_refused(norte: Shop, north: World, given: dict[str, Any], field: str) -> None:
    usual = {"kind": "AMOUNT", "names": NAMES, "points": 500, "value": "5", "currency": "EUR"}
    answer = ask(norte, CREATE, {"input": {**usual, **given}}, token=NORTE.staff_token(MANAGER))
    assert [(error["field"], error["code"]) for error in answer.data["rewardCreate"]["errors"]] == [
        (field, "invalid_reward")
    ]


def test_the_editor_offers_what_the_shop_has(norte: Shop, north: World, south: World) -> None:
    with shop_scope(norte):
        Product.objects.filter(pk=north.product.pk).update(name="Linen shirt", published_in=["es", "uk"])
        Product.objects.create(shop=norte, saleor_id="socks", name="Socks")
        for version in ProgrammeVersion.objects.filter(pk=north.rewarded.draft.pk):
            version.content["tiers"]["levels"].append({"code": "ruby", "names": {"es": "Rubí"}, "threshold": "9000"})
            version.save()
    asked = """query Q($search: String, $chosen: ID) { rewardSchema { levels { code label } channels currencies
      products(search: $search, chosen: $chosen) { code label } } }"""

    def offered(**given: str) -> Any:
        return ask(norte, asked, given, token=NORTE.staff_token(MANAGER)).data["rewardSchema"]

    shown = offered()
    assert [each["label"] for each in shown["products"]] == ["Linen shirt", "Socks", "norte-hat"]
    assert shown["channels"] == sorted({"es", "uk", north.order.channel})
    assert shown["currencies"] == [north.order.currency]
    assert [each["label"] for each in shown["levels"]] == ["Bronce", "Plata", "Oro", "Rubí"]
    found = offered(search="LINEN", chosen="socks")["products"]
    assert [each["label"] for each in found] == ["Socks", "Linen shirt"]
    assert [each["label"] for each in offered(search="linen")["products"]] == ["Linen shirt"]
    assert ask(norte, asked, token=NORTE.access_token()).codes == ["PERMISSION_DENIED"]


def test_a_change_leaves_the_rest(norte: Shop, north: World) -> None:
    token, reward = NORTE.staff_token(MANAGER), north.rewarded_id("reward")
    changed = ask(norte, UPDATE, {"input": {"id": reward, "points": 700, "stock": 4}}, token=token).data["rewardUpdate"]
    assert changed["reward"] == {"points": 700, "isActive": True, "name": "norte-reward", "left": 3}
    refused = ask(norte, UPDATE, {"input": {"id": reward, "stock": 0}}, token=token).data["rewardUpdate"]
    assert [(error["field"], error["code"]) for error in refused["errors"]] == [("stock", "invalid_reward")]
    endless = ask(norte, UPDATE, {"input": {"id": reward, "stock": None}}, token=token).data["rewardUpdate"]
    assert endless["reward"]["left"] is None


def test_rewards_are_made_by_those_who_make_vouchers(norte: Shop, north: World, sur: Shop) -> None:
    clerk = Person(5, "clerk@example.test", is_staff=True, permissions=("MANAGE_ORDERS",))
    given = {"input": {"kind": "SHIPPING", "names": NAMES, "points": 5}}
    assert ask(norte, CREATE, given, token=NORTE.staff_token(clerk)).codes == ["PERMISSION_DENIED"]
    given = {"input": {"id": north.rewarded_id("reward"), "points": 1}}
    answer = ask(sur, UPDATE, given, token=SUR.staff_token(MANAGER)).data["rewardUpdate"]
    assert [error["code"] for error in answer["errors"]] == ["not_found"]
