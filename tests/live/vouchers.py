"""What Saleor has of our vouchers, and what it tells of them to anybody."""

import re

import requests

from .saleor import Answer, Saleor

LIKE_A_CODE = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}")
ORDER = """query ($id: ID!) { order(id: $id) { voucherCode
  voucher { code name codes(first: 100) { edges { node { code } } } }
  discounts { name translatedName }
  lines { unitDiscountReason voucherCode discounts { name translatedName } } } }"""
VOUCHERS = """query ($name: String!) { vouchers(first: 20, filter: {search: $name}) { edges { node { id
  codes(first: 20) { edges { node { code used isActive } } } } } } }"""


def codes_of(saleor: Saleor, name: str) -> list[list[Answer]]:
    """Of each voucher that Saleor calls so."""
    edges = saleor.ask(VOUCHERS, {"name": name})["vouchers"]["edges"]
    return [[code["node"] for code in edge["node"]["codes"]["edges"]] for edge in edges]


def codes_told(saleor: Saleor, order: str, token: str = "") -> set[str]:
    """Everything in an order that looks like a code of ours, told to whoever knows the order's id."""
    answer = _as(saleor, token, ORDER, {"id": order})
    assert "errors" not in answer, answer
    return set(LIKE_A_CODE.findall(str(answer)))


def is_told_of_vouchers(saleor: Saleor, name: str, token: str = "") -> bool:
    return (_as(saleor, token, VOUCHERS, {"name": name}).get("data") or {}).get("vouchers") is not None


def _as(saleor: Saleor, token: str, document: str, variables: Answer) -> Answer:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    body = {"query": document, "variables": variables}
    answer: Answer = requests.post(saleor.api_url, json=body, headers=headers, timeout=60).json()
    return answer
