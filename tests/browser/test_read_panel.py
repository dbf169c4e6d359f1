"""Every page and widget of the panel, read by axe: on a light screen of a desk, and on a dark one of a phone."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from .accessible import grave_faults, need_axe
from .mock_panel import HEIGHT, WIDTH, MockPanel, mock_panel, routes, widgets

PAGES = {
    "overview": ["overview"],
    "orders": ["orders"],
    "orders/saleor/:saleorId": ["orders/saleor/T3J"],
    "orders/:id": ["orders/T3JkZXI60"],
    "customers/saleor/:saleorId": ["customers/saleor/VXNlcjo00"],
    "customers/:id": ["customers/Q3VzdG9tZXI60"],
    "returns": ["returns"],
    "returns/new": ["returns/new", "returns/new?order=T3JkZXI60"],
    "returns/scan/:number": ["returns/scan/R-10006"],
    "returns/:id": [f"returns/UmV0dXJuOj{place}" for place in (0, 3, 7, 8)],
    "cases": ["cases", "cases?show=all"],
    "cases/:id": [f"cases/UG9zdFNhbGVDYXNlOj{place}" for place in (0, 2, 3)],
    "deliveries": ["deliveries"],
    "deliveries/reactions": ["deliveries/reactions"],
    "deliveries/:id": ["deliveries/RGVsaXZlcnk61"],
    "mail": ["mail"],
    "mail/templates": ["mail/templates"],
    "mail/messages/:id": ["mail/messages/TWVzc2FnZTo1"],
    "policy": ["policy"],
    "policy/edit": ["policy/edit"],
    "policy/versions/:id": ["policy/versions/UG9saWN5Oj2"],
    "policy/simulator": ["policy/simulator", "policy/simulator?run=U2ltOjE%3D"],
    "policy/reasons": ["policy/reasons"],
    "policy/lists": ["policy/lists"],
    "policy/ways": ["policy/ways"],
    "points": ["points"],
    "points/edit": ["points/edit"],
    "points/versions/:id": ["points/versions/UHJvZ3JhbW1lOj2"],
    "points/what-if": ["points/what-if", "points/what-if?run=V2hhdDox"],
    "points/members": ["points/members", "points/members?show=negative"],
    "points/members/:id": [f"points/members/TWVtYmVyOj{place}" for place in (0, 1, 2, 3)],
    "points/adjustments": ["points/adjustments"],
    "points/import": ["points/import"],
    "points/rewards": ["points/rewards"],
    "points/referrals": ["points/referrals"],
    "points/accounting": ["points/accounting"],
    "surveys": ["surveys"],
    "surveys/words": ["surveys/words"],
    "surveys/:id": ["surveys/U3VydmV5OjA=", "surveys/U3VydmV5Oj1"],
    "surveys/:id/results": ["surveys/U3VydmV5OjA=/results"],
    "reviews": ["reviews"],
    "flows": ["flows"],
    "flows/segments": ["flows/segments"],
    "flows/tasks": ["flows/tasks"],
    "flows/:id/people": ["flows/RmxvdzoA/people", "flows/RmxvdzoA/people?state=NOT_FOR_THEM"],
    "flows/:id/versions": ["flows/RmxvdzoA/versions", "flows/RmxvdzoC/versions"],
    "flows/:id": ["flows/RmxvdzoA", "flows/RmxvdzoC"],
    "recommendations": ["recommendations"],
    "audit": ["audit"],
    "health": ["health"],
    "settings": ["settings"],
    "settings/api-keys": ["settings/api-keys"],
    "settings/outgoing": ["settings/outgoing"],
}
WIDGETS = {
    "order": ["widgets/order?orderId=T3J"],
    "customer": ["widgets/customer?customerId=VXNlcjo00"],
    "product": ["widgets/product?productId=UDox"],
    "home": ["widgets/home"],
}
FORMS = {
    "approving": ("returns/UmV0dXJuOj0", "Aprobar"),
    "uploading a label": ("returns/UmV0dXJuOj2", "Subir la etiqueta"),
    "giving a step up": ("returns/UmV0dXJuOj6", "No debe hacerse"),
}
TROUBLE = "[role=status] h2"
SHOWN = [path for paths in (*PAGES.values(), *WIDGETS.values()) for path in paths]


@pytest.fixture(scope="module")
def panel() -> Iterator[MockPanel]:
    need_axe()
    with mock_panel() as served:
        yield served


@pytest.fixture(scope="module")
def reader(browser: Any) -> Iterator[Any]:
    """One page for all: a new one for each would take longer than reading it."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    yield page
    page.close()


def test_no_page_and_no_widget_is_left_out() -> None:
    assert (sorted(PAGES), sorted(WIDGETS)) == (sorted(routes()), sorted(widgets()))
    for route, paths in PAGES.items():
        pattern = re.sub(r":\w+", "[^/]+", route)
        assert all(re.fullmatch(pattern, urlsplit(path).path) for path in paths), route


@pytest.mark.parametrize("path", SHOWN)
def test_axe_finds_nothing_grave(path: str, panel: MockPanel, reader: Any) -> None:
    frame = panel.open(reader, f"/dashboard/{path}", theme="light", locale="es")
    assert frame.query_selector("h1") is not None or path.startswith("widgets/")
    assert frame.query_selector(TROUBLE) is None, frame.inner_text(TROUBLE)
    assert faults_in(panel, reader, frame, path) == []


@pytest.mark.parametrize("what", FORMS)
def test_axe_finds_nothing_grave_in_a_form(what: str, panel: MockPanel, reader: Any) -> None:
    path, button = FORMS[what]
    frame = panel.open(reader, f"/dashboard/{path}", theme="light", locale="es")
    frame.get_by_role("button", name=button, exact=True).click()
    frame.wait_for_selector("form h3")
    assert faults_in(panel, reader, frame, what) == []


def faults_in(panel: MockPanel, page: Any, frame: Any, what: str) -> list[str]:
    found = grave_faults(frame, f"{what} (light, desktop)")
    panel.turn_to_dark_phone(page, frame)
    return found + grave_faults(frame, f"{what} (dark, phone)")
