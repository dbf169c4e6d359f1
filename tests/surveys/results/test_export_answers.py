import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.models import Answer, SurveyVersion
from saleor_postventa.surveys.result_links import ResultsAsked, Sheet, results_path
from tests.conftest import MovableClock

from .scene import JUNE, answer, make_customer, make_order, make_version

pytestmark = pytest.mark.django_db


def path_of(version: SurveyVersion, sheet: Sheet, **where: str) -> str:
    return results_path(ResultsAsked(version.pk, *JUNE, where, sheet, "es"), version.shop)


def downloaded(version: SurveyVersion, sheet: Sheet, **where: str) -> str:
    response = Client().get(path_of(version, sheet, **where))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def erase(told: Answer) -> None:
    """As erasure leaves an answer."""
    Answer.objects.filter(pk=told.pk).update(customer=None, order=None)
    told.parts.update(text="")


@pytest.fixture
def answered(in_norte: Shop, clock: MovableClock) -> SurveyVersion:
    version = make_version()
    lucia = make_customer(first_name="Lucía", last_name="Prueba", email="lucia@example.test")
    order = make_order(lucia, channel="web", shipping_country="ES", number="4711")
    answer(version, lucia, order=order, given={"nps": 9, "how": ("other", "en la radio"), "why": "=Muy; rápido"})
    gone = make_customer(email="gone@example.test")
    erase(answer(version, gone, days=1, order=make_order(gone), given={"nps": 2, "why": "Soy Pedro Gone"}))
    answer(version, make_customer(), given={"nps": 0}, is_spam=True)
    answer(version, make_customer(), given={"nps": 0}, is_test=True)
    return version


@pytest.mark.proves("C19", part="the files; webhooks and erasing itself are proven where they are")
def test_answers_come_without_anybody_s_name(answered: SurveyVersion) -> None:
    text = downloaded(answered, Sheet.ANSWERS)
    first, second = table(text)
    assert {name: first[name] for name in ("answer", "day", "finished", "channel", "country", "buyer")} == {
        "answer": "1",
        "day": "2026-06-01",
        "finished": "1",
        "channel": "web",
        "country": "ES",
        "buyer": "new",
    }
    assert (first["nps"], first["how"], first["how.other.text"], first["why"]) == (
        "9",
        "other",
        "en la radio",
        "'=Muy; rápido",
    )
    assert (second["nps"], second["why"], second["country"]) == ("2", "", "")
    assert not [each for each in ("Luc", "lucia@", "gone@", "Pedro", "4711") if each in text]


def test_every_column_stands_in_the_codebook(answered: SurveyVersion) -> None:
    header = downloaded(answered, Sheet.ANSWERS).removeprefix("\ufeff").splitlines()[0].split(";")
    book = table(downloaded(answered, Sheet.CODEBOOK))
    rows = [list(row.values()) for row in book]
    assert [row[0] for row in rows] == header
    how = next(row for row in rows if row[0] == "how")
    assert how[1] == "¿Cómo nos conociste?"
    assert how[3] == "web = En la web; friend = Amigos; other = Otra cosa"
    assert all(row[1] for row in rows)


def test_json_holds_both(answered: SurveyVersion) -> None:
    found: dict[str, Any] = json.loads(downloaded(answered, Sheet.JSON))
    assert (found["survey"], found["version"], found["n"]) == (answered.survey.code, 1, 2)
    assert found["since"] == "2026-06-01"
    assert [each["nps"] for each in found["answers"]] == ["9", "2"]
    assert {each["column"] for each in found["codebook"]} >= set(found["answers"][0])
    assert json.loads(downloaded(answered, Sheet.JSON, country="ES"))["n"] == 1


def test_a_link_is_one_shops_and_ends(answered: SurveyVersion, sur: Shop, clock: MovableClock) -> None:
    path = path_of(answered, Sheet.JSON)
    assert Client().get(path.replace("/norte/", f"/{sur.slug}/")).status_code == 404
    with shop_scope(sur):
        foreign = results_path(ResultsAsked(answered.pk, *JUNE, {}, Sheet.JSON, "es"), sur)
    assert Client().get(foreign).status_code == 404
    assert Client().post(path).status_code == 405
    clock.move(minutes=31)
    assert Client().get(path).status_code == 404
