"""What a version of a flow changed, in lines that people read; and that a draft with mistakes can still be read."""

from typing import Any

import pytest
from django.utils import translation

from saleor_postventa.flows.document.begins import begins_in_words
from saleor_postventa.flows.document.differences import Change, changes
from saleor_postventa.flows.document.document import read
from saleor_postventa.flows.document.lines import lines_of
from saleor_postventa.flows.document.ready_made import ready_made
from saleor_postventa.flows.queries.flows import version_before, versions_of
from saleor_postventa.flows.services.publishing import publish_flow
from saleor_postventa.flows.services.writing import save_draft
from saleor_postventa.shops.models import Shop

from .documents import content, said, send, wait
from .scene import BY_STAFF, live

COUPON = {"kind": "coupon", "takes": "percent", "percent": "10", "min_spent": {"EUR": "50"}}


def between(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Change]:
    with translation.override("en"):
        return {each.code: each for each in changes(read(before), read(after))}


def test_nothing_is_told_of_what_stayed() -> None:
    for made in ready_made:
        assert changes(made.document, made.document) == []


def test_a_changed_step_says_what_is_gone_and_what_is_new() -> None:
    found = between(content(wait("w", 2), send("m")), content(wait("w", 5), send("m")))
    assert found == {"w": Change("w", "Step 1: Wait", ("Days: 2",), ("Days: 5",))}


def test_a_new_step_is_told_whole_and_whoever_leads_to_it_says_so() -> None:
    found = between(content(wait("w", 2)), content(wait("w", 2), send("m", "Hello", COUPON)))
    assert found["w"].gone == ("then: the end",)
    assert found["w"].added == ("then: Send a mail (m)",)
    assert found["m"].heading == "Step 2: Send a mail"
    assert found["m"].gone == ()
    assert "The mail, Subject (en): Hello" in found["m"].added
    assert "A code of their own, For orders from, by currency (EUR): 50" in found["m"].added
    assert "then: the end" in found["m"].added


def test_a_step_that_is_gone_is_told_last_with_its_old_place() -> None:
    found = between(content(wait("w"), send("m"), wait("x")), content(wait("w"), wait("x")))
    assert list(found) == ["w", "m"]
    assert found["m"].heading == "Step 2: Send a mail"
    assert found["m"].added == ()


def test_a_moved_block_is_seen() -> None:
    first, second = {"kind": "text", "text": said("One")}, {"kind": "text", "text": said("Two")}
    found = between(content(send("m", "S", first, second)), content(send("m", "S", second, first)))
    assert set(found["m"].gone) == set(found["m"].added)
    assert "Text, Text (en): Two" in found["m"].gone


def test_conditions_begin_and_limits_are_told_in_words() -> None:
    spanish = [{"kind": "country", "countries": ["ES"]}]
    found = between(
        content(send("m")),
        content(send("m"), trigger="paid", audience={"conditions": spanish}, exits=["return"], holdout_percent=20),
    )
    assert found["flow.begins"].added == ("When an order is paid.",)
    assert [line.startswith("Conditions, all of them: ") for line in found["flow.audience"].added] == [True]
    assert "Held back, in per cent: 0" in found["flow.rest"].gone
    assert "Held back, in per cent: 20" in found["flow.rest"].added
    assert "They leave it when: they ask for a return" in found["flow.rest"].added


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("code", ready_made.codes())
def test_every_line_names_its_field(code: str, language: str) -> None:
    with translation.override(language):
        for step in ready_made.get(code).document.steps:
            for line in lines_of(step):
                title, _colon, text = line.partition(": ")
                assert title.strip()
                assert text.strip()
                assert "_" not in title


@pytest.mark.parametrize(
    ("trigger", "settings", "words"),
    [
        ("paid", {"number": 0}, "An order is paid"),
        ("no_such", {}, "no_such"),
        ("paid", {}, "When an order is paid."),
    ],
)
def test_a_draft_says_what_it_begins_with_as_far_as_it_can_be_read(
    trigger: str, settings: dict[str, Any], words: str
) -> None:
    with translation.override("en"):
        assert begins_in_words(read(content(send(), trigger=trigger, settings=settings))) == words


@pytest.mark.django_db
def test_each_is_compared_with_the_one_before_it_and_a_draft_with_the_last(shop: Shop) -> None:
    flow = live("flow", wait("w", 1), send())
    save_draft(flow.pk, content(wait("w", 2), send()), by=BY_STAFF)
    publish_flow(flow.pk, by=BY_STAFF)
    draft = save_draft(flow.pk, content(wait("w", 3), send()), by=BY_STAFF)
    second, first = versions_of([flow.pk])[flow.pk]
    assert version_before(draft, [second, first]) == second
    assert version_before(second, [second, first]) == first
    assert version_before(first, [second, first]) is None
