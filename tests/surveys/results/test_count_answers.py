"""Each figure is what SQL counts by itself."""

from datetime import date

import pytest
from django.db import connection
from django.utils.translation import override

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import SurveyVersion
from saleor_postventa.surveys.queries.funnel import Step
from saleor_postventa.surveys.queries.periods import Every
from saleor_postventa.surveys.queries.results import Results
from saleor_postventa.surveys.queries.segments import Dimension

from .scene import JUNE, answer, ask, make_customer, make_order, make_version, results, score

pytestmark = pytest.mark.django_db


def sql(statement: str, *parameters: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def value(found: Results, code: str) -> tuple[float, int]:
    question = found.document.question(code)
    assert question is not None
    figure = found.figure(question)
    assert figure is not None
    return figure.estimate.value, figure.n


def crowd(version: SurveyVersion) -> None:
    """Twelve answers that count, and each kind that does not."""
    again = make_customer()
    answer(version, again, given={"nps": 0, "sat": 1})
    answer(version, again, days=3, given={"nps": 9, "sat": 5})
    score(version, [10, 10, 9, 8, 7, 6, 0], days=1)
    answer(version, None, given={"nps": 2, "sat": 4, "ease": 7})
    answer(version, make_customer(), given={"nps": 10, "ease": 3}, is_finished=False)
    answer(version, make_customer(), given={"sat": 2, "ease": 5})
    answer(version, make_customer(), given={"nps": 0, "sat": 1, "ease": 1}, is_spam=True)
    answer(version, make_customer(), given={"nps": 0, "sat": 1, "ease": 1}, is_test=True)
    answer(version, make_customer(), days=-1, given={"nps": 0, "sat": 1, "ease": 1})
    answer(version, make_customer(), days=30, given={"nps": 0, "sat": 1, "ease": 1})


NPS_ORACLE = """
    WITH told AS (
        SELECT p.number, ROW_NUMBER() OVER (
            PARTITION BY COALESCE('p' || a.customer_id, 'a' || a.id)
            ORDER BY COALESCE(a.submitted_at, a.updated_at) DESC, a.id DESC) AS place
        FROM surveys_answerpart p JOIN surveys_answer a ON a.id = p.answer_id
        WHERE a.version_id = %s AND p.question = 'nps' AND NOT a.is_spam AND NOT a.is_test
          AND COALESCE(a.submitted_at, a.updated_at) >= '2026-05-31 22:00:00+00:00'
          AND COALESCE(a.submitted_at, a.updated_at) < '2026-06-30 22:00:00+00:00')
    SELECT 100.0 * (SUM(CASE WHEN number >= 9 THEN 1 ELSE 0 END) - SUM(CASE WHEN number <= 6 THEN 1 ELSE 0 END))
        / COUNT(*), COUNT(*)
    FROM told WHERE place = 1
"""
COUNTED = """
    FROM surveys_answerpart p JOIN surveys_answer a ON a.id = p.answer_id
    WHERE a.version_id = %s AND p.question = %s AND NOT a.is_spam AND NOT a.is_test
      AND COALESCE(a.submitted_at, a.updated_at) >= '2026-05-31 22:00:00+00:00'
      AND COALESCE(a.submitted_at, a.updated_at) < '2026-06-30 22:00:00+00:00'
"""


@pytest.mark.proves("G1")
def test_scores_are_as_sql_counts_them(in_norte: Shop) -> None:
    version = make_version()
    crowd(version)
    found = results(version)
    ((nps, n),) = sql(NPS_ORACLE, version.pk)
    assert value(found, "nps") == (pytest.approx(float(str(nps))), n)
    assert n == 10
    ((satisfied, n),) = sql(
        f"SELECT SUM(CASE WHEN p.number >= 4 THEN 1 ELSE 0 END), COUNT(*) {COUNTED}", version.pk, "sat"
    )
    assert value(found, "sat") == (pytest.approx(int(str(satisfied)) / int(str(n))), n)
    ((mean, n),) = sql(f"SELECT AVG(p.number), COUNT(*) {COUNTED}", version.pk, "ease")
    assert value(found, "ease") == (pytest.approx(float(str(mean))), n)
    assert (found.excluded.spam, found.excluded.tests) == (1, 1)
    assert (len(found.answers), found.finished) == (12, 11)


def test_each_version_is_told_apart(in_norte: Shop) -> None:
    first = make_version()
    second = make_version(first.survey, number=2)
    score(first, [0, 0])
    score(second, [10])
    assert value(results(first), "nps") == (-100, 2)
    assert value(results(second), "nps") == (100, 1)


def test_nothing_of_another_shop_is_counted(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        version = make_version()
        score(version, [10])
    with shop_scope(sur):
        assert results(version).answers == frozenset()
        assert results(version).funnel.steps[0].count == 0


def test_a_person_counts_once_in_each_month_and_once_in_all(in_norte: Shop) -> None:
    version = make_version()
    person = make_customer()
    answer(version, person, given={"nps": 0})
    answer(version, person, days=10, given={"nps": 3})
    answer(version, person, days=35, given={"nps": 10})
    found = results(version, (date(2026, 6, 1), date(2026, 7, 31)))
    question = found.document.questions[0]
    assert value(found, "nps") == (100, 1)
    by_month = found.trend(question, Every.MONTH)
    assert [(each.starts_on.month, each.figure and each.figure.estimate.value) for each in by_month] == [
        (6, -100),
        (7, 100),
    ]
    weeks = found.trend(question, Every.WEEK)
    assert [each.starts_on.isoformat() for each in weeks[:2]] == ["2026-06-01", "2026-06-08"]
    assert [(each.figure.n if each.figure else 0) for each in weeks] == [1, 1, 0, 0, 0, 1, 0, 0, 0]
    again = found.recovered(question)
    assert again is not None
    assert (again.count, again.n) == (1, 1)


def test_the_shops_midnight_is_where_a_month_ends(in_norte: Shop) -> None:
    """22:30 UTC on 30 June is July in Madrid."""
    version = make_version()
    answer(version, make_customer(), days=29 + 12.5 / 24, given={"nps": 10})
    assert results(version).answers == frozenset()
    assert len(results(version, (date(2026, 7, 1), date(2026, 7, 1))).answers) == 1


def test_tells_segments_apart(in_norte: Shop) -> None:
    version = make_version()
    old, new = make_customer(), make_customer()
    make_order(old, placed_at="2026-01-01T00:00Z")
    answer(version, old, given={"nps": 10}, order=make_order(old, channel="web", shipping_country="ES"))
    answer(version, new, given={"nps": 0}, order=make_order(new, channel="web", shipping_country="FR"))
    answer(version, None, given={"nps": 0}, channel="order_page", hidden={"reason": "too_small", "country": "PT"})
    found = results(version)
    question = found.document.questions[0]

    def told(dimension: Dimension) -> dict[str, tuple[float, int]]:
        rows = found.groups(question, dimension).rows
        return {each.key: (each.figure.estimate.value, each.figure.n) for each in rows}

    assert told(Dimension.BUYER) == {"returning": (100, 1), "new": (-100, 1)}
    assert told(Dimension.CHANNEL) == {"web": (0, 2)}
    assert told(Dimension.COUNTRY) == {"ES": (100, 1), "FR": (-100, 1), "PT": (-100, 1)}
    assert told(Dimension.REASON) == {"too_small": (-100, 1)}
    assert told(Dimension.PLACE) == {"page": (0, 2), "order_page": (-100, 1)}
    assert found.groups(question, Dimension.CHANNEL).unknown == 1
    assert value(results(version, JUNE, country="ES"), "nps") == (100, 1)
    assert value(results(version, JUNE, country="ES", buyer="returning"), "nps") == (100, 1)
    assert results(version, JUNE, country="ES", buyer="new").answers == frozenset()


@pytest.mark.proves("C12", part="the funnel, as SQL counts it")
@pytest.mark.proves("G5")
def test_the_funnel_counts_who_is_left_at_each_step(in_norte: Shop) -> None:
    version = make_version()
    delivered = {"delivered_at": "2026-06-01T11:00Z"}
    for _ in range(3):
        ask(version, make_customer(), **delivered)
    ask(version, make_customer())
    ask(version, make_customer(), is_test=True, **delivered)
    ask(version, make_customer(), sent_at=None, status="throttled")
    answer(version, make_customer(), asked=delivered, given={"nps": 9})
    answer(version, make_customer(), asked=delivered, given={"nps": 9}, is_finished=False)
    answer(version, make_customer(), asked=delivered, given={"nps": 9}, is_spam=True)
    steps = {each.step: each for each in results(version).funnel.steps}
    assert {step: each.count for step, each in steps.items()} == {
        Step.SENT: 7,
        Step.DELIVERED: 6,
        Step.OPENED: None,
        Step.STARTED: 2,
        Step.COMPLETED: 1,
    }
    rate = results(version).funnel.response_rate
    assert rate.share is not None
    assert (rate.of, rate.share.count, rate.share.n) == (Step.DELIVERED, 1, 6)
    ((oracle,),) = sql(
        "SELECT COUNT(*) FROM surveys_invitation i JOIN surveys_answer a ON a.invitation_id = i.id "
        "WHERE i.version_id = %s AND i.delivered_at IS NOT NULL AND a.submitted_at IS NOT NULL AND NOT a.is_spam",
        version.pk,
    )
    assert rate.count == oracle


def test_where_nobody_reports_deliveries_the_rate_is_of_what_was_sent(in_norte: Shop) -> None:
    version = make_version()
    ask(version, make_customer())
    answer(version, make_customer(), given={"nps": 9})
    rate = results(version).funnel.response_rate
    assert rate.share is not None
    assert (rate.of, rate.share.count, rate.share.n) == (Step.SENT, 1, 2)


def test_what_was_written_under_other_counts_where_it_belongs(in_norte: Shop) -> None:
    version = make_version()
    for told in ("web", ("other", "por Google!"), ("other", "en la radio"), "friend"):
        answer(version, make_customer(), given={"how": told})
    found = results(version)
    question = found.document.question("how")
    assert question is not None
    assert {each.code: each.share and each.share.count for each in found.options(question)} == {
        "web": 2,
        "friend": 1,
        "other": 1,
    }
    with override("es"):
        assert [each.label for each in found.options(question)] == ["En la web", "Amigos", "Otra cosa"]


def test_no_change_is_claimed_of_few(in_norte: Shop) -> None:
    version = make_version()
    score(version, [10] * 5)
    score(version, [0] * 5, days=-20)
    found = results(version)
    assert found.change(found.document.questions[0]) is None
    assert found.asked.before.first == date(2026, 5, 2)
    assert found.asked.before.last == date(2026, 5, 31)


@pytest.mark.parametrize("n", [1, 6])
def test_asks_as_often_for_many_as_for_few(in_norte: Shop, n: int, django_assert_num_queries: object) -> None:
    version = make_version()
    score(version, [10] * n)
    found = results(version)
    with django_assert_num_queries(5):  # type: ignore[operator]
        question = found.document.questions[0]
        found.figure(question)
        found.groups(question, Dimension.COUNTRY)
        found.groups(question, Dimension.BUYER)
        found.trend(question, Every.MONTH)
        found.options(question)
        found.funnel  # noqa: B018
