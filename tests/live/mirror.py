"""What Saleor holds of a shopper's points, and of our own news that came back from it."""

from .aftersales import AfterSales
from .points import account
from .product import wait_for
from .saleor import Answer

PREFIX = "postventa.points_"
AS_OF = f"{PREFIX}as_of"
SETTINGS = """mutation ($input: PostSaleSettingsUpdateInput!) { postSaleSettingsUpdate(input: $input) {
  errors { field code message } } }"""
USER = """query ($who: String!) { user(email: $who) { id metadata { key value } privateMetadata { key value } } }"""
ECHOES = """
import json
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.scope import every_shop
with every_shop():
    rows = Delivery.objects.filter(event__startswith="customer_")
    heard = [(each.event, json.loads(each.text)) for each in rows if "{user}" in each.text]
    ours = [event for event, body in heard if (body["issuingPrincipal"] or {}).get("__typename") == "App"]
    print(json.dumps(sorted(ours)))
"""
MIRROR = """
import json
from saleor_postventa.loyalty.models import BalanceMirror
from saleor_postventa.shops.scope import every_shop
with every_shop():
    print(json.dumps(BalanceMirror.objects.filter(saleor_id="{user}").values("state", "error").first()))
"""


def change_settings(care: AfterSales, **given: object) -> None:
    care.as_staff(SETTINGS, {"input": given})


def user_of(care: AfterSales) -> Answer:
    """As staff sees them in Saleor, their metadata as dictionaries."""
    found: Answer = care.saleor.ask(USER, {"who": care.email})["user"]
    return {
        "id": found["id"],
        **{name: {each["key"]: each["value"] for each in found[name]} for name in ("metadata", "privateMetadata")},
    }


def told(care: AfterSales) -> dict[str, str]:
    """Without the moment and the keys' beginning."""
    private = user_of(care)["privateMetadata"]
    return {key.removeprefix(PREFIX): text for key, text in private.items() if key.startswith(PREFIX) and key != AS_OF}


def wait_until_told(care: AfterSales) -> dict[str, str]:
    """Until Saleor has what the ledger says, which is what comes back."""

    def look() -> dict[str, str] | None:
        here = account(care)
        expected = {"active": str(here["active"]), "pending": str(here["pending"]), "level": ""}
        return expected if told(care) == expected else None

    return wait_for(look, "points in Saleor", seconds=180)


def wait_until_gone(care: AfterSales) -> None:
    """Until none of our keys is left."""
    keys = user_of(care)["privateMetadata"]
    wait_for(lambda: not any(key.startswith(PREFIX) for key in user_of(care)["privateMetadata"]), f"{keys}", 180)


def echoes(care: AfterSales) -> list[str]:
    """News of this customer that an app had caused, as Saleor told it to us."""
    found: list[str] = care.product.read(ECHOES.replace("{user}", user_of(care)["id"]))
    return found


def mirror_of(care: AfterSales, user: str) -> Answer | None:
    found: Answer | None = care.product.read(MIRROR.replace("{user}", user))
    return found
