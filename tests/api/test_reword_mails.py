"""The team edits a mail's words in the panel: it sees what it may name, tries them, and keeps them."""

from typing import Any

from saleor_postventa.shops.models import Shop
from tests.cast import NORTE, SUR

from .ask import ask

UPDATE = """mutation M($input: MailWordingUpdateInput!) { mailWordingUpdate(input: $input)
  { template { code wordings { language subject opening closing } } errors { field code message } } }"""
TEMPLATES = "{ postSaleMailTemplates { code placeholders wordings { language subject } } }"
TRY = """query Q($words: MailWordingInput) {
  postSaleMailPreview(template: "thank_you", language: EN, wording: $words) { subject html } }"""


def token(house: Any = NORTE) -> str:
    return str(house.staff_token(permissions=["MANAGE_SETTINGS", "MANAGE_ORDERS"]))


def update(shop: Shop, **wording: str | None) -> Any:
    given = {"template": "thank_you", "language": "EN", "wording": wording}
    return ask(shop, UPDATE, {"input": given}, token=token()).data["mailWordingUpdate"]


def thanks(shop: Shop, house: Any = NORTE) -> Any:
    told = ask(shop, TEMPLATES, token=token(house)).data["postSaleMailTemplates"]
    return next(each for each in told if each["code"] == "thank_you")


def test_words_are_kept_and_shown(norte: Shop, sur: Shop) -> None:
    told = update(norte, subject="It left", opening=None)
    assert told["errors"] == []
    words = [{"language": "EN", "subject": "It left", "opening": "", "closing": ""}]
    assert told["template"] == {"code": "thank_you", "wordings": words}
    assert thanks(norte) == {
        "code": "thank_you",
        "placeholders": ["shop", "order_number", "first_name"],
        "wordings": [{"language": "EN", "subject": "It left"}],
    }
    assert thanks(sur, SUR)["wordings"] == []


def test_wrong_words_are_named_and_not_kept(norte: Shop) -> None:
    [error] = update(norte, closing="Bye {nobody}")["errors"]
    assert (error["field"], error["code"]) == ("closing", "unknown_placeholder")
    assert "{order_number}" in error["message"]
    assert thanks(norte)["wordings"] == []


def test_words_can_be_tried_before_they_are_kept(norte: Shop) -> None:
    told = ask(norte, TRY, {"words": {"subject": "Tried"}}, token=token()).data["postSaleMailPreview"]
    assert told["subject"] == "Tried"
    assert thanks(norte)["wordings"] == []
    assert ask(norte, TRY, token=token()).data["postSaleMailPreview"]["subject"] != "Tried"


def test_whoever_may_not_change_settings_may_not_reword(norte: Shop) -> None:
    given = {"template": "thank_you", "language": "EN", "wording": {"subject": "x"}}
    answer = ask(norte, UPDATE, {"input": given}, token=NORTE.staff_token(permissions=["MANAGE_ORDERS"]))
    assert answer.codes == ["PERMISSION_DENIED"]
