"""Writing, checking and publishing flows."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from saleor_postventa.events.drafts import DraftOvertaken
from saleor_postventa.flows.codes import FlowState
from saleor_postventa.flows.document.checks import flaws
from saleor_postventa.flows.document.document import dump, read
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.document.ways import targets
from saleor_postventa.flows.models import Flow, FlowVersion
from saleor_postventa.flows.services.checking import check_flow
from saleor_postventa.flows.services.publishing import end_flow, pause_flow, publish_flow
from saleor_postventa.flows.services.refusals import CodeTaken, FlawedFlow, InvalidFlow, UnknownFlow, WrongState
from saleor_postventa.flows.services.writing import create_flow, discard_draft, save_draft
from saleor_postventa.flows.steps import kind_of
from saleor_postventa.flows.triggers import told
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .documents import content, said, send, wait
from .scene import BY_STAFF

PRODUCTS = {"kind": "products", "source": "for_order"}
COUPON = {"kind": "coupon"}


def found(content_: dict[str, Any]) -> set[str]:
    return {each.code for each in flaws(read(content_), default_language="es") if each.is_blocking}


@pytest.mark.parametrize("code", ready_made.codes())
def test_what_is_ready_made_can_be_published_but_for_what_the_shop_has_to_choose(code: str) -> None:
    made = ready_made.get(code).document
    blocking = {each.code for each in flaws(made, default_language="es") if each.is_blocking}
    assert blocking <= {"no_products"}
    assert not [each for each in flaws(made, default_language="es") if each.code == "untranslated"]
    assert read(dump(made)) == made
    assert told(made.trigger.code, made.trigger.settings)
    assert all(kind_of(step).says(step) for step in made.steps)


@pytest.mark.parametrize(
    ("document", "flaw"),
    [
        (content(send(), trigger="nothing"), "unknown_trigger"),
        (content(send(), trigger="paid", settings={"number": 0}), "wrong_setting"),
        (content(send(), trigger="on_date"), "no_date"),
        (content(send(), trigger="on_date", settings={"at": "2026-12-01T10:00"}), "wrong_setting"),
        (content(send(), trigger="used_up"), "no_products"),
        (content(send(), audience={"segments": ["gone"]}), "unknown_segment"),
        (content(send("a", to="a")), "leads_back"),
        (content(wait("a", to="c"), send("b"), send("c")), "unreached"),
        (content(wait("a")), "does_nothing"),
        (content(send("a", "Tips", PRODUCTS), topic="tips"), "hidden_offer"),
        (content(send("a", "Tips", COUPON), topic="tips"), "hidden_offer"),
        (content(send("a", "Hello {frist_name}")), "unknown_name"),
        (content(send("a", "Hello", {"kind": "text", "text": said("Order {order number}")})), "unknown_name"),
        (content(send("a", "Twice", COUPON, COUPON)), "two_coupons"),
        (content(send("a", "Off", {**COUPON, "takes": "amount"})), "no_amount"),
        (content(send("a", "Chosen", {**PRODUCTS, "source": "chosen"})), "none_chosen"),
        (content({"kind": "wait_delivery", "code": "w"}, send(), trigger="birthday"), "no_order"),
        (content(send("a", "Goods", {"kind": "goods"}), trigger="quiet"), "no_order"),
        (content(send(), trigger="birthday", topic="tips"), "tips_need_order"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_does_not_fit_is_named(document: dict[str, Any], flaw: str) -> None:
    assert flaw in found(document)
    check = flaws(read(document), default_language="es")
    assert all(each.message and each.path for each in check)


def test_a_sound_one_has_no_flaw() -> None:
    assert flaws(read(content(wait(), send())), default_language="es") == []


def test_what_is_not_said_in_a_language_is_listed() -> None:
    half = content(send())
    half["names"] = {"es": "Un flujo"}
    [flaw] = flaws(read(half), default_language="es")
    assert (flaw.code, flaw.path, flaw.is_blocking) == ("untranslated", "names", False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": []},
        {"steps": [{"kind": "nonsense", "code": "a"}]},
        {"steps": [{"kind": "wait", "code": "a", "days": -1}]},
        {"steps": [send("a"), send("a")]},
        {"steps": [send("end")]},
        {"holdout_percent": 80},
        {"languages": []},
        {"surprise": True},
        {"steps": [send("a", "S", {"kind": "button", "text": said("x"), "url": "javascript:alert(1)"})]},
        {"steps": [send("a", "S", {"kind": "text", "text": said("\x00")})]},
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_with_its_place(wrong: dict[str, Any]) -> None:
    check = check_flow({**content(send()), **wrong}) if "surprise" not in wrong else check_flow({**content(), **wrong})
    assert check.document is None
    assert not check.can_publish
    assert all(problem.message for problem in check.problems)


def test_a_step_leads_where_it_says() -> None:
    document = read(content({"kind": "chance", "code": "c", "otherwise": "b"}, send("a", to="end"), send("b")))
    assert [targets(document, step) for step in document.steps] == [("a", "b"), ("end",), ("end",)]


@pytest.mark.django_db
class TestPublishing:
    def test_makes_versions_that_never_change(self, shop: Shop) -> None:
        flow = create_flow(code="flow", content=content(), by=BY_STAFF)
        first = publish_flow(flow.pk, by=BY_STAFF)
        save_draft(flow.pk, content(send("other")), by=BY_STAFF)
        second = publish_flow(flow.pk, by=BY_STAFF)
        assert (first.number, second.number) == (1, 2)
        for change in ({"document": {}}, {"number": 7}):
            with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
                FlowVersion.objects.filter(pk=first.pk).update(**change)
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            FlowVersion.objects.filter(pk=first.pk).delete()

    def test_refuses_what_does_not_fit_and_changes_nothing(self, shop: Shop) -> None:
        flow = create_flow(code="flow", content=content(wait("a")), by=BY_STAFF)
        with pytest.raises(FlawedFlow) as refused:
            publish_flow(flow.pk, by=BY_STAFF)
        assert [each.code for each in refused.value.flaws] == ["does_nothing"]
        flow.refresh_from_db()
        assert (flow.state, flow.current) == (FlowState.DRAFT, None)

    def test_nobody_writes_over_a_draft_unseen(self, shop: Shop) -> None:
        flow = create_flow(code="flow", content=content(), by=BY_STAFF)
        read_by_both = FlowVersion.objects.get(flow=flow).revision
        save_draft(flow.pk, content(send("mine")), revision=read_by_both, by=BY_STAFF)
        with pytest.raises(DraftOvertaken):
            save_draft(flow.pk, content(send("yours")), revision=read_by_both, by=BY_STAFF)
        with pytest.raises(DraftOvertaken):
            discard_draft(flow.pk, revision=read_by_both, by=BY_STAFF)
        with pytest.raises(DraftOvertaken):
            publish_flow(flow.pk, revision=read_by_both, by=BY_STAFF)

    def test_an_ended_one_stays_ended(self, shop: Shop) -> None:
        flow = create_flow(code="flow", content=content(), by=BY_STAFF)
        publish_flow(flow.pk, by=BY_STAFF)
        end_flow(flow.pk, by=BY_STAFF)
        for again in (lambda: pause_flow(flow.pk, by=BY_STAFF), lambda: save_draft(flow.pk, content(), by=BY_STAFF)):
            with pytest.raises(WrongState):
                again()

    def test_a_code_is_of_one_flow(self, shop: Shop, sur: Shop) -> None:
        create_flow(code="flow", content=content(), by=BY_STAFF)
        with pytest.raises(CodeTaken):
            create_flow(code="flow", content=content(), by=BY_STAFF)
        with shop_scope(sur):
            create_flow(code="flow", content=content(), by=BY_STAFF)

    def test_the_other_shop_s_is_unknown(self, shop: Shop, sur: Shop) -> None:
        flow = create_flow(code="flow", content=content(), by=BY_STAFF)
        with shop_scope(sur), pytest.raises(UnknownFlow):
            publish_flow(flow.pk, by=BY_STAFF)
        assert Flow.objects.get().state == FlowState.DRAFT

    def test_nonsense_is_refused(self, shop: Shop) -> None:
        with pytest.raises(InvalidFlow):
            create_flow(code="flow", content={"steps": "many"}, by=BY_STAFF)
