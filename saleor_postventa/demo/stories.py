"""Returns in every state, for visitors to look at.

Nothing is written into the database: people order at the sandbox's counter, ask with their own sign-in, and the team
acts through the API, as all of them would.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from saleor_postventa.sandbox.client import Sandbox, SandboxRefused

from .policy import POLICY, SHOP, WAYS

PATIENCE_SECONDS = 60
FILE = "stories.json"
Wanted = tuple[str, int]


class NotTold(RuntimeError):
    """The app or the sandbox answered something else than the story needs."""


@dataclass(frozen=True)
class Person:
    first_name: str
    last_name: str
    language: str = "ES"

    @property
    def email(self) -> str:
        return f"{self.first_name}.{self.last_name}@example.com".lower()


@dataclass(frozen=True)
class Bought:
    """An order that arrived; `lines` are Saleor's ids in the order of the wishes."""

    id: str
    number: str
    lines: list[str]
    person: Person
    account: str


@dataclass
class Told:
    """For the demo's first page: where a visitor can look at what happened."""

    what: str
    order: str
    email: str
    number: str = ""


def _(text: str) -> str:
    """Marked to be translated; the demo's first page does so. This process has no settings."""
    return text


def read_told(folder: Path) -> list[Told]:
    path = folder / FILE
    return [Told(**each) for each in json.loads(path.read_text())] if path.is_file() else []


def keep_told(told: list[Told], folder: Path) -> None:
    (folder / FILE).write_text(json.dumps([vars(each) for each in told], indent=2))


LUCIA, MARCOS, NURIA = Person("Lucia", "Ferrer"), Person("Marcos", "Vidal"), Person("Nuria", "Sanz")
EMILY = Person("Emily", "Hart", "EN")


@dataclass
class Stories:
    sandbox: Sandbox
    app: str
    shop: str
    told: list[Told] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)

    def tell_all(self) -> list[Told]:
        self.open_shop()
        for story in _STORIES:
            story(self)
        return self.told

    def open_shop(self) -> None:
        """The shop's face, its ways of sending back, and the policy that it published."""
        self.as_team("postSaleSettingsUpdate", "PostSaleSettingsUpdateInput", SHOP)
        for code, settings in WAYS.items():
            way = {"code": code, "isOn": True, "settings": json.dumps(settings)}
            self.as_team("returnMethodChange", "ReturnMethodChangeInput", way)
        saved = self.as_team(
            "returnPolicySave",
            "ReturnPolicySaveInput",
            {"content": json.dumps(POLICY), "name": "Monte y Casa"},
            "policy { id }",
        )
        policy = saved["policy"]["id"]
        self.as_team("returnPolicyPublish", "ReturnPolicyPublishInput", {"id": policy}, "violations { code }")

    def buy(self, person: Person, *wanted: Wanted) -> Bought:
        """Ordered, paid, shipped and at the door."""
        account = self._account_of(person)
        items: Any = [{"variant": self.variant(name), "quantity": quantity} for name, quantity in wanted]
        channel = "en" if person.language == "EN" else "es"
        order = self.sandbox.place_order(channel, items, customer=account)
        self.sandbox.fulfill_order(order["id"], tracking_number=f"SEUR9{order['number']}")
        patiently(lambda: self.sandbox.deliver(order["id"]))
        return Bought(order["id"], order["number"], [line["id"] for line in order["lines"]], person, account)

    def variant(self, name: str) -> str:
        """Saleor's id. What comes in one kind alone is called twice as what it is."""
        return next(str(each["id"]) for each in self.sandbox.variants() if each["name"] in (name, f"{name} {name}"))

    def _account_of(self, person: Person) -> str:
        if person.email not in self.accounts:
            known = {each["email"]: each["id"] for each in self.sandbox.customers(limit=10_000)}
            made = {"id": known[person.email]} if person.email in known else self._account_for(person)
            self.accounts[person.email] = made["id"]
        return self.accounts[person.email]

    def _account_for(self, person: Person) -> dict[str, Any]:
        return self.sandbox.create_customer(
            email=person.email,
            first_name=person.first_name,
            last_name=person.last_name,
            language_code=person.language,
            address=_ADDRESSES[person.language],
        )

    def ask(self, bought: Bought, *units: int, reason: str = "too_small", **wish: Any) -> dict[str, Any]:
        """As the shopper; `units` are those of each line of the order."""
        lines = [
            {"orderLineId": line, "quantity": count, "reason": reason, **wish.get("line", {})}
            for line, count in zip(bought.lines, units, strict=True)
            if count
        ]
        given = {
            "orderId": bought.id,
            "lines": lines,
            "outcome": wish.get("outcome", "REFUND"),
            "method": wish.get("method", "own_carrier"),
            "language": bought.person.language,
            "note": wish.get("note"),
        }
        token = self.sandbox.issue_token("access", user=bought.account) or ""
        made = patiently(lambda: self.mutate(token, "returnCreate", "ReturnCreateInput", given, RETURN))
        asked: dict[str, Any] = made["return"]
        return asked

    def tell(self, what: str, bought: Bought, asked: dict[str, Any] | None = None) -> None:
        number = asked["number"] if asked is not None else ""
        self.told.append(Told(what, bought.number, bought.person.email, number))

    def as_team(self, name: str, kind: str, given: dict[str, Any], shown: str = "") -> dict[str, Any]:
        return self.mutate(self.sandbox.issue_token("thirdparty") or "", name, kind, given, shown)

    def act(self, asked: dict[str, Any], verb: str, **given: Any) -> None:
        """Of the team, on one return."""
        kind = f"{verb[0].upper()}{verb[1:]}Input"
        self.as_team(verb, kind, {"id": asked["id"], **given}, RETURN)

    def arrive(self, asked: dict[str, Any], *units: int) -> None:
        lines = [
            {"lineId": line["id"], "quantity": count}
            for line, count in zip(asked["lines"], units, strict=True)
            if count
        ]
        self.act(asked, "returnReceive", lines=lines, batch="demo")

    def check(self, asked: dict[str, Any], *units: int, grade: str = "A", disposition: str = "RESTOCK") -> None:
        findings = [
            {"lineId": line["id"], "quantity": count, "grade": grade, "disposition": disposition}
            for line, count in zip(asked["lines"], units, strict=True)
            if count
        ]
        self.act(asked, "returnInspect", findings=findings, batch="demo")

    def mutate(self, token: str, name: str, kind: str, given: dict[str, Any], shown: str) -> dict[str, Any]:
        """Raises NotTold where the answer holds an error."""
        text = f"mutation Tell($input: {kind}!) {{ {name}(input: $input) {{ {shown} errors {{ code message }} }} }}"
        answer = requests.post(
            f"{self.app}/graphql/{self.shop}/",
            json={"query": text, "variables": {"input": given}},
            headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"},
            timeout=60,
        ).json()
        payload: dict[str, Any] | None = (answer.get("data") or {}).get(name)
        if payload is None or payload["errors"]:
            raise NotTold(f"{name}: {payload['errors'] if payload else answer}")
        return payload


RETURN = "return { id number status lines { id } }"
_ADDRESSES = {
    "ES": {"street_address1": "Calle Alfonso I, 4", "city": "ZARAGOZA", "postal_code": "50003", "country": "ES"},
    "EN": {"street_address1": "12 Park Row", "city": "LEEDS", "postal_code": "LS1 5HD", "country": "GB"},
}


def patiently[T](act: Callable[[], T]) -> T:
    """The app learns of the shop's news by webhooks, in a moment of its own."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except (NotTold, SandboxRefused, requests.RequestException):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def _nothing_yet(told: Stories) -> None:
    bought = told.buy(LUCIA, ("Cares Rain Jacket M", 1), ("Enamel Mug Picos Arena", 2), ("Merino Tee Ordesa S", 1))
    told.tell(_("Everything arrived, and can be sent back"), bought)


def _asked(told: Stories) -> None:
    bought = told.buy(MARCOS, ("Brezo Ultralight Tent", 1))
    told.tell(_("Asked for; the team looks at it"), bought, told.ask(bought, 1, reason="not_as_described"))


def _approved(told: Stories) -> None:
    bought = told.buy(NURIA, ("Fleece Somiedo L", 1), ("Duero Bottle 750 ml Musgo", 1))
    told.tell(_("Said yes to; to be sent by the shopper"), bought, told.ask(bought, 1, 0))


def _to_be_picked_up(told: Stories) -> None:
    bought = told.buy(LUCIA, ("Cares Rain Jacket M", 1))
    told.tell(_("Said yes to; its shopper chooses a day for the pickup"), bought, told.ask(bought, 1, method="pickup"))


def _sent(told: Stories) -> None:
    bought = told.buy(EMILY, ("Moncayo Backpack 45 L Noche", 1))
    asked = told.ask(bought, 1, reason="not_needed")
    token = told.sandbox.issue_token("access", user=bought.account) or ""
    sent = {"id": asked["id"], "trackingNumber": "RM481516234", "carrier": "Royal Mail"}
    told.mutate(token, "returnSend", "ReturnSendInput", sent, RETURN)
    told.tell(_("On its way back"), bought, asked)


def _partly_here(told: Stories) -> None:
    bought = told.buy(LUCIA, ("Enamel Mug Picos Noche", 3))
    asked = told.ask(bought, 3, reason="not_needed")
    told.arrive(asked, 2)
    told.check(asked, 2)
    told.tell(_("Two of three arrived and were checked"), bought, asked)


def _refunded(told: Stories) -> None:
    bought = told.buy(NURIA, ("Merino Tee Ordesa M", 1))
    asked = told.ask(bought, 1)
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Money back"), bought, asked)


def _credited(told: Stories) -> None:
    bought = told.buy(MARCOS, ("Urbión Daypack 22 L Arena", 1))
    asked = told.ask(bought, 1, reason="not_needed", outcome="CREDIT")
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Store credit"), bought, asked)


def _exchanged(told: Stories) -> None:
    """The bigger one costs ten more."""
    bigger = told.variant("Down Vest Teide XL")
    told.sandbox.change_price(bigger, "es", "129.00")
    bought = told.buy(NURIA, ("Down Vest Teide L", 1))
    asked = told.ask(bought, 1, outcome="EXCHANGE", line={"wantedVariantId": bigger})
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Exchanged, with a difference to pay"), bought, asked)


def _sold_out(told: Stories) -> None:
    wanted = told.variant("Cares Trousers L")
    bought = told.buy(LUCIA, ("Cares Trousers M", 1))
    asked = told.ask(bought, 1, outcome="EXCHANGE", line={"wantedVariantId": wanted})
    for warehouse in told.sandbox.stock(wanted):
        told.sandbox.set_stock(wanted, warehouse, 0)
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("What was wanted instead is sold out"), bought, asked)


def _declined(told: Stories) -> None:
    bought = told.buy(MARCOS, ("Aneto 3P Tent Musgo", 1), ("Solana Tarp Arena", 1))
    asked = told.ask(bought, 1, 1, reason="not_as_described")
    told.act(asked, "returnDecline", reason="Las fotos son de otra tienda de campaña. Escríbenos y lo miramos contigo.")
    told.tell(_("Declined, with the reason"), bought, asked)


def _cancelled(told: Stories) -> None:
    bought = told.buy(EMILY, ("Coffee Dripper Trek", 1))
    asked = told.ask(bought, 1, reason="not_needed")
    token = told.sandbox.issue_token("access", user=bought.account) or ""
    told.mutate(token, "returnCancel", "ReturnCancelInput", {"id": asked["id"]}, RETURN)
    told.tell(_("Cancelled by the shopper"), bought, asked)


_STORIES: tuple[Callable[[Stories], None], ...] = (
    _nothing_yet,
    _asked,
    _approved,
    _to_be_picked_up,
    _sent,
    _partly_here,
    _refunded,
    _credited,
    _exchanged,
    _sold_out,
    _declined,
    _cancelled,
)
