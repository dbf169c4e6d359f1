"""Results in the graph: every figure with its interval and n; topics beside scores."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.care.rules import CaseOrigin, CaseOutcome, CaseTopic
from saleor_postventa.care.services import open_case, solve_case
from saleor_postventa.care.services.opening import Score
from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import SurveyVersion
from saleor_postventa.surveys.services.lexicon import keep_topic_word
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, STAFF, SUR
from tests.conftest import MovableClock
from tests.returns.rows import make_reason

from .scene import MOMENT, answer, make_customer, make_version, score

pytestmark = pytest.mark.django_db
FIGURE = "value low high n isEnough moreNeeded easy { value n }"
RESULTS = f"""query ($id: ID!, $where: [SurveySegmentInput!]) {{
  survey(id: $id) {{ results(since: "2026-06-01", until: "2026-06-30", where: $where) {{
    version versions {{ number }} since until answers finished spam tests exportPath(sheet: JSON)
    funnel {{ steps {{ step count of share {{ value low high n }} }} responseRate {{ step of share {{ n }} }} }}
    questions {{ code kind kindLabel text n figure {{ {FIGURE} }} before {{ {FIGURE} }}
      change {{ value low high isVisible }} options {{ code label count share {{ value n }} }}
      trend(every: MONTH) {{ startsOn figure {{ {FIGURE} }} }}
      groups(by: COUNTRY) {{ leftOut unknown rows {{ key label figure {{ {FIGURE} }} }} }} recovered {{ value n }}
      texts {{ n moods {{ mood count }} topics {{ topic label count mentioned {{ value n }} examples
        among {{ {FIGURE} }} others {{ {FIGURE} }} difference {{ value isVisible }} }} }} }} }} }} }}"""


def told(version: SurveyVersion, **variables: Any) -> Any:
    variables = {"id": show_id("PostSaleSurvey", version.survey_id), **variables}
    found = ask(version.shop, RESULTS, variables, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="es")
    return found.data["survey"]["results"]


@pytest.fixture
def version(in_norte: Shop, clock: MovableClock) -> SurveyVersion:
    return make_version()


@pytest.mark.proves("C13", part="no mail or export claims a change; the page is tested beside it")
def test_every_figure_comes_with_its_interval_and_n(version: SurveyVersion) -> None:
    score(version, [10] * 55 + [8] * 25 + [0] * 20)
    score(version, [10] * 40 + [0] * 60, days=-10)
    found = told(version)
    nps = found["questions"][0]
    assert (nps["text"], nps["n"]) == ("¿Nos recomendarías?", 100)
    figure = nps["figure"]
    assert (round(figure["value"], 2), round(figure["low"], 2), round(figure["high"], 2)) == (35.0, 18.69, 49.28)
    assert (figure["n"], figure["isEnough"], figure["moreNeeded"]) == (100, True, 3839)
    assert (nps["change"]["value"], nps["change"]["isVisible"], nps["before"]["n"]) == (55, True, 100)
    assert {each["code"]: each["count"] for each in nps["options"] if each["count"]} == {"10": 55, "8": 25, "0": 20}
    assert all(each["share"]["n"] == 100 for each in nps["options"])
    assert [each["figure"]["n"] for each in nps["trend"]] == [100]
    assert (nps["groups"]["rows"], nps["groups"]["unknown"]) == ([], 100)
    assert (found["answers"], found["version"], found["versions"]) == (100, 1, [{"number": 1}])
    steps = {each["step"]: (each["count"], each["of"]) for each in found["funnel"]["steps"]}
    assert steps["COMPLETED"] == (100, "SENT")
    assert found["questions"][1]["figure"] is None


@pytest.mark.proves("C17", part="topics and scores")
def test_topics_stand_beside_the_scores_and_follow_the_words(version: SurveyVersion) -> None:
    for _ in range(10):
        answer(version, make_customer(), given={"nps": 2, "why": "El envío llegó tarde"})
        answer(version, make_customer(), given={"nps": 10, "why": "Me encanta la rebeca"})
    texts = told(version)["questions"][4]["texts"]
    (delivery,) = texts["topics"]
    assert (texts["n"], delivery["topic"], delivery["label"]) == (20, "delivery", "Entrega")
    assert (delivery["count"], delivery["mentioned"]["n"], delivery["examples"][0]) == (10, 20, "El envío llegó tarde")
    assert (delivery["among"]["value"], delivery["others"]["value"]) == (-100, 100)
    assert delivery["difference"] == {"value": -200, "isVisible": True}
    assert {each["mood"]: each["count"] for each in texts["moods"]} == {
        "POSITIVE": 10,
        "NEUTRAL": 0,
        "MIXED": 0,
        "NEGATIVE": 10,
    }
    with shop_scope(version.shop):
        keep_topic_word("es", "Rebecas", "rebeca*", by=Actor.staff(STAFF.id))
    assert {each["topic"] for each in told(version)["questions"][4]["texts"]["topics"]} == {"delivery", "Rebecas"}


def test_a_segment_counts_alone(version: SurveyVersion) -> None:
    answer(version, make_customer(), given={"nps": 10}, hidden={"country": "ES"})
    answer(version, make_customer(), given={"nps": 0}, hidden={"country": "FR"})
    found = told(version, where=[{"by": "COUNTRY", "key": "FR"}])
    assert (found["answers"], found["questions"][0]["figure"]["value"]) == (1, -100)


def test_another_shop_sees_nothing_and_a_reader_without_permission_neither(version: SurveyVersion, sur: Shop) -> None:
    variables = {"id": show_id("PostSaleSurvey", version.survey_id)}
    assert ask(sur, RESULTS, variables, token=SUR.staff_token()).data["survey"] is None
    refused = ask(version.shop, RESULTS, variables, token=NORTE.staff_token(permissions=["MANAGE_PRODUCTS"]))
    assert refused.codes == ["PERMISSION_DENIED"]


@pytest.mark.parametrize("since", ["2026-06-11", "1999-01-01", "2020-01-01"])
def test_refuses_a_time_that_is_none(version: SurveyVersion, since: str) -> None:
    asked = f'query ($id: ID!) {{ survey(id: $id) {{ results(since: "{since}", until: "2026-06-10") {{ answers }} }} }}'
    variables = {"id": show_id("PostSaleSurvey", version.survey_id)}
    assert ask(version.shop, asked, variables, token=NORTE.staff_token()).codes == ["PERIOD_TOO_LONG"]


MANY = """{ surveys(first: 20) { edges { node { code results(since: "2026-06-01", until: "2026-06-30") {
  answers finished spam versions { number } funnel { responseRate { count share { n } } }
  questions { code n figure { value n } before { n } weighted { value effectiveN asked } recovered { n }
    recoveredByOutcome { outcome } options { count } trend { startsOn } texts { n }
    groups(by: COUNTRY) { unknown rows { key label figure { n } } } } } } } } }"""


def test_results_of_many_surveys_cost_no_more_queries(version: SurveyVersion) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            found = ask(version.shop, MANY, token=NORTE.staff_token()).data["surveys"]["edges"]
        assert all(each["node"]["results"]["questions"] for each in found)
        return len(captured)

    def grow(score_of: int) -> None:
        made = make_version()
        customer = make_customer()
        answer(made, customer, given={"nps": 0, "why": "El envío llegó tarde"}, hidden={"country": "ES"})
        answer(made, customer, days=2, given={"nps": score_of}, hidden={"country": "ES"})

    grow(10)
    cost()
    few = cost()
    for _ in range(3):
        grow(9)
    assert cost() == few


def test_each_survey_of_a_page_gets_its_own(version: SurveyVersion) -> None:
    other = make_version()
    score(version, [10])
    score(other, [0, 0])
    found = ask(version.shop, MANY, token=NORTE.staff_token()).data["surveys"]["edges"]
    told_of = {each["node"]["code"]: each["node"]["results"]["questions"][0]["figure"] for each in found}
    assert told_of[version.survey.code] == {"value": 100, "n": 1}
    assert told_of[other.survey.code] == {"value": -100, "n": 2}


@pytest.mark.proves("C12", part="by product, reason, channel and group, with their names and how many they are of")
def test_every_share_says_of_how_many_it_is_and_names_what_it_is_told_apart_by(version: SurveyVersion) -> None:
    """Distribution, trend, by product, reason, channel and group, and the funnel: each with its denominator."""
    make_reason("too_small")
    product = Product.objects.create(shop=version.shop, saleor_id="P1", name="Camisa de lino")
    known = {
        "products": [product.saleor_id],
        "reason": ["too_small"],
        "channel": "web",
        "country": "ES",
        "level": "gold",
    }
    for number in range(12):
        delivered = {"delivered_at": MOMENT}
        answer(version, make_customer(), given={"nps": 10 if number else 0}, hidden=known, asked=delivered)
    by = ("PRODUCT", "REASON", "CHANNEL", "COUNTRY", "BUYER", "PLACE")
    groups = " ".join(
        f"{each}: groups(by: {each}) {{ unknown leftOut rows {{ key label figure {{ n }} }} }}" for each in by
    )
    asked = f"""query ($id: ID!) {{ survey(id: $id) {{ results(since: "2026-06-01", until: "2026-06-30") {{
      answers funnel {{ steps {{ step count of share {{ n }} }} responseRate {{ of share {{ value n }} }} }}
      questions {{ n figure {{ n }} options {{ count share {{ n }} }} trend {{ figure {{ n }} }} {groups} }} }} }} }}"""
    variables = {"id": show_id("PostSaleSurvey", version.survey_id)}
    answered = ask(version.shop, asked, variables, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="es")
    found = answered.data["survey"]["results"]
    nps = found["questions"][0]
    assert (nps["n"], nps["figure"]["n"], [each["figure"]["n"] for each in nps["trend"]]) == (12, 12, [12])
    assert {each["share"]["n"] for each in nps["options"]} == {12}
    named = {each: [(row["label"], row["figure"]["n"]) for row in nps[each]["rows"]] for each in by}
    assert named == {
        "PRODUCT": [("Camisa de lino", 12)],
        "REASON": [("Me queda pequeño", 12)],
        "CHANNEL": [("web", 12)],
        "COUNTRY": [("España", 12)],
        "BUYER": [],
        "PLACE": [("en su página", 12)],
    }
    assert nps["BUYER"]["unknown"] == 12
    assert found["funnel"]["responseRate"] == {"of": "DELIVERED", "share": {"value": 1.0, "n": 12}}
    assert all(each["share"] is None or each["share"]["n"] == 12 for each in found["funnel"]["steps"])


def test_whom_the_team_won_back_is_told_by_what_it_did(version: SurveyVersion) -> None:
    for outcome, again in (("compensated", 9), ("compensated", 3), ("", 10), (None, 2)):
        customer = make_customer()
        low = answer(version, customer, given={"nps": 1})
        answer(version, customer, days=5, given={"nps": again})
        if outcome is not None:
            case = open_case(
                customer,
                topic=CaseTopic.EXPERIENCE,
                origin=CaseOrigin.SURVEY,
                score=Score(answer_id=low.pk, kind="nps", value=1),
                by=SYSTEM,
            )
            if outcome:
                solve_case(case.pk, CaseOutcome(outcome), by=SYSTEM)
    asked = """query ($id: ID!) { survey(id: $id) { results(since: "2026-06-01", until: "2026-06-30") {
      questions { recovered { count: value n } recoveredByOutcome { outcome label recovered { value n } } } } } }"""
    variables = {"id": show_id("PostSaleSurvey", version.survey_id)}
    answered = ask(version.shop, asked, variables, token=NORTE.staff_token(), HTTP_ACCEPT_LANGUAGE="en")
    nps = answered.data["survey"]["results"]["questions"][0]
    assert nps["recovered"] == {"count": 0.5, "n": 4}
    assert nps["recoveredByOutcome"] == [
        {"outcome": "compensated", "label": "made good with a gesture", "recovered": {"value": 0.5, "n": 2}},
        {"outcome": "open", "label": "The case is still open", "recovered": {"value": 1.0, "n": 1}},
        {"outcome": "none", "label": "There was no case", "recovered": {"value": 0.0, "n": 1}},
    ]


@pytest.mark.parametrize("days", ['until: "0001-01-01"', 'until: "9999-12-31"', 'since: "0001-01-01"'])
def test_days_that_nobody_can_reckon_with_are_refused(version: SurveyVersion, days: str) -> None:
    text = f"query ($id: ID!) {{ survey(id: $id) {{ results({days}) {{ answers }} }} }}"
    found = ask(version.shop, text, {"id": show_id("PostSaleSurvey", version.survey_id)}, token=NORTE.staff_token())
    assert found.codes == ["PERIOD_TOO_LONG"]
