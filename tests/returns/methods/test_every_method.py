"""What holds for every way of sending back, those of the product and a carrier's adapter alike."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.plain import is_plain
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.methods import MethodFacts, MethodSettings, ReturnMethod, method_label, methods
from saleor_postventa.returns.methods.fields import Piece
from saleor_postventa.returns.methods.method import chosen_settings
from saleor_postventa.shops.models import Shop
from tests.returns.rows import make_return

from . import adapters

pytestmark = pytest.mark.django_db
STAFF = Actor.staff("VXNlcjox")
PLACE = {"name": "Bazar Sol", "address": "Calle Sol 3\n28004 Madrid", "postal_code": "28004", "hours": "9\u201321 h"}
FILLED: dict[str, dict[str, Any]] = {
    "own_carrier": {"address": "Casa Norte\nCalle Mayor 1\n28013 Madrid"},
    "staff_label": {"carrier": "Correos", "label_within_days": 3},
    "drop_off": {"points": [PLACE]},
    "pickup": {"countries": ["ES"]},
    "store": {"stores": [PLACE]},
    "keep_it": {},
    adapters.CODE: {"account": "1"},
}
ALL = [*methods.codes(), adapters.CODE]


@pytest.fixture(autouse=True)
def _with_test_carrier() -> Iterator[None]:
    with adapters.carrier_at_hand():
        yield


@pytest.fixture(params=ALL)
def method(request: pytest.FixtureRequest) -> ReturnMethod:
    return methods.get(request.param)


def test_this_list_leaves_none_out() -> None:
    assert set(FILLED) == set(methods.codes())
    assert {"own_carrier", "staff_label", "drop_off", "pickup", "store", "keep_it"} <= set(methods.codes())


def test_is_known_by_its_code_and_named_in_both_languages(method: ReturnMethod) -> None:
    assert methods.get(method.code) is method
    named = set()
    for language in ("es", "en"):
        with translation.override(language):
            named.add((str(method.label), str(method.summary)))
            assert method_label(method.code) == str(method.label)
            assert str(method.summary).endswith(".")
    assert len(named) == 2


def test_settings_have_a_form_and_defaults_and_take_no_strange_name(method: ReturnMethod) -> None:
    assert issubclass(method.settings, MethodSettings)
    assert method.settings.model_json_schema()["properties"]
    assert method.settings() == method.settings.model_validate({})
    with pytest.raises(ValidationError):
        method.settings.model_validate({"strange": 1})
    again = method.settings.model_validate(FILLED[method.code]).model_dump(mode="json")
    assert method.settings.model_validate(again) == method.settings.model_validate(FILLED[method.code])


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_setting_is_called_something_in_both_languages(method: ReturnMethod, language: str) -> None:
    """What the dashboard's form shows; the carrier of these tests has no words for its own."""
    if method.code == adapters.CODE:
        return
    with translation.override(language):
        schema = method.settings.model_json_schema()
    with translation.override("en" if language == "es" else "es"):
        other = method.settings.model_json_schema()
    for name, field in schema["properties"].items():
        assert field["title"] != other["properties"][name]["title"], name


def test_says_what_is_missing_where_it_could_not_be_offered(method: ReturnMethod) -> None:
    facts = MethodFacts(country="ES", is_keep_it=method.code == "keep_it")
    for kept in ({}, FILLED[method.code]):
        chosen = method.settings.model_validate(kept)
        assert bool(method.lacks(chosen)) is not method.is_available(facts, chosen)


def test_asks_the_shopper_to_do_their_part_by_a_date(method: ReturnMethod) -> None:
    assert "{date}" in method.send_it()


def test_what_it_asks_can_be_answered_with_what_it_offers(in_norte: Shop, method: ReturnMethod) -> None:
    if method.arranging is None:
        return
    assert issubclass(method.arranging.details, Piece)
    ret, chosen = make_return(method=method.code), chosen_settings(method.code)
    asked = method.arranging.questions(ret, chosen)
    answers = {each.name: each.choices[-1].code if each.choices else "x" for each in asked}
    assert set(answers) == set(method.arranging.details.model_fields)
    wanted = method.arranging.details.model_validate(answers)
    assert method.arranging.wrong_part(ret, chosen, wanted) == ""
    assert method.arranging.answers(wanted) == answers
    assert method.arranging.said(wanted)
    over = method.arranging.over(ret, wanted)
    assert now() < over
    assert method.arranging.fixed_from(ret, chosen, wanted) <= over


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize("language", ["es", "en"])
def test_tells_what_to_do_in_short_sentences(
    in_norte: Shop, method: ReturnMethod, language: str, is_filled: bool
) -> None:
    if is_filled:
        change_method(method.code, is_on=True, settings=FILLED[method.code], by=STAFF)
    with translation.override(language):
        steps = method.instructions(make_return(method=method.code))
    assert 1 <= len(steps) <= 4
    for step in steps:
        assert step[0].isupper()
        assert step.endswith(".")
        assert is_plain(step)
        assert len(step) < 260
        assert "{" not in step
        assert "None" not in step


def test_says_no_word_of_the_other_language(in_norte: Shop, method: ReturnMethod) -> None:
    """The carrier of these tests speaks English alone, which shows that it would be found."""
    ret, told = make_return(method=method.code), []
    for language in ("es", "en"):
        with translation.override(language):
            told.append(set(method.instructions(ret)))
    assert told[0].isdisjoint(told[1]) is (method.code != adapters.CODE)


FACTS = [
    MethodFacts(country=country, is_shipping_required=is_shipped, is_keep_it=is_kept)
    for country in ("ES", "FR", "")
    for is_shipped in (True, False)
    for is_kept in (True, False)
]


@pytest.mark.parametrize("facts", FACTS, ids=str)
def test_is_available_or_not_and_never_fails(method: ReturnMethod, facts: MethodFacts) -> None:
    for kept in ({}, FILLED[method.code]):
        assert method.is_available(facts, method.settings.model_validate(kept)) in (True, False)


def test_keeping_and_sending_exclude_each_other(method: ReturnMethod) -> None:
    chosen = method.settings.model_validate(FILLED[method.code])
    sent = method.is_available(MethodFacts(country="ES"), chosen)
    kept = method.is_available(MethodFacts(country="ES", is_keep_it=True), chosen)
    assert (sent, kept) == ((False, True) if method.code == "keep_it" else (True, False))


def test_is_not_for_other_countries_than_those_chosen(method: ReturnMethod) -> None:
    chosen = method.settings.model_validate({**FILLED[method.code], "countries": ["PT"]})
    assert not method.is_available(MethodFacts(country="ES", is_keep_it=method.code == "keep_it"), chosen)


def test_reads_settings_that_it_does_not_understand_as_its_own(in_norte: Shop, method: ReturnMethod) -> None:
    choice = change_method(method.code, is_on=True, settings={}, by=STAFF)
    choice.settings = {"of": "another version"}
    choice.save()
    assert chosen_settings(method.code) == method.settings()


def test_what_was_arranged_is_read_back_or_nothing(in_norte: Shop, method: ReturnMethod) -> None:
    ret = make_return(method=method.code, method_details={"of": "another version"})
    assert method.arranged(ret) is None


@pytest.mark.proves("A16", part="what each way makes: a label that is a PDF, a code that says the number")
def test_papers_say_the_number_of_the_return(in_norte: Shop, method: ReturnMethod) -> None:
    if method.papers is None:
        return
    ret = make_return(method=method.code)
    first, again = (method.papers(ret, chosen_settings(method.code)) for _twice in range(2))
    assert first.code == again.code == ret.number
    assert first.tracking_number == again.tracking_number
    assert not first.label or set(adapters.codes_on(first.label).values()) == {ret.number}
