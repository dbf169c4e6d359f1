"""What the editor of a policy asks: the forms and their words, checks while it is written, and trying it."""

import json
from typing import Any

import pytest

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.policy.kinds import Words
from saleor_postventa.returns.queries.vocabulary import known_words
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, STAFF
from tests.returns.make import make_order_with_parcels, make_policy

pytestmark = pytest.mark.django_db
DEFAULT = dump(Policy.default())


def put(query: str, variables: dict[str, Any] | None = None, language: str = "en") -> Any:
    token = NORTE.staff_token(permissions=["MANAGE_ORDERS", "MANAGE_SETTINGS"])
    return ask("norte", query, variables, token=token, HTTP_ACCEPT_LANGUAGE=language).data


def checked(content: dict[str, Any], language: str = "en") -> Any:
    query = """query($content: JSONString!) { returnPolicyCheck(content: $content) {
        canPublish countries problems { path message } violations { code country article path message }
        text(country: "ES") { paragraphs { code sentences } } } }"""
    return put(query, {"content": json.dumps(content)}, language)["returnPolicyCheck"]


def test_the_form_says_units_and_the_words_that_the_shop_knows(home: Shop, order: Order) -> None:
    query = """{ returnPolicySchema { currencies
        conditions { code unit choices { code label } } actions { code choices { code label } } } }"""
    found = put(query, language="es")["returnPolicySchema"]
    conditions = {each["code"]: each for each in found["conditions"]}
    assert found["currencies"] == [order.currency]
    assert (conditions["price"]["unit"], conditions["days_since"]["unit"], conditions["orders"]["unit"]) == (
        "MONEY",
        "DAYS",
        None,
    )
    assert {"code": "ES", "label": "España"} in conditions["country"]["choices"]
    assert conditions["channel"]["choices"] == [{"code": order.channel, "label": order.channel}]
    assert conditions["sku"]["choices"] is None
    actions = {each["code"]: each["choices"] for each in found["actions"]}
    assert {"code": "placed", "label": "el día del pedido"} in actions["set_window"]


def test_every_source_of_words_answers(home: Shop, order: Order) -> None:
    with shop_scope(home):
        assert all(isinstance(known_words(words), list) for words in Words)


@pytest.mark.parametrize(("language", "said"), [("en", "At least 1."), ("es", "Como mínimo 1.")])
def test_what_is_wrong_is_said_at_its_place_and_in_the_askers_language(home: Shop, language: str, said: str) -> None:
    check = checked({**DEFAULT, "window": {"days": 0}}, language)
    assert check["problems"] == [{"path": "window.days", "message": said}]
    assert (check["canPublish"], check["text"]) == (False, None)


def test_the_place_does_not_name_the_kind_twice(home: Shop) -> None:
    rule = {
        "id": "far",
        "names": {"en": "Far away"},
        "conditions": [{"kind": "country", "value": {}}],
        "actions": [{"kind": "require_photos", "value": {"count": 99}}],
    }
    check = checked({**DEFAULT, "rules": [rule]})
    assert [problem["path"] for problem in check["problems"]] == [
        "rules.0.conditions.0.value",
        "rules.0.actions.0.value.count",
    ]
    assert check["problems"][1]["message"] == "At most 20."


@pytest.mark.proves("A-B2", part="the editor names the article as one writes")
def test_what_is_below_the_law_is_named_with_article_and_country(home: Shop, order: Order) -> None:
    make_order_with_parcels(number=2, country="US")
    check = checked({**DEFAULT, "window": {"days": 7}})
    assert check["countries"] == ["ES"]
    (violation,) = check["violations"]
    assert violation["message"].startswith("In Spain the law gives 14 days")
    assert (violation["path"], violation["country"]) == ("window.days", "ES")
    assert violation["article"] in violation["message"]


def test_a_draft_below_the_law_is_refused_with_an_error_and_what_the_law_has_against_it(
    home: Shop, order: Order
) -> None:
    save = "mutation($input: ReturnPolicySaveInput!) { returnPolicySave(input: $input) { policy { id } } }"
    draft = put(save, {"input": {"content": json.dumps({**DEFAULT, "window": {"days": 7}})}})
    publish = """mutation($input: ReturnPolicyPublishInput!) { returnPolicyPublish(input: $input) {
        policy { id } violations { country } errors { code } } }"""
    told = put(publish, {"input": {"id": draft["returnPolicySave"]["policy"]["id"]}})["returnPolicyPublish"]
    assert told["policy"] is None
    assert [error["code"] for error in told["errors"]] == ["unlawful_policy"]
    assert {violation["country"] for violation in told["violations"]} >= {"ES"}


def test_before_its_first_order_a_shop_is_held_to_every_law_that_is_known(home: Shop) -> None:
    check = checked({**DEFAULT, "window": {"days": 7}})
    assert len(check["countries"]) > 25
    assert {violation["country"] for violation in check["violations"]} == set(check["countries"])


def test_says_what_shoppers_would_read(home: Shop) -> None:
    check = checked({**DEFAULT, "window": {"days": 60}}, "es")
    window = next(each for each in check["text"]["paragraphs"] if each["code"] == "window")
    assert window["sentences"][0].startswith("Tienes 60 días")


TRY = """query($id: ID!, $content: JSONString, $wish: PostSalePolicyWishInput) {
    returnPolicyTry(orderId: $id, content: $content, wish: $wish) {
        problems { path }
        items { decision { code spanish: sentence(language: ES) english: sentence(language: EN) staffSentences
            fees { kind amount { amount } } trace { rule isApplied } } } } }"""


def tried(order: Order, **asked: Any) -> Any:
    return put(TRY, {"id": show_id("PostSaleOrder", order.pk), **asked})["returnPolicyTry"]


def label_fee(amount: str) -> dict[str, Any]:
    return {
        "id": "small",
        "names": {"en": "Too small", "es": "Queda pequeño"},
        "conditions": [{"kind": "reason", "value": {"any_of": ["too_small"]}}],
        "actions": [{"kind": "set_fee", "value": {"kind": "label", "amounts": {"EUR": amount}}}],
    }


@pytest.mark.proves("A-B3", part="a policy tried on an order")
def test_a_policy_is_tried_with_what_a_shopper_might_ask_for(home: Shop, order: Order) -> None:
    content = json.dumps({**DEFAULT, "window": {"days": 60}, "rules": [label_fee("1.00")]})
    without = tried(order, content=content)["items"][0]["decision"]
    asked = tried(order, content=content, wish={"reason": "too_small", "outcome": "REFUND", "method": "staff_label"})[
        "items"
    ][0]["decision"]
    assert (without["fees"], asked["fees"]) == ([], [{"kind": "label", "amount": {"amount": "1.00"}}])
    assert {"rule": "small", "isApplied": True} in asked["trace"]
    assert any(sentence.startswith("Rule Too small:") for sentence in asked["staffSentences"])
    assert "60 días" in asked["spanish"]
    assert "60 days" in asked["english"]


def test_a_document_that_is_wrong_is_not_tried(home: Shop, order: Order) -> None:
    assert tried(order, content=json.dumps({"window": {"days": "x"}})) == {
        "problems": [{"path": "window.days"}],
        "items": [],
    }


def test_what_holds_is_tried_where_no_document_is_given(home: Shop, order: Order) -> None:
    make_policy(rules=[label_fee("1.00")])
    (first, _second) = tried(order, wish={"reason": "too_small", "method": "staff_label"})["items"]
    assert first["decision"]["fees"][0]["kind"] == "label"


def test_the_page_for_everyone_is_named(home: Shop) -> None:
    assert put("{ returnPolicy { url } }")["returnPolicy"]["url"].endswith("/s/norte/policy/")


SAVE = """mutation($input: ReturnPolicySaveInput!) { returnPolicySave(input: $input) {
    policy { revision } overtakenBy { name revision changedBy content } errors { field code message } } }"""


def saved(days: int, **given: Any) -> Any:
    content = json.dumps({**DEFAULT, "window": {**DEFAULT["window"], "days": days}})
    return put(SAVE, {"input": {"content": content, "name": f"{days} days", **given}})["returnPolicySave"]


def test_who_was_overtaken_gets_what_stands_there_now(home: Shop) -> None:
    first = saved(30)["policy"]["revision"]
    saved(45, revision=first)
    late = saved(60, revision=first)
    assert (late["policy"], [error["code"] for error in late["errors"]]) == (None, ["overtaken"])
    theirs = late["overtakenBy"]
    assert (theirs["name"], theirs["changedBy"]) == ("45 days", STAFF.email)
    assert json.loads(theirs["content"])["window"]["days"] == 45
    over = saved(60, revision=theirs["revision"])
    assert (over["errors"], over["overtakenBy"]) == ([], None)


@pytest.mark.parametrize("verb", ["Publish", "Discard"])
def test_what_was_changed_since_is_neither_published_nor_discarded(home: Shop, verb: str) -> None:
    first = saved(30)["policy"]["revision"]
    saved(45, revision=first)
    draft = put("{ returnPolicyDraft { id revision } }")["returnPolicyDraft"]
    mutation = f"""mutation($input: ReturnPolicy{verb}Input!) {{ returnPolicy{verb}(input: $input) {{
        overtakenBy {{ name }} errors {{ code }} }} }}"""
    late = put(mutation, {"input": {"id": draft["id"], "revision": first}})[f"returnPolicy{verb}"]
    assert late == {"overtakenBy": {"name": "45 days"}, "errors": [{"code": "overtaken"}]}
    assert put(mutation, {"input": draft})[f"returnPolicy{verb}"] == {"overtakenBy": None, "errors": []}


def test_a_shop_that_never_published_takes_the_default_along_as_a_file(norte: Shop) -> None:
    told = put("{ returnPolicy { isDefault file } }")["returnPolicy"]
    assert told["isDefault"] is True
    taken = put(
        """mutation($input: ReturnPolicyImportInput!) { returnPolicyImport(input: $input) {
        policy { content file } errors { code } } }""",
        {"input": {"file": told["file"]}},
    )["returnPolicyImport"]
    assert (taken["errors"], json.loads(taken["policy"]["content"])) == ([], DEFAULT)
    assert taken["policy"]["file"] == told["file"]


def test_a_file_is_not_put_over_a_draft_that_nobody_looked_at(home: Shop) -> None:
    file = put("{ returnPolicy { file } }")["returnPolicy"]["file"]
    theirs = saved(45)["policy"]["revision"]
    mutation = """mutation($input: ReturnPolicyImportInput!) { returnPolicyImport(input: $input) {
        overtakenBy { name } errors { code } } }"""
    late = put(mutation, {"input": {"file": file}})["returnPolicyImport"]
    assert late == {"overtakenBy": {"name": "45 days"}, "errors": [{"code": "overtaken"}]}
    assert put(mutation, {"input": {"file": file, "revision": theirs}})["returnPolicyImport"]["errors"] == []
