"""What docs/guides/api.md shows is so: its question is answered, its signature opens the carrier's door."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from saleor_postventa.orders.models import Parcel
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import integrator_key

from .ask import ask
from .world import World

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "api.md").read_text(encoding="utf-8")


def test_first_question_is_answered(norte: Shop, north: World) -> None:
    [body] = re.findall(r"-d '(.*)'$", GUIDE, re.MULTILINE)
    asked = json.loads(body)
    with shop_scope(norte):
        key = integrator_key(norte, "orders.read")
    found = ask(norte, asked["query"], {"search": north.order.number}, token=key).data["postSaleOrders"]
    assert [edge["node"]["number"] for edge in found["edges"]] == [north.order.number]
    assert set(asked["variables"]) < {"search", "after"}


@pytest.mark.parametrize("code", ["not_found", "before_shipping", ""])
def test_signature_of_the_recipe_opens_the_carriers_door(norte: Shop, north: World, code: str) -> None:
    with shop_scope(norte):
        key = integrator_key(norte, "parcels.write")
        if code != "not_found":
            Parcel.objects.update(tracking_number="PQ4K2-0099-1")
        if not code:
            Parcel.objects.update(shipped_at="2026-05-30T09:00:00Z")
    [recipe] = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    made: dict[str, Any] = {}
    exec(recipe.partition("request = ")[0].replace('"pv_..."', f'"{key}"'), made)  # noqa: S102 (the guide's own)
    headers = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in made["headers"].items()}
    answer = Client().post("/api/parcels/delivered", made["body"], content_type="application/json", **headers)
    assert [error["code"] for error in answer.json()["errors"]] == ([code] if code else [])
    assert answer.status_code == {"not_found": 404, "before_shipping": 422, "": 200}[code]
