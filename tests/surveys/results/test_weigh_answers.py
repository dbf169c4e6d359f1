"""Who answered made to look like who was asked: nearer to what all would have said, and honest of what it is worth."""

import random
from collections import Counter
from dataclasses import dataclass
from statistics import mean

import pytest

from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.rules.weighting import LEAST_ANSWERS, Stratum, WeightedScore, weighted_nps

from .scene import answer, ask, make_customer, make_order, make_version, results, score

CONTENT, UPSET, FEW = [10] * 6 + [8] * 3 + [3], [10] + [7] * 2 + [2] * 7, [9] * 4 + [7] * 2 + [4] * 4


@dataclass(frozen=True)
class Group:
    """Made-up people who are alike: how many, what they think of us, and how many in a hundred answer."""

    stratum: Stratum
    people: int
    thinks: list[int]
    answers: float


# Who had bought before is content and answers; who is new is not, and hardly does.
CROWD = (
    Group(Stratum("2", "ES", "returning"), 800, CONTENT, 0.40),
    Group(Stratum("0", "ES", "new"), 2000, UPSET, 0.06),
    Group(Stratum("1", "PT", "new"), 900, FEW, 0.10),
    Group(Stratum("1", "FR", "returning"), 300, CONTENT, 0.35),
)


def nps(scores: "list[int] | Counter[int]") -> float:
    told = Counter(scores)
    for_it = sum(count for each, count in told.items() if each >= 9)
    against = sum(count for each, count in told.items() if each <= 6)
    return 100 * (for_it - against) / told.total()


def survey(chance: random.Random) -> tuple[float, float, WeightedScore]:
    """What all think, what those say who answer, and that weighted."""
    asked, scores, everybody = Counter[Stratum](), dict[Stratum, Counter[int]](), Counter[int]()
    for group in CROWD:
        thought = chance.choices(group.thinks, k=group.people)
        everybody.update(thought)
        asked[group.stratum] = group.people
        scores[group.stratum] = Counter(each for each in thought if chance.random() < group.answers)
    said = sum(scores.values(), Counter[int]())
    found = weighted_nps(asked, scores)
    assert found is not None
    return nps(everybody), nps(said), found


@pytest.mark.proves("C13", part="weighted beside raw: nearer to the truth where who is content answers more")
def test_a_biased_response_is_told_nearer_to_the_truth() -> None:
    chance = random.Random(20261127)
    rounds = [survey(chance) for _ in range(300)]
    raw = mean(abs(said - truth) for truth, said, _weighted in rounds)
    weighted = mean(abs(found.estimate.value - truth) for truth, _said, found in rounds)
    assert raw > 35
    assert weighted < 7
    bias = mean(found.estimate.value - truth for truth, _said, found in rounds)
    assert abs(bias) < 2
    covered = mean(found.estimate.low <= truth <= found.estimate.high for truth, _said, found in rounds)
    assert covered >= 0.93


def test_what_is_known_of_few_costs_certainty() -> None:
    _truth, _said, found = survey(random.Random(7))
    assert LEAST_ANSWERS < found.worth < found.estimate.n
    assert found.asked == sum(group.people for group in CROWD)
    assert found.estimate.low < found.estimate.value < found.estimate.high


def test_where_who_answers_is_like_who_was_asked_nothing_changes() -> None:
    strata = [Stratum("0", "ES", "new"), Stratum("1", "ES", "returning")]
    scores = {each: Counter({10: 10, 0: 10}) for each in strata}
    found = weighted_nps(dict.fromkeys(strata, 100), scores)
    assert found is not None
    assert (found.estimate.value, found.worth) == (0, pytest.approx(40))


def test_too_few_of_a_kind_are_counted_with_those_who_are_most_like_them() -> None:
    near, far = Stratum("0", "ES", "new"), Stratum("0", "PT", "new")
    other = Stratum("2", "ES", "returning")
    scores = {near: Counter({10: 20}), far: Counter({0: 2}), other: Counter({0: 20})}
    found = weighted_nps({near: 50, far: 50, other: 100}, scores)
    assert found is not None
    # The two of Portugal have none like them left: they stand for Portugal's fifty alone, as "everybody" does.
    assert (found.groups, found.asked) == (3, 200)
    assert found.estimate.value == pytest.approx(100 * (50 - 150) / 200)


def test_nobody_says_nothing() -> None:
    assert weighted_nps({Stratum(): 10}, {}) is None


@pytest.mark.django_db
def test_people_are_told_apart_by_their_orders(in_norte: Shop) -> None:
    version = make_version()

    def person(amount: int, country: str) -> dict[str, object]:
        customer = make_customer()
        order = make_order(customer, total_gross_amount=amount, currency="EUR", shipping_country=country)
        return {"customer": customer, "order": order}

    for _ in range(10):
        answer(version, given={"nps": 10}, **person(90, "ES"))  # type: ignore[arg-type]
    for _ in range(5):
        answer(version, given={"nps": 0}, **person(10, "PT"))  # type: ignore[arg-type]
    for _ in range(25):
        ask(version, **person(10, "PT"))  # type: ignore[arg-type]
    found = results(version)
    weighted = found.weighted(found.document.questions[0])
    assert weighted is not None
    assert (weighted.asked, weighted.estimate.n, weighted.groups) == (40, 15, 2)
    assert weighted.estimate.value == pytest.approx(100 * (10 - 30) / 40)
    assert found.figure(found.document.questions[0]).estimate.value == pytest.approx(100 / 3)  # type: ignore[union-attr]
    assert results(version, country="ES").weighted(found.document.questions[0]) is None


@pytest.mark.django_db
def test_where_nothing_is_known_it_is_the_plain_score(in_norte: Shop) -> None:
    version = make_version()
    score(version, [10, 10, 0])
    found = results(version)
    weighted = found.weighted(found.document.questions[0])
    assert weighted is not None
    assert weighted.estimate.value == pytest.approx(100 / 3)
