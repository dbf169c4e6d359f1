"""Installing, as the recorded handshake went."""

from typing import Any

import pytest

from saleor_postventa.sandbox.installing.manifest import Judge, satisfies
from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.verbs.refusing import Refused
from tests.saleor_contract.recorded import recorded_requests

from .conftest import Pair
from .listening_app import listening_app, make_manifest
from .process import threaded_sandbox
from .test_refuse import DOCUMENTS, ask


def recorded_headers(event: str) -> list[str]:
    return next(list(request.headers) for request in recorded_requests() if request.event == event)


def test_the_manifest_is_asked_for_with_the_version(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    heard = own_pair.app.manifest_requests[0]
    assert heard.headers["Saleor-Schema-Version"] == "3.23"
    assert sorted(heard.headers) == sorted(recorded_headers("manifest_get"))


def test_the_token_comes_unsigned_and_works_at_once(own_pair: Pair) -> None:
    answers: list[dict[str, Any]] = []

    def answer(heard: Any) -> tuple[int, dict[str, Any]]:
        answers.append(ask(own_pair, DOCUMENTS["app_identity"], heard.payload["auth_token"]).json())
        return 200, {}

    own_pair.app.answer_token = answer
    made = own_pair.control.install(own_pair.app.manifest_url)
    heard = own_pair.app.tokens[0]
    assert sorted(heard.headers) == sorted(recorded_headers("app_token"))
    assert len(heard.payload["auth_token"]) == 30
    assert answers[0]["data"]["app"]["id"] == made["app_id"]
    assert own_pair.settle() == ["app_installed"]
    assert own_pair.app.heard[0].payload["issuingPrincipal"] is None


def test_a_token_is_dead_where_the_app_is_not_to_be_active(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url, activate=False)
    assert ask(own_pair, DOCUMENTS["app_identity"], own_pair.app.token).json()["data"] == {"app": None}


@pytest.mark.parametrize(
    ("content", "message"),
    [({"error": {"message": "refused by the app"}}, "refused by the app"), ({"oh": 1}, "App internal error (403)")],
)
def test_a_refusal_undoes_it_and_is_shown(own_pair: Pair, content: dict[str, Any], message: str) -> None:
    own_pair.app.answer_token = lambda _: (403, content)
    made = own_pair.control.install(own_pair.app.manifest_url)
    assert made["status"] == "FAILED"
    assert message in made["message"]
    assert own_pair.control.state()["app"] is None
    assert own_pair.settle() == []


def test_twice_is_refused_before_the_token(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    again = own_pair.control.install(own_pair.app.manifest_url)
    assert "already installed" in again["message"]
    assert len(own_pair.app.tokens) == 1


def test_a_new_install_is_another_app(own_pair: Pair) -> None:
    first = own_pair.control.install(own_pair.app.manifest_url)
    second = own_pair.control.reinstall(own_pair.app.manifest_url)
    assert first["app_id"] != second["app_id"]
    old, new = (heard.payload["auth_token"] for heard in own_pair.app.tokens)
    assert ask(own_pair, DOCUMENTS["app_identity"], old).json()["data"] == {"app": None}
    assert ask(own_pair, DOCUMENTS["app_identity"], new).json()["data"]["app"]["id"] == second["app_id"]


def test_an_app_hears_of_its_own_life(own_pair: Pair) -> None:
    own_pair.control.install(own_pair.app.manifest_url)
    own_pair.control.deactivate_app()
    own_pair.control.activate_app()
    own_pair.control.update_app("Renamed")
    own_pair.control.delete_app()
    assert sorted(own_pair.settle()) == sorted(
        ["app_installed", "app_status_changed", "app_status_changed", "app_updated", "app_deleted"]
    )
    assert own_pair.app.of("app_deleted")[0].payload["app"]["isActive"] is False


def judge(version: str, **changes: Any) -> str | None:
    manifest = {**make_manifest("http://127.0.0.1:1", version), **changes}
    try:
        Judge(Options(saleor_version=version), manifest).judge()
    except Refused as refused:
        return refused.code
    return None


def extension(mount: str, target: str, **more: Any) -> list[dict[str, Any]]:
    return [{"label": "x", "mount": mount, "target": target, "url": "/x", **more}]


@pytest.mark.parametrize(
    ("mount", "target", "accepted"),
    [
        ("NAVIGATION_ORDERS", "APP_PAGE", {"3.21", "3.22", "3.23"}),
        ("ORDER_DETAILS_MORE_ACTIONS", "POPUP", {"3.21", "3.22", "3.23"}),
        ("ORDER_DETAILS_WIDGETS", "WIDGET", {"3.22", "3.23"}),
        ("HOMEPAGE_WIDGETS", "WIDGET", {"3.23"}),
        ("NOT_A_MOUNT", "WHATEVER", {"3.23"}),
    ],
)
def test_each_version_has_its_mounts(mount: str, target: str, accepted: set[str]) -> None:
    taken = {v for v in ("3.21", "3.22", "3.23") if judge(v, extensions=extension(mount, target)) is None}
    assert taken == accepted


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"permissions": ["MANAGE_EVERYTHING"]}, "INVALID_PERMISSION"),
        ({"requiredSaleorVersion": ">=4"}, "UNSUPPORTED_SALEOR_VERSION"),
        ({"name": "x" * 61}, "INVALID"),
        ({"id": ""}, "REQUIRED"),
        ({"webhooks": [{"name": "x", "targetUrl": "http://x"}]}, "REQUIRED"),
        ({"extensions": extension("NAVIGATION_ORDERS", "APP_PAGE"), "appUrl": ""}, "INVALID_URL_FORMAT"),
        (
            {"extensions": extension("NAVIGATION_ORDERS", "APP_PAGE", permissions=["MANAGE_MENUS"])},
            "OUT_OF_SCOPE_PERMISSION",
        ),
    ],
)
def test_faults_of_a_manifest(changes: dict[str, Any], code: str) -> None:
    assert judge("3.23", **changes) == code


def test_the_token_door_may_be_left_out_since_3_23_only() -> None:
    assert {v: judge(v, tokenTargetUrl="") for v in ("3.22", "3.23")} == {"3.22": "REQUIRED", "3.23": None}


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (">=3.21 <4", True),
        ("^3.20", True),
        (">=3.24", False),
        ("<3", False),
        (">=2 <3 || 3.23.x", True),
        ("3.22", False),
    ],
)
def test_ranges_of_versions(wanted: str, holds: bool) -> None:
    assert satisfies("3.23.28", wanted) is holds


@pytest.mark.parametrize("version", ["3.21", "3.22"])
def test_older_versions_install_too(version: str) -> None:
    with threaded_sandbox(saleor_version=version) as sandbox, listening_app(version) as app:
        assert sandbox.control.install(app.manifest_url)["status"] == "INSTALLED"
        pair = Pair(sandbox, app)
        pair.place()
        events = pair.settle()
        assert "order_created" in events
        assert "app_installed" not in events, "older ones tell an app without MANAGE_APPS nothing of its life"
        assert app.manifest_requests[0].headers["Saleor-Schema-Version"] == version
