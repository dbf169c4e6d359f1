"""How a story of the demo is told, for visitors to look at.

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
    is_of_points: bool = False
    is_of_opinions: bool = False
    is_of_flows: bool = False


def _(text: str) -> str:
    """Marked to be translated; the demo's first page does so. This process has no settings."""
    return text


def read_told(folder: Path) -> list[Told]:
    path = folder / FILE
    return [Told(**each) for each in json.loads(path.read_text())] if path.is_file() else []


def keep_told(told: list[Told], folder: Path) -> None:
    (folder / FILE).write_text(json.dumps([vars(each) for each in told], indent=2))


@dataclass
class Stories:
    sandbox: Sandbox
    app: str
    shop: str
    told: list[Told] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)

    def open_shop(self) -> None:
        """The shop's face, its ways of sending back, and the policy that it published."""
        pages = f"{self.sandbox.base_url}/shop/"
        where = {"storefrontUrl": pages, "productPage": f"{pages}products/{{slug}}"}
        self.as_team("postSaleSettingsUpdate", "PostSaleSettingsUpdateInput", SHOP | where)
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

    def buy(self, person: Person, *wanted: Wanted, voucher: str = "") -> Bought:
        """Ordered, paid, shipped and at the door."""
        account = self._account_of(person)
        items: Any = [{"variant": self.variant(name), "quantity": quantity} for name, quantity in wanted]
        channel = "en" if person.language == "EN" else "es"
        order = self.sandbox.place_order(channel, items, customer=account, voucher_code=voucher)
        self.sandbox.fulfill_order(order["id"], tracking_number=f"SEUR9{order['number']}")
        patiently(lambda: self.sandbox.deliver(order["id"]))
        return Bought(order["id"], order["number"], [line["id"] for line in order["lines"]], person, account)

    def variant(self, name: str) -> str:
        """Saleor's id. What comes in one kind alone is called twice as what it is."""
        return str(self._named(name)["id"])

    def product(self, variant_name: str) -> str:
        return str(self._named(variant_name)["product"])

    def _named(self, name: str) -> dict[str, Any]:
        return next(each for each in self.sandbox.variants() if each["name"] in (name, f"{name} {name}"))

    def token_of(self, person: Person) -> str:
        return self.sandbox.issue_token("access", user=self._account_of(person)) or ""

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
        token = self.token_of(bought.person)
        made = patiently(lambda: self.mutate(token, "returnCreate", "ReturnCreateInput", given, RETURN))
        asked: dict[str, Any] = made["return"]
        return asked

    def tell(self, what: str, bought: Bought, asked: dict[str, Any] | None = None, **more: bool) -> None:
        number = asked["number"] if asked is not None else ""
        self.told.append(Told(what, bought.number, bought.person.email, number, **more))

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

    def mutate(
        self, token: str, name: str, kind: str, given: dict[str, Any], shown: str, language: str = "EN"
    ) -> dict[str, Any]:
        """Raises NotTold where the answer holds an error."""
        text = f"mutation Tell($input: {kind}!) {{ {name}(input: $input) {{ {shown} errors {{ code message }} }} }}"
        payload: dict[str, Any] = self.ask_app(token, text, {"input": given}, language)[name]
        if payload["errors"]:
            raise NotTold(f"{name}: {payload['errors']}")
        return payload

    def ask_app(
        self, token: str, text: str, variables: dict[str, Any] | None = None, language: str = "EN"
    ) -> dict[str, Any]:
        """Raises NotTold where the app refuses."""
        answer = requests.post(
            f"{self.app}/graphql/{self.shop}/",
            json={"query": text, "variables": variables or {}},
            headers={"Authorization": f"Bearer {token}", "Accept-Language": language},
            timeout=60,
        ).json()
        if answer.get("errors") or not answer.get("data"):
            raise NotTold(str(answer))
        data: dict[str, Any] = answer["data"]
        return data


RETURN = "return { id number status lines { id } }"
_ADDRESSES = {
    "ES": {"street_address1": "Calle Alfonso I, 4", "city": "ZARAGOZA", "postal_code": "50003", "country": "ES"},
    "EN": {"street_address1": "12 Park Row", "city": "LEEDS", "postal_code": "LS1 5HD", "country": "GB"},
}


def patiently[T](act: Callable[[], T], *, seconds: float = PATIENCE_SECONDS) -> T:
    """The app learns of the shop's news by webhooks, in a moment of its own."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return act()
        except (NotTold, SandboxRefused, requests.RequestException):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
