"""Row A43, as far as words go: the public page's text is made from the rules."""

import pytest
from django.utils.translation import override

from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.policy.sentences import rules_in_words
from saleor_postventa.returns.policy.words import Paragraph

from .scene import policy, rule

LABEL = {"kind": "label", "amounts": {"EUR": "4.95"}}


def said(what: Policy, language: str = "en", **known: object) -> dict[str, Paragraph]:
    with override(language):
        return {each.code: each for each in rules_in_words(what, **known)}  # type: ignore[arg-type]


@pytest.mark.proves("A43", part="the words; the page is the portal's")
def test_another_window_makes_other_words() -> None:
    assert "You have 30 days, counted from delivery of the order's last parcel." in said(policy())["window"].sentences
    fewer = said(policy(window={"days": 20, "anchor": "placed"}))["window"].sentences
    assert fewer[0] == "You have 20 days, counted from the day of the order."


@pytest.mark.proves("A43", part="the words; the page is the portal's")
@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "Returns are free: we pay for sending it back."),
        ("es", "Las devoluciones son gratis: pagamos nosotros el envío de vuelta."),
    ],
)
def test_free_returns_come_first(language: str, first: str) -> None:
    paragraphs = list(said(policy(), language).values())
    assert paragraphs[0].sentences[0] == first


def test_nothing_is_called_free_that_costs() -> None:
    assert said(policy(fees=[LABEL]))["cost"].sentences[0] == "Return label: €4.95."
    restocking = {"kind": "restocking", "percent": "10"}
    assert said(policy(fees=[restocking]))["cost"].sentences[:2] == (
        "Sending it back is free: we pay for the label.",
        "Restocking fee: 10 % of the price.",
    )
    own = said(policy(methods=["own_carrier"]))["cost"].sentences
    assert own == (
        "If you send it with a carrier of your own, you pay for that.",
        "If it is our fault, you never pay anything.",
    )
    by_rule = said(policy(rules=[rule(("set_fee", LABEL), when={"country": {"any_of": ["US"]}})]))
    assert by_rule["cost"].sentences[0].startswith("Returns are free, but for what is said further down")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "A rule: 100 days to return it (country of delivery: Germany, France and final sale: no)."),
        ("es", "Una regla: 100 días para devolverlo (país de entrega: Alemania, Francia y venta final: no)."),
    ],
)
def test_a_rule_is_told_with_its_conditions(language: str, told: str) -> None:
    when = {"country": {"any_of": ["DE", "FR"]}, "final_sale": {"is": False}}
    assert said(policy(rules=[rule(("set_window", {"days": 100}), when=when)]), language)["rules"].sentences == (told,)


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ({"starts_on": "2026-11-01"}, "orders from November 1, 2026 on"),
        ({"ends_on": "2026-11-30"}, "orders until November 30, 2026"),
        ({"starts_on": "2026-11-01", "ends_on": "2026-11-30"}, "orders from November 1, 2026 to November 30, 2026"),
    ],
)
def test_a_rules_time_is_told(time: dict[str, str], told: str) -> None:
    sentences = said(policy(rules=[rule(("donate", {}), **time)]))["rules"].sentences
    assert sentences == (f"A rule: you get your money back and give it to someone who can use it ({told}).",)


def test_values_are_called_by_the_names_that_the_caller_knows() -> None:
    what = policy(rules=[rule(("set_window", {"days": 60}), when={"collection": {"all_of": ["c1"]}})])
    told = said(what, name_of=lambda kind, value: f"{kind} {value} by name")["rules"].sentences
    assert told == ("A rule: 60 days to return it (collection: all of collection c1 by name).",)


def test_what_a_shop_counts_of_a_person_is_not_told() -> None:
    what = policy(
        rules=[
            rule(("needs_review", {}), when={"returns": {"at_least": 9}}, id="one"),
            rule(("destination", {"place": "north"}), id="two"),
            rule(("donate", {}), is_on=False, id="three"),
        ]
    )
    assert "rules" not in said(what)


def test_the_law_of_the_country_is_told_with_its_articles() -> None:
    told = said(policy(accepts_excluded=["press"]), country="ES")
    assert any("art. 120.1 TRLGDCU" in each for each in told["rights"].sentences)
    assert len(told["exclusions"].sentences) == 12
    assert not {"rights", "exclusions"} & set(said(policy(), country="US"))


def test_ways_of_sending_back_have_the_names_that_the_caller_knows() -> None:
    told = said(policy(), methods={"own_carrier": "a carrier of your choice", "other": "nothing"})["sending"].sentences
    assert told[0] == "You may send it back by: a carrier of your choice."


def test_what_is_deducted_is_told() -> None:
    told = said(policy(loss_by_grade={"c": "30", "a": "0"}, refund_shipping="always"))["outcomes"].sentences
    assert told[2:] == ("The delivery you paid comes back too.", "Used or damaged: we deduct 30 %.")


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_left_open_in_any_sentence(language: str) -> None:
    for paragraph in said(Policy.default(), language, country="ES").values():
        assert paragraph.heading
        assert all("{" not in each and each.endswith(".") for each in paragraph.sentences)
