"""A shopper's mail asks for a score; they press a 3 on a phone, and the team finds a case of it in the panel."""

import html
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.mailing.conftest import Mailbox

from .shoppers import PHONE
from .stage import PATIENCE_SECONDS, Stage, deliver_order, running_stage

ON_A_PHONE_SECONDS = 20
ASK = "from saleor_postventa.surveys.chores import ask_whoever_is_due; ask_whoever_is_due()"
WORDS = {
    "en": {
        "why": "The parcel lay in the rain all night.",
        "send": "Send",
        "sent": "Thank you; nothing more is needed.",
        "what_failed": "What went wrong?",
        "go_on": "Go on",
        "thanks": "Thank you",
        "cases": "Cases",
        "case": "Case",
        "answered": "What they answered",
        "answer": "Answer to the customer",
        "tell": "Send the answer",
        "state": "answered",
    },
    "es": {
        "why": "El paquete pasó toda la noche bajo la lluvia.",
        "send": "Enviar",
        "sent": "Gracias; no hace falta nada más.",
        "what_failed": "¿Qué ha fallado?",
        "go_on": "Seguir",
        "thanks": "Gracias",
        "cases": "Consultas",
        "case": "Consulta",
        "answered": "Qué respondió",
        "answer": "Respuesta al cliente",
        "tell": "Enviar la respuesta",
        "state": "respondida",
    },
}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """It asks as soon as something was delivered, by night as well."""
    with running_stage(tmp_path_factory.mktemp("loop")) as stage:
        told = {"senderName": "Casa", "postalAddress": "Calle Mayor 1", "replyTo": "hola@example.com"}
        stage.do("postSaleSettingsUpdate", {**told, "quietFrom": "00:00", "quietUntil": "00:00"}, "")
        made = stage.do("surveyCreate", {"code": "nps", "startFrom": "nps_after_delivery"}, "survey { id }")
        survey = made["survey"]["id"]
        draft = stage.ask("query Q($id: ID!) { survey(id: $id) { draft { content revision } } }", id=survey)["draft"]
        now = draft["content"].replace('"delay_days": 7', '"delay_days": 0')
        assert now != draft["content"]
        given = {"id": survey, "content": now, "revision": draft["revision"]}
        saved = stage.do("surveyDraftSave", given, "survey { draft { revision } }")
        stage.do("surveyPublish", {"id": survey, "revision": saved["survey"]["draft"]["revision"]}, "survey { id }")
        yield stage


def link_of_score(stage: Stage, address: str, score: int) -> str:
    """In the mail that asks them, which leaves once their delivery is known."""
    mailbox, deadline = Mailbox(stage.host.folder / "mailbox"), time.monotonic() + PATIENCE_SECONDS
    while True:
        for mail in mailbox.mails:
            body = mail.get_body(("html",))
            if address in str(mail["To"]) and body is not None:
                found = re.search(rf'href="([^"]+/survey/[^"]+\?score={score})"', body.get_content())
                if found:
                    return html.unescape(found[1])
        assert time.monotonic() < deadline, [str(mail["Subject"]) for mail in mailbox.mails]
        stage.host.run_code(ASK)
        time.sleep(0.5)


@pytest.fixture
def phone(browser: Any, language: str) -> Iterator[Any]:
    context = browser.new_context(viewport=PHONE, locale=language, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Any, language: str, faults: list[str]) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1400, "height": 1000}, locale=language)
    opened.set_default_timeout(PATIENCE_SECONDS * 1000)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()


@pytest.mark.proves("C9", part="from the mail on a phone to the case in the panel, and the team's answer")
@pytest.mark.parametrize("language", WORDS)
def test_a_three_from_the_mail_is_a_case_that_the_team_answers(
    language: str, phone: Any, desk: Any, stage: Stage, faults: list[str]
) -> None:
    words = WORDS[language]
    address = f"walker.{language}@example.com"
    deliver_order(stage, address)
    link = link_of_score(stage, address, 3)

    began = time.monotonic()
    phone.goto(f"{link}&lang={language}")
    assert phone.locator("input[name=q-nps]:checked").input_value() == "3"
    phone.get_by_role("button", name=words["send"]).tap()
    expect(phone.get_by_role("status")).to_contain_text(words["sent"])
    assert time.monotonic() - began < ON_A_PHONE_SECONDS
    phone.get_by_label(words["what_failed"]).fill(words["why"])
    phone.get_by_role("button", name=words["go_on"]).tap()
    expect(phone.locator("h1")).to_have_text(words["thanks"])

    desk.goto(f"{stage.shop.base_url}/dashboard/orders")
    desk.get_by_role("link", name="Postventa").first.click()
    panel = desk.frame_locator(f"iframe[src^='{stage.app}/dashboard/']")
    panel.get_by_role("link", name=words["cases"], exact=True).click()
    row = panel.get_by_role("row", name=re.compile("NPS 3")).first
    expect(row).to_be_visible()
    row.get_by_role("link").first.click()
    expect(panel.get_by_role("heading", level=1)).to_contain_text(words["case"])
    answered = panel.get_by_role("region", name=words["answered"])
    expect(answered).to_contain_text(words["why"])
    panel.get_by_role("textbox", name=words["answer"]).fill("Lo sentimos.")
    panel.get_by_role("button", name=words["tell"]).click()
    expect(panel.get_by_text(words["state"], exact=True).first).to_be_visible()
    assert faults == []
