"""Surveys in the graph: written, tried, published and stopped by the team."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.models import Shop
from saleor_postventa.surveys.models import Survey, SurveyVersion
from saleor_postventa.surveys.questions import question_kinds
from saleor_postventa.surveys.services.answering import answer_page
from saleor_postventa.surveys.services.begun import Sender
from tests.api.ask import ask
from tests.cast import NORTE, Person
from tests.conftest import MovableClock
from tests.mailing.conftest import Mailbox, mailbox
from tests.mailing.scene import make_customer, make_order

from .documents import asked, content, go
from .scene import plan

__all__ = ["mailbox"]

pytestmark = pytest.mark.django_db
WRITER = Person(4, "writer@example.test", is_staff=True, permissions=("MANAGE_SETTINGS",))
READER = Person(5, "reader@example.test", is_staff=True, permissions=("MANAGE_ORDERS",))
SURVEY = "survey { id code state current { number } draft { revision } versions { number } }"
LED = content(
    asked("nps", is_required=True, goes=[go("why", "at_most", 6)], to="end"),
    asked("text", "why", text={"es": "¿Por qué {answer:nps}, {first_name}?"}),
    languages=["es"],
    thanks={"es": "Gracias por el {answer:nps}"},
    names={"es": "Encuesta"},
)


def told(shop: Shop, query: str, variables: dict[str, Any] | None = None, by: Person = WRITER) -> Any:
    return ask(shop, query, variables, token=NORTE.staff_token(by), HTTP_ACCEPT_LANGUAGE="es").data


def changed(shop: Shop, name: str, payload: str = SURVEY, by: Person = WRITER, **given: Any) -> Any:
    kind = name[0].upper() + name[1:]
    text = (
        f"mutation M($input: {kind}Input!) {{ {name}(input: $input) {{ {payload} errors {{ field code message }} }} }}"
    )
    return told(shop, text, {"input": given}, by)[name]


def test_a_survey_from_the_first_draft_to_its_end(norte: Shop, clock: MovableClock) -> None:
    made = changed(norte, "surveyCreate", code="nps", startFrom="nps_after_delivery")
    assert made["errors"] == []
    survey = made["survey"]
    assert (survey["state"], survey["current"], survey["draft"]) == ("DRAFT", None, {"revision": 1})
    own = {"id": survey["id"]}
    saved = changed(norte, "surveyDraftSave", **own, content=json.dumps(LED), revision=1)
    assert saved["survey"]["draft"] == {"revision": 2}
    published = changed(norte, "surveyPublish", f"{SURVEY} flaws {{ code }}", **own, revision=2)
    assert (published["survey"]["state"], published["survey"]["versions"]) == ("LIVE", [{"number": 1}])
    changed(norte, "surveyDraftSave", **own, content=json.dumps(LED))
    assert changed(norte, "surveyDraftDiscard", **own)["survey"]["draft"] is None
    states = [changed(norte, name, **own)["survey"]["state"] for name in ("surveyPause", "surveyResume", "surveyEnd")]
    assert states == ["PAUSED", "LIVE", "ENDED"]
    assert changed(norte, "surveyResume", **own)["errors"][0]["code"] == "wrong_state"


def test_a_refusal_brings_what_stands_against_it(norte: Shop, clock: MovableClock) -> None:
    flawed = json.dumps(content(asked("text", "a", to="a")))
    survey = changed(norte, "surveyCreate", code="x", purpose="OTHER", content=flawed)["survey"]
    refused = changed(norte, "surveyPublish", "flaws { code path isBlocking message }", id=survey["id"])
    assert refused["errors"][0]["code"] == "flawed_survey"
    assert [(each["code"], each["isBlocking"]) for each in refused["flaws"]] == [("loop", True)]
    late = changed(norte, "surveyDraftSave", "survey { id } overtakenBy { revision }", id=survey["id"], content=flawed)
    assert (late["errors"][0]["code"], late["overtakenBy"]) == ("overtaken", {"revision": 1})


def test_the_editor_learns_every_kind_and_where_to_start(norte: Shop) -> None:
    found = told(
        norte,
        "{ surveySchema { schema hidden kinds { code label schema ops { code label } } "
        "readyMade { code title content purpose } } }",
        by=READER,
    )["surveySchema"]
    assert [each["code"] for each in found["kinds"]] == question_kinds.codes()
    assert all(json.loads(each["schema"])["properties"] for each in found["kinds"])
    assert {each["purpose"] for each in found["readyMade"]} == {"NPS", "CSAT", "CES", "ATTRIBUTION"}
    assert "questions" in json.loads(found["schema"])["properties"]
    assert "country" in found["hidden"]


def test_a_check_lists_what_is_missing(norte: Shop) -> None:
    query = """query Check($content: JSONString!) { surveyCheck(content: $content) {
      canPublish problems { path message } flaws { code } missingTranslations { path language saidIn } } }"""
    found = told(norte, query, {"content": json.dumps({**LED, "languages": ["es", "en"]})}, READER)["surveyCheck"]
    assert found["canPublish"]
    assert {"path": "thanks", "language": "en", "saidIn": "es"} in found["missingTranslations"]
    broken = told(norte, query, {"content": json.dumps({**LED, "questions": []})}, READER)["surveyCheck"]
    assert not broken["canPublish"]
    assert broken["problems"][0]["path"] == "questions"
    assert broken["missingTranslations"] == []


@pytest.mark.proves("C21", part="the preview")
@pytest.mark.parametrize(
    ("given", "codes", "is_over", "problem"),
    [
        ({}, ["nps"], False, False),
        ({"q-nps": ["3"]}, ["nps", "why"], False, False),
        ({"q-nps": ["3"], "q-why": [""]}, ["nps", "why"], True, False),
        ({"q-nps": ["9"]}, ["nps"], True, False),
        ({"q-nps": ["11"]}, ["nps"], False, True),
        ({"q-nps": [""]}, ["nps"], False, True),
    ],
)
def test_a_preview_walks_where_answers_lead(
    norte: Shop, given: dict[str, list[str]], codes: list[str], is_over: bool, problem: bool
) -> None:
    query = """query Preview($content: JSONString!, $given: [SurveyGivenInput!]) {
      surveyPreview(content: $content, language: "es", given: $given) {
        language direction head isOver thanks steps { code html problem } } }"""
    fields = [{"name": name, "values": values} for name, values in given.items()]
    found = told(norte, query, {"content": json.dumps(LED), "given": fields}, READER)["surveyPreview"]
    assert ([each["code"] for each in found["steps"]], found["isOver"]) == (codes, is_over)
    assert bool(found["steps"][-1]["problem"]) is problem
    assert (found["language"], found["direction"]) == ("es", "ltr")
    assert "surveys/questions.css" in found["head"]
    assert "--brand: " in found["head"]
    if "why" in codes:
        assert "¿Por qué 3, Ana?" in found["steps"][1]["html"]
    if is_over:
        assert found["thanks"] == f"Gracias por el {given['q-nps'][0]}"


def test_readers_write_nothing(norte: Shop, clock: MovableClock) -> None:
    answer = ask(
        norte,
        'mutation { surveyCreate(input: {code: "x", startFrom: "ces_of_case"}) { survey { id } errors { code } } }',
        token=NORTE.staff_token(READER),
    )
    assert answer.codes == ["PERMISSION_DENIED"]
    changed(norte, "surveyCreate", code="x", startFrom="ces_of_case")
    listed = told(norte, "{ surveys(first: 5, states: [DRAFT]) { totalCount edges { node { code } } } }", by=READER)
    assert listed["surveys"] == {"totalCount": 1, "edges": [{"node": {"code": "x"}}]}
    assert told(norte, '{ survey(code: "x") { title purposeLabel } }', by=READER)["survey"]["title"]
    assert told(norte, "{ surveys(first: 5, states: [LIVE]) { totalCount } }", by=READER)["surveys"]["totalCount"] == 0


ALL_OF_A_SURVEY = """{ surveys(first: 40) { totalCount edges { node { id code title stateLabel purposeLabel createdBy
  current { number content answersCount flaws { code message } } draft { revision answersCount }
  versions { number publishedBy answersCount } } } } }"""


def test_more_surveys_cost_no_more_queries(norte: Shop, clock: MovableClock) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            told(norte, ALL_OF_A_SURVEY, by=READER)
        return len(captured)

    def grow(code: str) -> None:
        own = {"id": changed(norte, "surveyCreate", code=code, startFrom="nps_after_delivery")["survey"]["id"]}
        changed(norte, "surveyPublish", **own)
        changed(norte, "surveyDraftSave", **own, content=json.dumps(LED))

    grow("a")
    cost()
    few = cost()
    for code in "bcd":
        grow(code)
    assert cost() == few


@pytest.mark.proves("C21")
def test_a_survey_is_tried_frozen_and_reported_version_by_version(
    norte: Shop, in_norte: Shop, mailbox: Mailbox, clock: MovableClock
) -> None:
    """Preview, a test in one's own mailbox, version 2 once a live one is edited, and each version's own results."""
    own = {"id": changed(norte, "surveyCreate", code="nps", content=json.dumps(LED))["survey"]["id"]}
    walked = told(
        norte,
        'query P($c: JSONString!) { surveyPreview(content: $c, language: "es") { steps { code } } }',
        {"c": json.dumps(LED)},
    )
    assert [each["code"] for each in walked["surveyPreview"]["steps"]] == ["nps"]
    sent = changed(
        norte,
        "surveyTestSend",
        "isSent",
        **own,
        language="ES",
        by=Person(6, "me@example.test", is_staff=True, permissions=("MANAGE_SETTINGS", "MANAGE_ORDERS")),
    )
    assert (sent["isSent"], mailbox.mails[0]["To"]) == (True, "me@example.test")
    changed(norte, "surveyPublish", **own)
    survey = Survey.objects.get(code="nps")
    customer = make_customer()
    first = plan(survey, customer, "case:1", order=make_order(customer), status="sent", sent_at=clock())
    answer_page(first.pk, "nps", {"q-nps": ["9"]}, Sender(by=Actor.shopper("guest:1")))
    changed(norte, "surveyDraftSave", **own, content=json.dumps({**LED, "languages": ["es", "en"]}))
    published = changed(norte, "surveyPublish", **own)["survey"]
    assert [each["number"] for each in published["versions"]] == [2, 1]
    kept = SurveyVersion.objects.get(survey=survey, number=1)
    assert kept.document["languages"] == ["es"]
    with pytest.raises(DatabaseError), transaction.atomic():
        SurveyVersion.objects.filter(pk=kept.pk).update(document={})
    reports = told(
        norte,
        '{ survey(code: "nps") { one: results(version: 1) { answers tests } two: results { version answers } } }',
        by=READER,
    )["survey"]
    assert reports == {
        "one": {"answers": 1, "tests": 0},
        "two": {"version": 2, "answers": 0},
    }
