"""A payment app for the live tests: it says what it is told to say when Saleor asks it for a refund.

It is a local app of that Saleor, and listens where LIVE_PAYMENT_URL says.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import requests
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .saleor import Answer, Saleor

QUERY = """subscription { event { ... on TransactionRefundRequested {
  action { amount currency } transaction { id pspReference } grantedRefund { id } } } }"""
LONGER_THAN_SALEOR_WAITS = 25


@dataclass
class PaymentApp:
    """`says` is one of success, failure, later, nothing (an empty 200), hang, broken (a 500)."""

    saleor: Saleor
    url: str
    token: str = ""
    says: str = "success"
    asked: list[Answer] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _name: str = field(default_factory=lambda: uuid4().hex[:8])

    def install(self) -> None:
        document = """mutation ($input: AppInput!) { appCreate(input: $input) { authToken app { id }
          errors { field message } } }"""
        wanted = {"name": f"Live payments {self._name}", "permissions": ["HANDLE_PAYMENTS", "HANDLE_CHECKOUTS"]}
        made = self.saleor.ask(document, {"input": wanted})["appCreate"]
        self.token = made["authToken"]
        self.act(
            """mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { errors { field message } } }""",
            {
                "input": {
                    "name": "refunds",
                    "targetUrl": f"{self.url}/refund",
                    "syncEvents": ["TRANSACTION_REFUND_REQUESTED"],
                    "query": QUERY,
                }
            },
        )

    def act(self, document: str, variables: Answer) -> Answer:
        """As the payment app itself."""
        answer = requests.post(
            self.saleor.api_url,
            json={"query": document, "variables": variables},
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=60,
        ).json()
        assert not answer.get("errors"), answer
        for payload in answer["data"].values():
            assert not payload["errors"], payload
        data: Answer = answer["data"]
        return data

    def charge(self, target: str, amount: Decimal, currency: str) -> str:
        """Take money for an order or a checkout; gives the transaction."""
        document = """mutation ($id: ID!, $transaction: TransactionCreateInput!) {
          transactionCreate(id: $id, transaction: $transaction) { transaction { id }
            errors { field message code } } }"""
        given = {
            "name": "Card",
            "pspReference": self.reference(),
            "availableActions": ["REFUND"],
            "amountCharged": {"amount": str(amount), "currency": currency},
        }
        made = self.act(document, {"id": target, "transaction": given})["transactionCreate"]
        return str(made["transaction"]["id"])

    def report(self, transaction: str, kind: str, amount: str, reference: str) -> None:
        document = """mutation ($id: ID!, $type: TransactionEventTypeEnum!, $amount: PositiveDecimal!, $psp: String!) {
          transactionEventReport(id: $id, type: $type, amount: $amount, pspReference: $psp) {
            errors { field message code } } }"""
        self.act(document, {"id": transaction, "type": kind, "amount": amount, "psp": reference})

    def reference(self) -> str:
        return f"{self._name}-{next(self._numbers)}"

    async def answer(self, request: Request) -> Response:
        if not await request.body():
            return Response(status_code=400)  # Saleor tries again after a 5xx, and then with nothing in it
        body = await request.json()
        reference = self.reference()
        amount = body["action"]["amount"]
        self.asked.append({"amount": str(amount), "reference": reference, "transaction": body["transaction"]["id"]})
        match self.says:
            case "success":
                return JSONResponse({"pspReference": reference, "result": "REFUND_SUCCESS", "amount": amount})
            case "failure":
                said = {"result": "REFUND_FAILURE", "amount": amount, "message": "Card closed"}
                return JSONResponse({"pspReference": reference, **said})
            case "later":
                return JSONResponse({"pspReference": reference})
            case "hang":
                await asyncio.sleep(LONGER_THAN_SALEOR_WAITS)
                return JSONResponse({"pspReference": reference, "result": "REFUND_SUCCESS", "amount": amount})
            case "broken":
                return Response(status_code=500)
        return Response(status_code=200)


@contextmanager
def payment_app(saleor: Saleor, url: str) -> Iterator[PaymentApp]:
    made = PaymentApp(saleor, url)
    place = urlsplit(url)
    routes = [Route("/refund", made.answer, methods=["POST"])]
    options: dict[str, Any] = {"host": place.hostname, "port": place.port, "log_level": "warning"}
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    made.install()
    yield made
    server.should_exit = True
    thread.join(LONGER_THAN_SALEOR_WAITS + 5)
