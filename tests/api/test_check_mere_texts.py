"""A document in the graph is any JSON: a mere text too, which is refused like every other that does not fit."""

import pytest

from saleor_postventa.shops.models import Shop
from tests.cast import NORTE

from .ask import ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("check", ["returnPolicyCheck", "surveyCheck", "pointsProgrammeCheck", "flowCheck"])
@pytest.mark.parametrize("content", ['"no document"', '"["', '""', "[]", "5"])
def test_a_text_is_no_document(norte: Shop, check: str, content: str) -> None:
    asked = f"query($content: JSONString!) {{ {check}(content: $content) {{ problems {{ path message }} }} }}"
    token = NORTE.staff_token(permissions=["MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_DISCOUNTS"])
    answer = ask(norte, asked, {"content": content}, token=token)
    assert answer.data[check]["problems"]
