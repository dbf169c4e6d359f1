"""What a regular of the demo's shop did with points: took a reward, used it in an order, sent half of it back."""

from typing import Any

import requests

from .telling import Bought, NotTold, Person, Stories, _, patiently

CARMEN = Person("Carmen", "Soler")
POINTS_OFF = 500
REDEMPTIONS = "{ redemptions(first: 5) { edges { node { id code orderNumber } } } }"
PATIENCE_SECONDS = 600  # for a machine with other things to do
YEAR_SECONDS = 1800


def offer_rewards(told: Stories) -> None:
    """The cheapest first; the mug's product is known by its variant."""
    mug = told.product("Enamel Mug Picos Arena")
    for given in (
        _reward("SHIPPING", "Envío gratis", "Free delivery", points=250),
        _reward("AMOUNT", "5 € menos", "€5 off", points=POINTS_OFF, value="5", currency="EUR", minOrder="20"),
        _reward("AMOUNT", "£5 off", "£5 off", points=POINTS_OFF, value="5", currency="GBP", channels=["en"]),
        _reward("PERCENT", "10 % menos en un pedido", "10 % off one order", points=900, value="10"),
        _reward("PRODUCT", "Taza esmaltada Picos", "Picos enamel mug", points=1000, productSaleorId=mug, stock=40),
        _reward("GIFT_CARD", "Tarjeta regalo de 10 €", "€10 gift card", points=1000, value="10", currency="EUR"),
        _reward(
            *("AMOUNT", "Lo que tú quieras", "As much as you like"),
            pointsPerUnit=100,
            step="1",
            least="2",
            most="30",
            currency="EUR",
        ),
        _reward("DONATION", "Plantar un árbol", "Plant a tree", points=150, value="1.50", currency="EUR"),
    ):
        told.as_team("rewardCreate", "RewardCreateInput", given, "reward { id }")


def give_points(told: Stories) -> None:
    requests.post(f"{told.app}/demo/points", timeout=YEAR_SECONDS).raise_for_status()


def spend_points(told: Stories) -> None:
    """Five euros off two shirts, of which one comes back: half of the points earned go, half of those spent return."""
    redemption = take_reward(told, CARMEN, "5 € menos")
    bought = told.buy(CARMEN, ("Merino Tee Ordesa S", 2), voucher=redemption["code"])
    patiently(lambda: _used_in(told, redemption, bought), seconds=PATIENCE_SECONDS)
    asked = told.ask(bought, 1)
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Bought with points; half of it came back"), bought, asked, is_of_points=True)


def take_reward(told: Stories, person: Person, name: str) -> dict[str, Any]:
    """Called so in their language, in which its mail comes; with its code, once the shop has it."""
    token = told.token_of(person)
    offers = told.ask_app(token, "{ rewards { reward { id name } } }", language=person.language)["rewards"]
    reward = next(each["reward"]["id"] for each in offers if each["reward"]["name"] == name)
    given = {"rewardId": reward, "key": "demo"}
    made = patiently(
        lambda: told.mutate(token, "rewardRedeem", "RewardRedeemInput", given, "redemption { id }", person.language),
        seconds=PATIENCE_SECONDS,
    )
    return patiently(lambda: _with_code(told, person, made["redemption"]["id"]), seconds=PATIENCE_SECONDS)


def _with_code(told: Stories, person: Person, redemption_id: str) -> dict[str, Any]:
    found = _redemption(told, person, redemption_id)
    if not found["code"]:
        raise NotTold("the code is not there yet")
    return found


def _used_in(told: Stories, redemption: dict[str, Any], bought: Bought) -> None:
    if _redemption(told, bought.person, redemption["id"])["orderNumber"] != bought.number:
        raise NotTold("the app has not seen yet that the code was used")


def _redemption(told: Stories, person: Person, redemption_id: str) -> dict[str, Any]:
    edges = told.ask_app(told.token_of(person), REDEMPTIONS)["redemptions"]["edges"]
    found: dict[str, Any] = next(edge["node"] for edge in edges if edge["node"]["id"] == redemption_id)
    return found


def _reward(kind: str, spanish: str, english: str, **terms: Any) -> dict[str, Any]:
    names = [{"language": "es", "text": spanish}, {"language": "en", "text": english}]
    return {"kind": kind, "names": names, **terms}
