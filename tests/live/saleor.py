"""Driving a real Saleor as its staff: what a test needs of it, and no more."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

Answer = dict[str, Any]
ADDRESS = {
    "firstName": "Lucía",
    "lastName": "Prueba",
    "streetAddress1": "Calle de Alcalá 1",
    "city": "Madrid",
    "postalCode": "28014",
    "countryArea": "Madrid",
    "country": "ES",
}


class SaleorSaysNo(AssertionError):
    """Errors of either level: the document's or the mutation's."""


@dataclass
class Saleor:
    api_url: str
    email: str
    password: str
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self._token = self._log_in()

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> Answer:
        answer = self._post(document, variables)
        if "Signature has expired" in str(answer.get("errors")):
            self._token = self._log_in()
            answer = self._post(document, variables)
        if answer.get("errors"):
            raise SaleorSaysNo(answer["errors"])
        data: Answer = answer["data"]
        for payload in data.values():
            if isinstance(payload, dict) and payload.get("errors"):
                raise SaleorSaysNo(payload["errors"])
        return data

    def _post(self, document: str, variables: Mapping[str, Any] | None) -> Answer:
        headers = {"Authorization": f"Bearer {self._token}"}
        body = {"query": document, "variables": dict(variables or {})}
        answer: Answer = self.session.post(self.api_url, json=body, headers=headers, timeout=60).json()
        return answer

    def _log_in(self) -> str:
        document = """mutation ($email: String!, $password: String!) {
          tokenCreate(email: $email, password: $password) { token errors { message } } }"""
        variables = {"email": self.email, "password": self.password}
        body = {"query": document, "variables": variables}
        answer = self.session.post(self.api_url, json=body, timeout=60).json()
        return str(answer["data"]["tokenCreate"]["token"])

    def version(self) -> str:
        return str(self.ask("{ shop { version } }")["shop"]["version"])

    def app(self, identifier: str) -> Answer | None:
        found = self.ask("{ apps(first: 100) { edges { node { id identifier isActive accessToken } } } }")["apps"][
            "edges"
        ]
        return next((edge["node"] for edge in found if edge["node"]["identifier"] == identifier), None)

    def remove(self, identifier: str) -> None:
        app = self.app(identifier)
        if app:
            self.ask("mutation ($id: ID!) { appDelete(id: $id) { errors { message } } }", {"id": app["id"]})

    def install(self, manifest_url: str, permissions: list[str], *, seconds: float = 60) -> Answer:
        """The installed app; raises SaleorSaysNo with the message that the merchant would read."""
        document = """mutation ($input: AppInstallInput!) {
          appInstall(input: $input) { appInstallation { id } errors { field message } } }"""
        wanted = {"appName": "Postventa", "manifestUrl": manifest_url, "permissions": permissions}
        installation = self.ask(document, {"input": wanted})["appInstall"]["appInstallation"]["id"]
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            running = {
                job["id"]: job for job in self.ask("{ appsInstallations { id status message } }")["appsInstallations"]
            }
            if installation not in running:
                break
            if running[installation]["status"] == "FAILED":
                self.ask(
                    "mutation ($id: ID!) { appDeleteFailedInstallation(id: $id) { errors { message } } }",
                    {"id": installation},
                )
                raise SaleorSaysNo(running[installation]["message"])
            time.sleep(0.5)
        app = self.app("saleor-postventa")
        assert app is not None
        return app

    def place_order(self, *, email: str, language: str = "ES") -> Answer:
        """A draft made by staff, completed and marked as paid."""
        channel = self.ask("{ channels { id slug isActive } }")["channels"][0]
        variant = self._a_variant(channel["slug"])
        document = """mutation ($input: DraftOrderCreateInput!) { draftOrderCreate(input: $input) {
          order { id shippingMethods { id } } errors { field message code } } }"""
        wanted = {
            "channelId": channel["id"],
            "userEmail": email,
            "lines": [{"variantId": variant, "quantity": 3}],
            "shippingAddress": ADDRESS,
            "billingAddress": ADDRESS,
            "languageCode": language,
        }
        draft = self.ask(document, {"input": wanted})["draftOrderCreate"]["order"]
        self.ask(
            """mutation ($order: ID!, $method: ID!) { orderUpdateShipping(order: $order,
              input: {shippingMethod: $method}) { errors { field message code } } }""",
            {"order": draft["id"], "method": draft["shippingMethods"][0]["id"]},
        )
        self.ask(
            "mutation ($id: ID!) { draftOrderComplete(id: $id) { errors { field message code } } }", {"id": draft["id"]}
        )
        self.ask("mutation ($id: ID!) { orderMarkAsPaid(id: $id) { errors { message } } }", {"id": draft["id"]})
        return self.order(draft["id"])

    def fulfill(self, order: Answer, quantity: int, tracking: str = "") -> None:
        line = order["lines"][0]
        warehouse = line["variant"]["stocks"][0]["warehouse"]["id"]
        lines = [{"orderLineId": line["id"], "stocks": [{"quantity": quantity, "warehouse": warehouse}]}]
        wanted = {"lines": lines, "notifyCustomer": True, "trackingNumber": tracking}
        self.ask(
            """mutation ($order: ID!, $input: OrderFulfillInput!) { orderFulfill(order: $order, input: $input) {
              errors { field message code } } }""",
            {"order": order["id"], "input": wanted},
        )

    def return_units(self, order_id: str, quantity: int) -> None:
        parcel = next(each for each in self.order(order_id)["fulfillments"] if each["status"] == "FULFILLED")
        lines = [{"fulfillmentLineId": parcel["lines"][0]["id"], "quantity": quantity}]
        self.ask(
            """mutation ($order: ID!, $input: OrderReturnProductsInput!) { orderFulfillmentReturnProducts(
              order: $order, input: $input) { errors { field message code } } }""",
            {"order": order_id, "input": {"fulfillmentLines": lines}},
        )

    def order(self, order_id: str) -> Answer:
        document = """query ($id: ID!) { order(id: $id) { id number status total { gross { amount currency } }
          lines { id quantity quantityFulfilled variant { stocks { warehouse { id } } } }
          fulfillments { id status trackingNumber lines { id quantity orderLine { id } } } } }"""
        found: Answer = self.ask(document, {"id": order_id})["order"]
        return found

    def _a_variant(self, channel: str) -> str:
        document = """query ($channel: String!) { products(first: 50, channel: $channel) { edges { node {
          isAvailable productType { isShippingRequired } variants { id quantityAvailable } } } } }"""
        for edge in self.ask(document, {"channel": channel})["products"]["edges"]:
            if edge["node"]["productType"]["isShippingRequired"]:
                for variant in edge["node"]["variants"]:
                    if (variant["quantityAvailable"] or 0) >= 10:
                        return str(variant["id"])
        raise SaleorSaysNo("no shippable variant is in stock")
