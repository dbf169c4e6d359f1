"""Which go first and which never come, decided without a database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.recommendations.rules.arranging import Asked, Candidate, Person, Rule, Shelf, arranged
from saleor_postventa.recommendations.rules.kinds import Part, RuleKind, Why

ASKED = Asked(Part.NEW, "web")
A, B, C, D, E = range(1, 6)


def near(product: int, strength: float, seed: int = 9) -> Candidate:
    return Candidate(product, Why.ALSO_BOUGHT, strength, seed)


def order_of(candidates: list[Candidate], asked: Asked = ASKED, **known: object) -> list[int]:
    return [ranked.candidate.product for ranked in arranged(candidates, asked, Shelf(**known))]  # type: ignore[arg-type]


MODEL = [near(A, 0.9), near(B, 0.6), near(C, 0.5)]


@pytest.mark.proves("D6", part="the order; what is asked for over the graph is in test_ask_for_recommendations")
@pytest.mark.parametrize(
    ("rules", "asked", "wanted"),
    [
        ([], ASKED, [A, B, C]),
        ([Rule(RuleKind.PIN, C)], ASKED, [C, A, B]),
        ([Rule(RuleKind.PIN, C, position=2), Rule(RuleKind.PIN, D, position=1)], ASKED, [D, C, A, B]),
        ([Rule(RuleKind.PIN, D, position=1), Rule(RuleKind.PIN, D, position=9)], ASKED, [D, A, B, C]),
        ([Rule(RuleKind.BLOCK, A)], ASKED, [B, C]),
        ([Rule(RuleKind.BLOCK, A), Rule(RuleKind.PIN, A)], ASKED, [B, C]),
        ([Rule(RuleKind.BLOCK, A, channel="shop")], ASKED, [A, B, C]),
        ([Rule(RuleKind.BLOCK, A, channel="web")], ASKED, [B, C]),
        ([Rule(RuleKind.BLOCK, A, beside=E)], ASKED, [A, B, C]),
        ([Rule(RuleKind.BLOCK, A, beside=E)], replace(ASKED, shown=frozenset({E})), [B, C]),
        ([Rule(RuleKind.BLOCK, A, beside=E)], replace(ASKED, person=Person(bought=frozenset({E}))), [B, C]),
        ([Rule(RuleKind.BOOST, C, factor=2)], ASKED, [C, A, B]),
        ([Rule(RuleKind.BOOST, A, factor=0.1)], ASKED, [B, C, A]),
        ([Rule(RuleKind.COMPLEMENT, D, beside=E)], ASKED, [A, B, C]),
        ([Rule(RuleKind.COMPLEMENT, D, beside=E, factor=2)], replace(ASKED, shown=frozenset({E})), [D, A, B, C]),
        ([Rule(RuleKind.SUBSTITUTE, A, beside=E)], replace(ASKED, shown=frozenset({E})), [B, C]),
        ([Rule(RuleKind.SUBSTITUTE, E, beside=A)], replace(ASKED, shown=frozenset({E})), [B, C]),
        ([Rule(RuleKind.SUBSTITUTE, A, beside=E)], replace(ASKED, person=Person(bought=frozenset({E}))), [B, C]),
    ],
)
def test_the_teams_word_goes_before_the_model(rules: list[Rule], asked: Asked, wanted: list[int]) -> None:
    assert order_of(MODEL, asked, rules=rules) == wanted


@pytest.mark.parametrize(
    ("person", "part", "wanted"),
    [
        (Person(bought=frozenset({A})), Part.NEW, [B, C]),
        (Person(bought=frozenset({A})), Part.ANY, [A, B, C]),
        (Person(sent_back=frozenset({B})), Part.NEW, [A, C]),
        (Person(sent_back=frozenset({B})), Part.AGAIN, [A, C]),
        (Person(sent_back=frozenset({E}), misfits=frozenset({E})), Part.NEW, [A]),
    ],
)
def test_what_was_bought_or_sent_back_is_left_out(person: Person, part: Part, wanted: list[int]) -> None:
    kinds = {A: ("hat", "head"), B: ("shoe", "feet"), C: ("shoe", "feet"), E: ("shoe", "feet")}
    assert order_of(MODEL, replace(ASKED, part=part, person=person), kinds=kinds) == wanted


def test_what_has_no_kind_has_no_siblings() -> None:
    asked = replace(ASKED, person=Person(sent_back=frozenset({E}), misfits=frozenset({E})))
    assert order_of(MODEL, asked, kinds=dict.fromkeys((A, B, C, E), ("shoe", ""))) == [A, B, C]


def test_the_risk_that_it_comes_back_counts_in_full() -> None:
    [first, *_rest] = arranged(MODEL, ASKED, Shelf(risks={A: 0.4, B: 0.05}))
    assert first.candidate.product == B
    assert first.score == pytest.approx(0.6 / 0.9 * 0.95)


def test_a_models_neighbour_goes_before_a_bestseller_and_the_category_before_the_channel() -> None:
    found = [Candidate(A, Why.BESTSELLER, 900), Candidate(B, Why.CATEGORY_BESTSELLER, 30), near(C, 0.01)]
    assert order_of(found) == [C, B, A]


PRODUCTS = st.integers(1, 8)
CANDIDATES = st.lists(
    st.builds(Candidate, PRODUCTS, st.sampled_from(list(Why)), st.floats(0, 10), st.none() | PRODUCTS), max_size=12
)
RULES = st.lists(
    st.builds(
        Rule,
        st.sampled_from([kind.value for kind in RuleKind]),
        PRODUCTS,
        st.none() | PRODUCTS,
        st.sampled_from(["", "web", "shop"]),
        st.floats(0.1, 10),
        st.integers(1, 3),
    ),
    max_size=8,
)
PERSONS = st.builds(Person, st.frozensets(PRODUCTS), st.frozensets(PRODUCTS), st.frozensets(PRODUCTS))
QUESTIONS = st.builds(Asked, st.sampled_from(list(Part)), st.just("web"), st.frozensets(PRODUCTS, max_size=2), PERSONS)


@pytest.mark.proves("D5", part="what was sent back, whatever else is true")
@given(CANDIDATES, QUESTIONS, RULES, st.dictionaries(PRODUCTS, st.floats(0, 1)))
def test_whatever_is_said_what_came_back_or_is_blocked_never_shows(
    candidates: list[Candidate], asked: Asked, rules: list[Rule], risks: dict[int, float]
) -> None:
    candidates = [each for each in candidates if each.why != Why.PICKED]
    found = arranged(candidates, asked, Shelf(risks=risks, rules=rules))
    products = [ranked.candidate.product for ranked in found]
    assert len(products) == len(set(products))
    assert not asked.person.sent_back & set(products)
    assert not asked.person.misfits & set(products)
    assert not asked.shown & set(products)
    if asked.part == Part.NEW:
        assert not asked.person.bought & set(products)
    everywhere = [rule for rule in rules if rule.beside is None and rule.channel in ("", "web")]
    assert not {rule.product for rule in everywhere if rule.kind == RuleKind.BLOCK} & set(products)
    is_pinned = [ranked.candidate.why == Why.PICKED for ranked in found]
    assert is_pinned == sorted(is_pinned, reverse=True)
    pinned = {rule.product for rule in everywhere if rule.kind == RuleKind.PIN} & set(products)
    assert pinned <= set(products[: sum(is_pinned)])
