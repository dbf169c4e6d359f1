"""What the team writes reaches its shopper by mail, in their language, and only what is meant for them."""

import pytest

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic
from saleor_postventa.care.services import add_note, answer_case, open_case, reopen_case, solve_case
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.mailing.codes import CancelReason
from saleor_postventa.mailing.kinds import Occasion, kinds
from saleor_postventa.mailing.models import Message
from saleor_postventa.mailing.rendering import render_example
from saleor_postventa.shops.models import Shop
from tests.cast import STAFF
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer, run_queue

from .conftest import react

pytestmark = pytest.mark.django_db
BY_STAFF = Actor.staff(STAFF.id)


def test_an_answer_is_mailed_once_with_the_way_to_answer(case: Case, mailbox: Mailbox) -> None:
    add_note(case.pk, "Careful: they are angry", by=BY_STAFF)
    answer_case(case.pk, "Lo sentimos, <b>Ana</b>.", by=BY_STAFF)
    react()
    run_queue("mail")
    (mail,) = mailbox.mails
    assert mail["Subject"] == f"Te hemos respondido: consulta {case.number}"
    text, html = mailbox.part("plain"), mailbox.part("html")
    assert f"/s/norte/cases/{case.number}/" in text
    assert "Lo sentimos, <b>Ana</b>." in text
    assert "&lt;b&gt;Ana&lt;/b&gt;" in html
    assert "angry" not in text + html
    assert "durante 14 días" in text


def test_the_end_is_told_with_what_is_said_along_with_it(case: Case, mailbox: Mailbox) -> None:
    solve_case(case.pk, CaseOutcome.COMPENSATED, note="gave in", text="Te hemos enviado un vale.", by=BY_STAFF)
    react()
    run_queue("mail")
    assert mailbox.mails[0]["Subject"] == f"La consulta {case.number} está resuelta"
    assert "Te hemos enviado un vale." in mailbox.part("plain")
    assert "gave in" not in mailbox.part("html")


def test_who_never_heard_of_a_case_hears_nothing_of_its_end(case: Case) -> None:
    solve_case(case.pk, CaseOutcome.NOT_JUSTIFIED, by=BY_STAFF)
    react()
    assert not Message.objects.exists()


def test_what_was_opened_again_is_not_called_settled(case: Case) -> None:
    solve_case(case.pk, CaseOutcome.EXPLAINED, text="Hecho.", by=BY_STAFF)
    react()
    reopen_case(case.pk, "", by=BY_STAFF)
    message = Message.objects.get()
    assert kinds.get(message.kind).obstacle(message) == CancelReason.OVERTAKEN


def test_a_case_about_no_order_is_told_too(shop: Shop, mailbox: Mailbox) -> None:
    case = open_case(make_customer(), topic=CaseTopic.OTHER, origin=CaseOrigin.STAFF, by=SYSTEM)
    answer_case(case.pk, "Hola", by=BY_STAFF)
    react()
    run_queue("mail")
    assert f"Es sobre la consulta {case.number}." in mailbox.part("plain")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ["case_answer", "case_solved"])
def test_the_preview_reads_in_both_languages(shop: Shop, kind: str, language: str) -> None:
    shown = render_example(kinds.get(kind), Occasion(shop, language))
    assert "C-1042" in shown.subject
    assert "1042" in shown.text
