"""A shopper asks for a return on the shop's pages, in three steps, without JavaScript."""

import re
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.returns.make import lines_of, make_order_with_parcels, make_policy

from .conftest import SignIn

pytestmark = pytest.mark.django_db
DRAFT = re.compile(r'name="draft" value="([^"]+)"')


@pytest.fixture
def order(clock: MovableClock, in_norte: Shop) -> Order:
    """Number 1: two of one thing for 10.00 each, one of another for 30.00; delivered a week ago."""
    return make_order_with_parcels(lines=((2, "10.00"), (1, "30.00")))


def url(order: Order) -> str:
    return f"/s/norte/orders/{order.number}/return/"


def choose(web: Client, order: Order, *quantities: int, reason: str = "too_small", **more: Any) -> Any:
    posted = {"step": "items"}
    for line, quantity in zip(lines_of(order), quantities, strict=False):
        posted |= {f"quantity-{line.pk}": str(quantity), f"reason-{line.pk}": reason if quantity else ""}
    return web.post(url(order), posted | more, follow=True)


def draft_in(answer: Any) -> str:
    found = DRAFT.search(answer.content.decode())
    assert found is not None, answer.content.decode()[-3000:]
    return found[1]


def go_on(web: Client, order: Order, answer: Any, *, outcome: str = "refund", **more: Any) -> Any:
    posted = {"step": "choices", "draft": draft_in(answer), "outcome": outcome, "method": "own_carrier"}
    return web.post(url(order), posted | more, follow=True)


def send(web: Client, order: Order, answer: Any) -> Any:
    return web.post(url(order), {"step": "send", "draft": draft_in(answer)})


@pytest.mark.proves("A1")
@pytest.mark.parametrize("whole_account", [False, True], ids=["guest", "account"])
def test_three_steps_make_a_return(order: Order, sign_in: SignIn, whole_account: bool) -> None:
    web = sign_in(order, whole_account=whole_account)
    page = web.get(f"/s/norte/orders/{order.number}/")
    assert "Send something back" in page.content.decode()
    answer = go_on(web, order, choose(web, order, 1, 0))
    assert "$10.00" in answer.content.decode() or "10.00" in answer.content.decode()
    done = send(web, order, answer)
    ret = Return.objects.get()
    assert (done.status_code, done["Location"]) == (302, f"/s/norte/returns/{ret.number}/")
    assert [line.quantity for line in ret.lines.all()] == [1]
    status = web.get(done["Location"])
    assert status.status_code == 200
    assert ret.number in status.content.decode()


def test_what_was_estimated_is_what_the_return_keeps(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    answer = go_on(web, order, choose(web, order, 2, 1))
    send(web, order, answer)
    shown = re.search(r'class="whole".*?<td>([^<]+)</td>', answer.content.decode(), re.DOTALL)
    assert shown is not None
    assert f"{Return.objects.get().estimate_amount:.2f}" in shown[1]


@pytest.mark.parametrize("quantities", [(0, 0), (3, 0), (-1, 0)])
def test_a_wrong_number_is_refused_and_changes_nothing(
    order: Order, sign_in: SignIn, quantities: tuple[int, int]
) -> None:
    answer = choose(sign_in(order), order, *quantities)
    assert 'role="alert"' in answer.content.decode()
    assert 'value="items"' in answer.content.decode()
    assert not Return.objects.exists()


def test_a_reason_is_asked_for_beside_its_item(order: Order, sign_in: SignIn) -> None:
    answer = choose(sign_in(order), order, 1, 0, reason="")
    assert answer.content.decode().count('aria-invalid="true"') == 1


def test_the_same_last_step_twice_makes_one_return(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    answer = go_on(web, order, choose(web, order, 1, 0))
    first, second = send(web, order, answer), send(web, order, answer)
    assert first["Location"] == second["Location"]
    assert Return.objects.count() == 1


def test_two_tabs_can_not_return_the_same_unit(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    one, other = (go_on(web, order, choose(web, order, 0, 1)) for _ in range(2))
    assert send(web, order, one).status_code == 302
    refused = send(web, order, other)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.content.decode()
    assert Return.objects.count() == 1


def test_photos_that_a_reason_needs_are_asked_for(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    answer = choose(web, order, 1, 0, reason="damaged")
    assert 'type="file"' in answer.content.decode()
    refused = go_on(web, order, answer, **{f"photo-{lines_of(order)[0].pk}": SimpleUploadedFile("x.jpg", b"no photo")})
    assert refused.status_code == 422
    assert "JPEG" in refused.content.decode()


def test_a_changed_draft_is_refused(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    answer = choose(web, order, 1, 0)
    broken = web.post(url(order), {"step": "send", "draft": draft_in(answer)[:-3] + "abc"})
    assert broken.status_code == 422
    assert not Return.objects.exists()


def test_an_order_of_somebody_else_is_not_there(order: Order, sign_in: SignIn) -> None:
    other = make_order_with_parcels(number=2, email="other@example.test")
    web = sign_in(order)
    assert web.get(url(other)).status_code == 404
    assert choose(web, other, 1).status_code == 404


def test_without_a_visit_the_way_in_is_shown(order: Order, web: Client) -> None:
    assert web.get(url(order))["Location"] == "/s/norte/"


def test_what_can_not_be_returned_says_until_when_it_could(order: Order, sign_in: SignIn, clock: MovableClock) -> None:
    clock.move(days=60)
    text = sign_in(order).get(f"/s/norte/orders/{order.number}/").content.decode()
    assert "Send something back" not in text
    assert "You could return it until" in text


class TestFollowing:
    @pytest.fixture
    def ret(self, order: Order, sign_in: SignIn) -> Return:
        web = sign_in(order)
        send(web, order, go_on(web, order, choose(web, order, 1, 0)))
        return Return.objects.get()

    def test_can_be_cancelled(self, ret: Return, web: Client) -> None:
        web.post(f"/s/norte/returns/{ret.number}/", {"deed": "cancel"})
        ret.refresh_from_db()
        assert ret.status == ReturnStatus.CANCELLED

    def test_can_be_said_to_be_sent(self, ret: Return, web: Client) -> None:
        web.post(f"/s/norte/returns/{ret.number}/", {"deed": "sent", "tracking_number": "PK1"})
        ret.refresh_from_db()
        assert (ret.status, ret.tracking_number) == (ReturnStatus.SENT, "PK1")

    def test_takes_messages_and_shows_no_script(self, ret: Return, web: Client) -> None:
        web.post(f"/s/norte/returns/{ret.number}/", {"deed": "write", "text": "<script>alert(1)</script>"})
        text = web.get(f"/s/norte/returns/{ret.number}/").content.decode()
        assert "<script>" not in text
        assert "&lt;script&gt;" in text

    def test_an_unknown_deed_is_refused(self, ret: Return, web: Client) -> None:
        assert web.post(f"/s/norte/returns/{ret.number}/", {"deed": "refund_me"}).status_code == 422

    def test_gives_the_slip_as_pdf(self, ret: Return, web: Client) -> None:
        answer = web.get(f"/s/norte/returns/{ret.number}/slip.pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")

    @pytest.mark.parametrize("path", ["", "slip.pdf"])
    def test_is_nobody_elses(self, ret: Return, sign_in: SignIn, path: str) -> None:
        other = make_order_with_parcels(number=2, email="other@example.test")
        assert sign_in(other).get(f"/s/norte/returns/{ret.number}/{path}").status_code == 404

    def test_is_not_in_another_shop(self, ret: Return, web: Client, sur: Shop) -> None:
        assert web.get(f"/s/sur/returns/{ret.number}/").status_code == 302


@pytest.mark.proves("A43", part="the page; that a changed window changes it stands in tests of the policy")
def test_the_policy_page_begins_with_what_it_costs(web: Client, in_norte: Shop) -> None:
    text = web.get("/s/norte/policy/").content.decode()
    assert text.index("What it costs") < text.index("How long you have")
    assert "free" in text[: text.index("How long you have")]


def test_what_is_too_long_for_a_cookie_goes_on_without_one(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    lines = lines_of(order)
    chance = Random(7)
    texts = {
        f"details-{line.pk}": "".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(1000)) for line in lines
    }
    answer = go_on(web, order, choose(web, order, 1, 1), **texts)
    assert answer.redirect_chain == []
    assert "A last look" in answer.content.decode()
    assert send(web, order, answer).status_code == 302
    assert {line.details for line in Return.objects.get().lines.all()} == set(texts.values())


def test_what_was_chosen_is_nobody_elses(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    choose(web, order, 1, 0)
    other = make_order_with_parcels(number=2, email="other@example.test")
    page = sign_in(other).get(url(other) + "?step=choices").content.decode()
    assert 'name="step" value="items"' in page


def test_the_draft_is_forgotten_once_it_is_sent(order: Order, sign_in: SignIn) -> None:
    web = sign_in(order)
    send(web, order, go_on(web, order, choose(web, order, 1, 0)))
    page = web.get(url(order) + "?step=check").content.decode()
    assert 'name="step" value="items"' in page


@pytest.mark.proves("A39", part="the page asks goods of a type for the reasons that a rule names")
def test_a_rule_names_the_reasons_that_an_item_is_asked_for(order: Order, sign_in: SignIn) -> None:
    rule = {
        "id": "fit",
        "names": {"en": "Fit", "es": "Talla"},
        "conditions": [{"kind": "price", "value": {"at_least": "20"}}],
        "actions": [{"kind": "reason_group", "value": {"group": "fit"}}],
    }
    make_policy(rules=[rule])
    page = sign_in(order).get(url(order)).content.decode()
    assert page.count('value="too_small"') == 2
    assert page.count('value="quality"') == 1


def test_a_group_that_has_no_reasons_keeps_nobody_from_asking(order: Order, sign_in: SignIn) -> None:
    what = {"kind": "reason_group", "value": {"group": "given_up"}}
    make_policy(rules=[{"id": "old", "names": {"en": "Old"}, "conditions": [], "actions": [what]}])
    web = sign_in(order)
    send(web, order, go_on(web, order, choose(web, order, 1)))
    assert Return.objects.get().lines.get().reason.code == "too_small"


@pytest.fixture
def sealed(order: Order) -> Order:
    """Its first item is sealed for hygiene."""
    line = lines_of(order)[0]
    line.marks = {"exclusion": "sealed_hygiene"}
    line.save(update_fields=["marks"])
    return order


@pytest.mark.parametrize(
    ("seal", "told"),
    [("", "Tell us whether its seal is still whole"), ("opened", "art. 103.e TRLGDCU"), ("x", "Tell us whether")],
)
def test_a_sealed_item_asks_for_its_seal_and_says_what_the_law_makes_of_it(
    seal: str, told: str, sealed: Order, sign_in: SignIn
) -> None:
    web = sign_in(sealed)
    assert web.get(url(sealed)).content.decode().count("Is its seal still whole?") == 1
    answer = choose(web, sealed, 1, 0, **{f"seal-{lines_of(sealed)[0].pk}": seal})
    assert told in answer.content.decode()
    assert 'value="items"' in answer.content.decode()


def test_a_whole_seal_goes_on_and_the_return_keeps_what_was_said(sealed: Order, sign_in: SignIn) -> None:
    web = sign_in(sealed)
    answer = choose(web, sealed, 1, 0, **{f"seal-{lines_of(sealed)[0].pk}": "whole"})
    assert send(web, sealed, go_on(web, sealed, answer)).status_code == 302
    assert [line.is_unsealed for line in Return.objects.get().lines.all()] == [False]


def test_other_items_are_not_asked_for_a_seal(order: Order, sign_in: SignIn) -> None:
    assert "seal" not in sign_in(order).get(url(order)).content.decode()
