"""A team member takes a return from the queue to the money, and reads after each step who acts next."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.returns.pictures import from_phone

from .stage import PATIENCE_SECONDS, Stage, deliver_order, running_stage

WORDS = {
    "en": {
        "tab": "Returns",
        "next": "What happens next",
        "to_approve": "Your team answers by",
        "approve": ["Approve", "Approve 3 items"],
        "to_send": "The customer sends it by",
        "receive": "Receive",
        "receive_two": "Receive 2 items",
        "to_check": "Your team checks 2 items by",
        "check": ["Check", "Note 2 checked items"],
        "warehouse": "Warehouse",
        "photos": "Photos",
        "taken": "Photos of this check",
        "photo": "Photo 1",
        "to_pay": "Your team pays out what was checked by",
        "pay": "Pay out now",
        "amounts": "For 2 items",
        "send": "Send {amount} back",
        "rest": "The customer sends the rest by",
        "money": "Money",
        "refunded": "Refunded",
        "saleor": "In Saleor",
        "marked": "2 items marked as returned",
    },
    "es": {
        "tab": "Devoluciones",
        "next": "Qué pasa ahora",
        "to_approve": "Tu equipo responde a más tardar el",
        "approve": ["Aprobar", "Aprobar 3 artículos"],
        "to_send": "El cliente lo envía a más tardar el",
        "receive": "Recibir",
        "receive_two": "Recibir 2 artículos",
        "to_check": "Tu equipo revisa 2 artículos a más tardar el",
        "check": ["Revisar", "Anotar 2 artículos revisados"],
        "warehouse": "Almacén",
        "photos": "Fotos",
        "taken": "Fotos de esta revisión",
        "photo": "Foto 1",
        "to_pay": "Tu equipo paga lo revisado a más tardar el",
        "pay": "Pagar ahora",
        "amounts": "Por 2 artículos",
        "send": "Devolver {amount}",
        "rest": "El cliente envía el resto a más tardar el",
        "money": "Dinero",
        "refunded": "Reembolsado",
        "saleor": "En Saleor",
        "marked": "2 artículos marcados como devueltos",
    },
}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with running_stage(tmp_path_factory.mktemp("handle")) as stage:
        let_the_team_decide(stage)
        yield stage


def let_the_team_decide(stage: Stage) -> None:
    """A person answers each request, and pays when they say so."""
    content = json.loads(stage.ask("{ returnPolicySchema { defaultContent } }")["defaultContent"])
    content |= {"auto_approve": False, "processing_event": "manual"}
    saved = stage.do("returnPolicySave", {"content": json.dumps(content), "name": "By hand"}, "policy { id }")
    given = {"id": saved["policy"]["id"], "appliesFrom": "2020-01-01T00:00:00Z"}
    stage.do("returnPolicyPublish", given, "violations { message }")


def ask_for_return(stage: Stage, order: Any) -> str:
    """As the shop's own storefront would; the return's number."""
    scopes = ["returns.read", "returns.write", "orders.read"]
    key = stage.do("apiKeyCreate", {"name": "Storefront", "scopes": scopes}, "secret")["secret"]
    line = {"orderLineId": order["lines"][0]["id"], "quantity": 3, "reason": "too_small"}
    wish = {"orderId": order["id"], "lines": [line], "outcome": "REFUND", "method": "own_carrier"}
    made = stage.do("returnCreate", wish, "return { number status }", token=key)["return"]
    assert made["status"] == "REQUESTED"
    return str(made["number"])


@pytest.fixture
def page(browser: Any, language: str, faults: list[str]) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1400, "height": 1000}, locale=language)
    opened.set_default_timeout(PATIENCE_SECONDS * 1000)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()


@pytest.mark.proves("A12", part="by hand in the panel: asked 3, received 2, the third still to come")
@pytest.mark.parametrize("language", WORDS)
def test_from_request_to_refund_the_page_says_who_acts_next(
    language: str, page: Any, stage: Stage, faults: list[str]
) -> None:
    words: dict[str, Any] = WORDS[language]
    number = ask_for_return(stage, deliver_order(stage))
    page.goto(f"{stage.shop.base_url}/dashboard/orders")
    page.get_by_role("link", name="Postventa").first.click()
    panel = page.frame_locator(f"iframe[src^='{stage.app}/dashboard/']")
    panel.get_by_role("link", name=words["tab"], exact=True).click()
    row = panel.get_by_role("row", name=number)
    expect(row).to_contain_text(words["to_approve"])
    row.get_by_role("link", name=number).click()
    said = panel.get_by_role("region", name=words["next"]).get_by_role("status")

    def press(*names: str) -> None:
        for name in names:
            panel.get_by_role("button", name=name, exact=True).click()

    def expect_next(sentence: str) -> None:
        expect(said).to_contain_text(sentence, timeout=PATIENCE_SECONDS * 1000)

    expect_next(words["to_approve"])
    press(*words["approve"])
    expect_next(words["to_send"])
    press(words["receive"])
    panel.get_by_role("spinbutton").fill("2")
    press(words["receive_two"])
    expect_next(words["to_check"])
    check, note = words["check"]
    press(check)
    panel.get_by_role("combobox", name=words["warehouse"]).select_option("Leeds")
    sole = {"name": "sole.jpg", "mimeType": "image/jpeg", "buffer": from_phone()}
    panel.get_by_label(words["photos"], exact=True).set_input_files(sole)
    expect(panel.get_by_role("list", name=words["taken"])).to_contain_text("sole.jpg")
    press(note)
    expect_next(words["to_pay"])
    photo = panel.get_by_role("img", name=words["photo"])
    expect(photo).to_be_visible()
    assert photo.evaluate("image => image.complete || image.decode().then(() => true)")
    assert photo.evaluate("image => image.naturalWidth") > 0
    press(words["pay"])
    printed = panel.get_by_role("region", name=words["amounts"]).locator("dd").last.inner_text()
    press(words["send"].format(amount=printed))
    expect_next(words["rest"])
    money = panel.get_by_role("region", name=words["money"], exact=True)
    expect(money).to_contain_text(words["refunded"])
    expect(money).to_contain_text(printed)
    saleor = panel.get_by_role("region", name=words["saleor"], exact=True)
    expect(saleor).to_contain_text(words["marked"])
    expect(saleor).to_contain_text("leeds")
    assert faults == []
