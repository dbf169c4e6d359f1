"""The page of a survey's results in the panel: no chart and no figure without how many answers it is of."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from .mock_panel import HEIGHT, WIDTH, MockPanel, mock_panel

RESULTS = "/dashboard/surveys/U3VydmV5OjA=/results"


@pytest.fixture(scope="module")
def panel() -> Iterator[MockPanel]:
    with mock_panel() as served:
        yield served


@pytest.fixture
def frame(panel: MockPanel, browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    yield panel.open(page, RESULTS, theme="light", locale="es")
    page.close()


@pytest.mark.proves("C12")
def test_every_chart_prints_of_how_many_it_is(frame: Any) -> None:
    """The funnel, each figure, the points of the trend, groups, the distribution, who was won back, and topics."""
    steps = frame.get_by_role("table", name="De la pregunta a la respuesta").locator("tbody tr").all_inner_texts()
    assert [re.findall(r"de (\d+) (enviados|entregados)", step) for step in steps[1:]] == [
        [("412", "enviados")],
        [],
        [("405", "entregados")],
        [("405", "entregados")],
    ]
    nps = frame.get_by_role("region", name="¿Nos recomendarías?")
    assert nps.locator("svg text", has_text="n = ").all_text_contents() == ["n = 31", "n = 62", "n = 7"]
    assert all("n = " in title for title in nps.locator("svg title").all_text_contents())
    told = nps.inner_text()
    for said in ("n = 100", "100 respuestas valen por 81", "representan a 412", "sin cambio visible"):
        assert said in told
    for table, of in (("Por separado", "n = "), ("Respuestas", "de 100"), ("Detractores recuperados", "de 5")):
        rows = nps.get_by_role("table", name=table).locator("tbody tr").all_inner_texts()
        assert rows
        assert all(of in row for row in rows)
    topics = frame.get_by_role("table", name="Temas").locator("tbody tr").all_inner_texts()
    assert topics
    assert all("de 54" in row for row in topics)
