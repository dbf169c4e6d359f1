"""Figures of given answers, without a database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from saleor_postventa.surveys.lexicon.shipped import Mood
from saleor_postventa.surveys.rules.drivers import Told, topic_rows
from saleor_postventa.surveys.rules.figures import (
    Given,
    Scored,
    change,
    counted,
    figure_of,
    last_per_person,
    recovered,
)

START = datetime(2026, 6, 1, tzinfo=UTC)


def given(answer: int, person: int | None, days: int, number: int) -> Given:
    return Given(answer, person, START + timedelta(days=days), number=Decimal(number))


def test_counts_promoters_detractors_and_those_between() -> None:
    found = figure_of(Scored.NPS, {10: 30, 9: 25, 8: 15, 7: 10, 6: 12, 0: 8})
    assert found is not None
    assert (found.n, found.estimate.value) == (100, 35)
    assert (round(found.estimate.low, 2), round(found.estimate.high, 2)) == (18.69, 49.28)


@pytest.mark.proves("G3")
def test_satisfied_are_fours_and_fives() -> None:
    found = figure_of(Scored.CSAT, {5: 30, 4: 12, 3: 5, 1: 3})
    assert found is not None
    assert (found.n, found.estimate.value) == (50, 0.84)
    assert (round(found.estimate.low, 4), round(found.estimate.high, 4)) == (0.7149, 0.9166)


@pytest.mark.proves("G4")
def test_ease_is_a_mean_and_the_share_from_five() -> None:
    found = figure_of(Scored.CES, {1: 1, 2: 1, 3: 1, 4: 1, 5: 1})
    assert found is not None
    assert (found.estimate.value, round(found.estimate.high, 4)) == (3, 4.9632)
    assert found.easy is not None
    assert (found.easy.count, found.easy.n) == (1, 5)


@pytest.mark.parametrize("kind", Scored)
def test_says_nothing_of_none(kind: Scored) -> None:
    assert figure_of(kind, {}) is None


def test_says_how_many_more_are_needed() -> None:
    found = figure_of(Scored.NPS, {10: 55, 8: 25, 0: 20})
    assert found is not None
    assert (found.needed, found.more_needed) == (3939, 3839)


def test_compares_only_where_enough_answered_on_both_sides() -> None:
    few, many = figure_of(Scored.NPS, {10: 9}), figure_of(Scored.NPS, {10: 300, 0: 100})
    worse = figure_of(Scored.NPS, {10: 150, 0: 250})
    assert change(few, many) is None
    assert change(many, None) is None
    seen = change(worse, many)
    assert seen is not None
    assert (seen.value, seen.is_visible) == (-75, True)
    same = change(many, many)
    assert same is not None
    assert (same.value, same.is_visible) == (0, False)


@pytest.mark.proves("C13")
@pytest.mark.parametrize(
    ("kind", "counts", "value", "low", "high"),
    [
        (Scored.NPS, {10: 55, 8: 25, 0: 20}, 35.00, 18.69, 49.28),
        (Scored.NPS, {10: 550, 8: 250, 0: 200}, 35.00, 29.99, 39.80),
        (Scored.NPS, {9: 19, 7: 9, 6: 8}, 30.56, 2.88, 53.53),
        (Scored.NPS, {9: 5, 7: 3, 6: 2}, 30.00, -19.05, 65.20),
        (Scored.NPS, {10: 10}, 100.00, 47.50, 100.00),
        (Scored.CSAT, {5: 20, 4: 22, 3: 8}, 0.84, 0.71, 0.92),
    ],
)
def test_each_figure_is_as_uncertain_as_its_vector_says_and_claims_no_change_by_chance(
    kind: Scored, counts: dict[int, int], value: float, low: float, high: float
) -> None:
    """The vectors to the last digit; of fewer than ten nothing, and no change where the intervals leave room for it."""
    found = figure_of(kind, counts)
    assert found is not None
    assert [round(each, 2) for each in (found.estimate.value, found.estimate.low, found.estimate.high)] == [
        value,
        low,
        high,
    ]
    assert found.estimate.is_enough
    few = figure_of(kind, {5: 9})
    assert few is not None
    assert not few.estimate.is_enough
    assert change(found, few) is None
    shifted = figure_of(kind, {score: count + 1 for score, count in counts.items()})
    told = change(shifted, found)
    assert told is not None
    assert not told.is_visible


def test_takes_the_last_answer_of_each_person_in_each_period() -> None:
    told = [given(1, 7, 0, 3), given(2, 7, 5, 9), given(3, 8, 1, 10), given(4, None, 2, 0), given(5, None, 3, 1)]
    assert sorted(each.answer for each in last_per_person(told)) == [2, 3, 4, 5]
    by_day = last_per_person(told, lambda each: each.at.date())
    assert sorted(each.answer for each in by_day) == [1, 2, 3, 4, 5]
    assert counted(last_per_person(told)) == {9: 1, 10: 1, 0: 1, 1: 1}


def test_recovered_are_detractors_who_came_to_be_none() -> None:
    told = [
        *(given(1, 1, 0, 3), given(2, 1, 9, 8)),  # recovered
        *(given(3, 2, 0, 6), given(4, 2, 9, 5)),  # still one
        *(given(5, 3, 0, 2), given(6, 3, 4, 9), given(7, 3, 9, 1)),  # one again
        *(given(8, 4, 0, 9), given(9, 4, 9, 10)),  # never was one
        given(10, 5, 0, 0),  # not asked again
        *(given(11, None, 0, 0), given(12, None, 9, 10)),  # nobody knows whose
    ]
    found = recovered(told)
    assert found is not None
    assert (found.count, found.n) == (1, 3)
    assert recovered(told[7:9]) is None


def test_a_topic_beside_scores_says_what_goes_along_with_it() -> None:
    told = [Told("llegó tarde", ("delivery",), Mood.NEGATIVE, 2)] * 20
    told += [Told("bien", (), Mood.POSITIVE, 10)] * 20 + [Told("caro", ("price",), Mood.NEGATIVE, None)] * 3
    delivery, price = topic_rows(told, Scored.NPS)
    assert (delivery.topic, delivery.mentioned.count, delivery.mentioned.n) == ("delivery", 20, 43)
    assert delivery.among is not None
    assert delivery.among.estimate.value == -100
    assert delivery.difference is not None
    assert (delivery.difference.value, delivery.difference.is_visible) == (-200, True)
    assert delivery.examples == ("llegó tarde",) * 3
    assert (price.among, price.difference) == (None, None)
    assert price.moods[Mood.NEGATIVE] == 3
    assert topic_rows([], None) == []
