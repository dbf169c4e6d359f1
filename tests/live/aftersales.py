"""Whole returns through our GraphQL: the shopper asks with a token of theirs, staff with the Dashboard's."""

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import requests

from .product import Product, wait_for
from .saleor import Answer, Saleor, SaleorSaysNo

PASSWORD = "live-returns-password"
OTHER = "live-somebody-else@example.com"


def _rule(name: str, reason: str, action: str, value: Answer) -> Answer:
    return {
        "id": name,
        "names": {"en": name, "es": name},
        "conditions": [{"kind": "reason", "value": {"any_of": [reason]}}],
        "actions": [{"kind": action, "value": value}],
    }


POLICY = {
    "format": 1,
    "auto_approve": False,
    "loss_by_grade": {"c": "30"},
    "rules": [
        _rule("fast", "too_large", "exchange_delivery", {"method": "registered-priority"}),
        _rule("slow", "wrong_shape", "exchange_delivery", {"method": "by-pigeon"}),
        _rule("kind", "colour", "refund_shipping", {"is": True}),
    ],
}
RETURN = """query ($number: String!) { postSaleReturn(number: $number) { id number status
  lines { id quantity quantityReceived quantityInspected quantitySettled orderLine { id saleorId sku } }
  settlements { id number status trouble outcome amount { amount } goods { amount } loss { amount }
    shipping { amount } fees { amount }
    refunds { id status amount { amount } parts { id path status trouble amount { amount } attempt } }
    credits { id status amount { amount } } }
  exchange { status difference { amount } replacementSaleorId replacementNumber }
  goodsMoves { id kind status trouble } } }"""

ROW = """
from saleor_postventa.returns.models import Return
from saleor_postventa.shops.scope import every_shop
with every_shop():
    print(Return.objects.get(number="{number}").pk)
"""


@dataclass
class AfterSales:
    product: Product
    saleor: Saleor
    email: str = "live-returns@example.com"
    _tokens: dict[str, tuple[str, float]] = field(default_factory=dict)

    def install(self) -> None:
        manifest_url = f"{self.product.url}/api/manifest"
        headers = {"Saleor-Schema-Version": self.saleor.version()}
        manifest = requests.get(manifest_url, headers=headers, timeout=10).json()
        self.saleor.remove(manifest["id"])
        self.saleor.install(manifest_url, manifest["permissions"])
        self._tokens.clear()

    def register(self, email: str = "") -> None:
        """The shopper's account, or another's, with a password of ours and confirmed by staff."""
        email = email or self.email
        given = {"email": email, "password": PASSWORD, "channel": "default-channel"}
        with suppress(SaleorSaysNo):  # it is there from an earlier run
            self.saleor.ask(
                """mutation ($input: AccountRegisterInput!) { accountRegister(input: $input) {
                  errors { field message code } } }""",
                {"input": {**given, "redirectUrl": "http://localhost"}},
            )
        user = self.saleor.ask("query ($who: String!) { user(email: $who) { id } }", {"who": email})["user"]
        self.saleor.ask(
            """mutation ($id: ID!) { customerUpdate(id: $id, input: {isConfirmed: true}) {
              errors { field message code } } }""",
            {"id": user["id"]},
        )

    def publish_policy(self) -> None:
        left_over = self.as_staff("{ returnPolicyDraft { revision } }")["returnPolicyDraft"] or {"revision": None}
        saved = self.as_staff(
            """mutation ($content: JSONString!, $revision: Int) {
              returnPolicySave(input: {content: $content, revision: $revision}) {
                policy { id } errors { field code message } } }""",
            {"content": json.dumps(POLICY), **left_over},
        )["returnPolicySave"]["policy"]["id"]
        self.as_staff(
            """mutation ($id: ID!) { returnPolicyPublish(input: {id: $id, appliesFrom: "2020-01-01T00:00:00+00:00"}) {
              violations { code } errors { field code message } } }""",
            {"id": saved},
        )

    def known(self, order_id: str) -> Answer:
        """Our mirror of an order, once it shows that it is paid and sent."""
        document = """query ($id: ID!) { postSaleOrder(saleorId: $id) { id isPaid
          lines { id saleorId quantity quantityFulfilled translatedProductName translatedVariantName } } }"""

        def look() -> Answer | None:
            order = self.as_staff(document, {"id": order_id})["postSaleOrder"]
            is_sent = order and all(line["quantityFulfilled"] == line["quantity"] for line in order["lines"])
            return order if is_sent and order["isPaid"] else None

        return wait_for(look, f"order {order_id} in the mirror")

    def ask_for(
        self,
        order_id: str,
        units: dict[str, int],
        *,
        outcome: str = "REFUND",
        wanted: str = "",
        reason: str = "too_small",
    ) -> Answer:
        """What the shopper does; `units` by Saleor's order line."""
        lines = [
            {"orderLineId": line, "quantity": count, "reason": reason, "wantedVariantId": wanted or None}
            for line, count in units.items()
        ]
        given = {"orderId": order_id, "lines": lines, "outcome": outcome, "method": "own_carrier"}
        made = self.as_shopper(
            """mutation ($input: ReturnCreateInput!) { returnCreate(input: $input) { return { id number status
              lines { id } } errors { field code message } } }""",
            {"input": given},
        )["returnCreate"]["return"]
        return self.read(made["number"])

    def approve(self, ret: Answer) -> Answer:
        self._handle("returnApprove", "ReturnApproveInput", {"id": ret["id"]})
        return self.read(ret["number"])

    def receive(self, ret: Answer, quantity: int, *, line: int = 0) -> Answer:
        lines = [{"lineId": ret["lines"][line]["id"], "quantity": quantity}]
        self._handle("returnReceive", "ReturnReceiveInput", {"id": ret["id"], "lines": lines, "batch": uuid4().hex})
        return self.read(ret["number"])

    def inspect(self, ret: Answer, *findings: tuple[int, str, str], line: int = 0, **more: Any) -> Answer:
        """Units, grade and what becomes of them; `more` is said of each finding."""
        given = [
            {"lineId": ret["lines"][line]["id"], "quantity": count, "grade": grade, "disposition": disposition, **more}
            for count, grade, disposition in findings
        ]
        self._handle("returnInspect", "ReturnInspectInput", {"id": ret["id"], "findings": given, "batch": uuid4().hex})
        return self.read(ret["number"])

    def upload_photo(self, ret: Answer, content: bytes) -> str:
        """As the warehouse does while it looks; gives its id."""
        asked = "query ($number: String!) { postSaleReturn(number: $number) { photoPath } }"
        path = self.as_staff(asked, {"number": ret["number"]})["postSaleReturn"]["photoPath"]
        sent = {"file": ("seen.png", content, "image/png")}
        answer = requests.post(f"{self.product.url}{path}", files=sent, timeout=30)
        assert answer.ok, answer.text
        return str(answer.json()["id"])

    def choose_again(self, ret: Answer, outcome: str) -> Answer:
        given = {"id": ret["id"], "outcome": outcome}
        self.as_shopper(
            """mutation ($input: ReturnChangeExchangeInput!) { returnChangeExchange(input: $input) {
              errors { field code message } } }""",
            {"input": given},
        )
        return self.read(ret["number"])

    def retry(self, part: Answer) -> None:
        self._on_part("refundRetry", part)

    def confirm(self, part: Answer) -> None:
        self._on_part("refundConfirm", part)

    def read(self, number: str) -> Answer:
        found: Answer = self.as_staff(RETURN, {"number": number})["postSaleReturn"]
        return found

    def row_of(self, ret: Answer) -> int:
        """The number of its row, by which the keys of what it asks for begin."""
        return int(self.product.read(ROW.format(number=ret["number"])))

    def settled(self, ret: Answer, status: str = "DONE", seconds: float = 90) -> Answer:
        """The return, once its last settlement stands there and every step in Saleor is over."""

        def look() -> Answer | None:
            found = self.read(ret["number"])
            is_there = bool(found["settlements"]) and found["settlements"][-1]["status"] == status
            moves_over = all(move["status"] in {"DONE", "STUCK", "DROPPED"} for move in found["goodsMoves"])
            return found if is_there and moves_over else None

        try:
            return wait_for(look, "settlement", seconds)
        except TimeoutError as error:
            raise AssertionError(self.read(ret["number"])) from error

    def as_staff(self, document: str, variables: Answer | None = None, *, language: str = "en") -> Answer:
        return self._ask(document, variables or {}, self.token("staff"), language)

    def as_shopper(self, document: str, variables: Answer) -> Answer:
        return self._ask(document, variables, self.token("shopper"))

    def in_saleor(self, document: str, variables: Answer) -> Answer:
        """As the shopper in Saleor itself."""
        headers = {"Authorization": f"Bearer {self.token('shopper')}"}
        body = {"query": document, "variables": variables}
        answer = requests.post(self.saleor.api_url, json=body, headers=headers, timeout=60).json()
        assert "errors" not in answer, answer
        data: Answer = answer["data"]
        return data

    def _handle(self, name: str, kind: str, given: Answer) -> None:
        document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ errors {{ field code message }} }} }}"
        self.as_staff(document, {"input": given})

    def _on_part(self, name: str, part: Answer) -> None:
        document = f"mutation ($id: ID!) {{ {name}(input: {{partId: $id}}) {{ errors {{ field code message }} }} }}"
        self.as_staff(document, {"id": part["id"]})

    def token(self, who: str) -> str:
        """Tokens live for minutes; each is kept for one."""
        token, until = self._tokens.get(who, ("", 0.0))
        if time.monotonic() > until:
            token = self._staff_token() if who == "staff" else self._shopper_token(self.email)
            self._tokens[who] = token, time.monotonic() + 60
        return token

    def other_shoppers_token(self) -> str:
        """Of somebody else with an account in the same shop."""
        self.register(OTHER)
        return self._shopper_token(OTHER)

    def _staff_token(self) -> str:
        return str((self.saleor.app("saleor-postventa") or {})["accessToken"])

    def _shopper_token(self, email: str) -> str:
        document = """mutation ($email: String!, $password: String!) {
          tokenCreate(email: $email, password: $password) { token errors { message } } }"""
        given = {"email": email, "password": PASSWORD}
        return str(self.saleor.ask(document, given)["tokenCreate"]["token"])

    def _ask(self, document: str, variables: Answer, token: str, language: str = "en") -> Any:
        own = {"Authorization": f"Bearer {token}", "Saleor-Api-Url": self.saleor.api_url}
        headers = own | {"Accept-Language": language}
        body = {"query": document, "variables": variables}
        answer = requests.post(f"{self.product.url}/graphql/", json=body, headers=headers, timeout=30).json()
        assert "errors" not in answer, answer
        for payload in answer["data"].values():
            assert not (isinstance(payload, dict) and payload.get("errors")), payload
        return answer["data"]
