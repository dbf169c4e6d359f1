"""Results in the graph: every figure with its interval and n; topics beside scores."""

from typing import Any

import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import SurveyVersion
from saleor_postventa.surveys.services.lexicon import keep_topic_word
from saleor_postventa.web.ids import show_id
from tests.api.ask import ask
from tests.cast import NORTE, STAFF, SUR
from tests.conftest import MovableClock

from .scene import answer, make_customer, make_version, score

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


@pytest.mark.proves("C17", part="topics and scores; the lexicon is in test_teach_words")
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
