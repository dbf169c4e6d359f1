from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.utils import translation
from graphql import GraphQLEnumType, parse, validate

from saleor_postventa.saleor.handlers import handlers
from saleor_postventa.saleor.manifest import (
    build_manifest,
    extensions_fingerprint,
    parse_version,
    webhooks_fingerprint,
)
from tests.saleor_contract.recorded import SUPPORTED, full_schema

VERSIONS = [(3, 21), (3, 22), (3, 23)]


def enum_values(version: str, name: str) -> set[str]:
    found = full_schema(version).get_type(name)
    assert isinstance(found, GraphQLEnumType)
    return set(found.values)


@pytest.mark.parametrize("version", SUPPORTED)
def test_asks_for_permissions_that_the_version_knows(version: str) -> None:
    assert set(build_manifest(parse_version(version))["permissions"]) <= enum_values(version, "PermissionEnum")


@pytest.mark.parametrize("version", SUPPORTED)
def test_never_asks_for_manage_apps(version: str) -> None:
    assert "MANAGE_APPS" not in build_manifest(parse_version(version))["permissions"]


@pytest.mark.parametrize("version", ["3.21", "3.22"])
def test_mounts_where_the_version_lets_it(version: str) -> None:
    """3.23 and later store any text, and the Dashboard shows what it knows."""
    for extension in build_manifest(parse_version(version))["extensions"]:
        assert extension["mount"] in enum_values(version, "AppExtensionMountEnum")
        assert extension["target"] in enum_values(version, "AppExtensionTargetEnum")


def test_falls_back_to_popups_before_widgets_existed() -> None:
    targets = {extension["mount"]: extension["target"] for extension in build_manifest((3, 21))["extensions"]}
    assert targets["ORDER_DETAILS_MORE_ACTIONS"] == "POPUP"
    assert "WIDGET" not in targets.values()
    assert all("options" not in extension for extension in build_manifest((3, 21))["extensions"])


@pytest.mark.parametrize("version", [(3, 22), (3, 23)])
def test_shows_one_widget_for_each_of_order_customer_and_product(version: tuple[int, int]) -> None:
    widgets = [found for found in build_manifest(version)["extensions"] if found["target"] == "WIDGET"]
    mounts = [found["mount"] for found in widgets if found["mount"] != "HOMEPAGE_WIDGETS"]
    assert sorted(mounts) == ["CUSTOMER_DETAILS_WIDGETS", "ORDER_DETAILS_WIDGETS", "PRODUCT_DETAILS_WIDGETS"]
    assert all(len(found["options"]) == 1 for found in widgets)


def test_offers_the_home_widget_from_323_on_alone() -> None:
    homes = [[e for e in build_manifest(v)["extensions"] if e["mount"] == "HOMEPAGE_WIDGETS"] for v in VERSIONS]
    assert [len(home) for home in homes] == [0, 0, 1]
    assert homes[2][0]["options"]["homeWidgetTarget"]["method"] == "GET"


def test_gives_identifiers_from_323_on_alone() -> None:
    for version in VERSIONS:
        parts = build_manifest(version)["extensions"] + build_manifest(version)["webhooks"]
        assert [("identifier" in part) for part in parts] == [version >= (3, 23)] * len(parts)
    names = [extension["identifier"] for extension in build_manifest((3, 23))["extensions"]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("version", VERSIONS)
def test_asks_no_extension_permission_beyond_the_apps(version: tuple[int, int]) -> None:
    manifest = build_manifest(version)
    assert all(set(extension["permissions"]) <= set(manifest["permissions"]) for extension in manifest["extensions"])


@pytest.mark.parametrize("version", SUPPORTED)
def test_subscribes_to_events_and_documents_that_the_version_knows(version: str) -> None:
    known = enum_values(version, "WebhookEventTypeAsyncEnum")
    webhooks = build_manifest(parse_version(version))["webhooks"]
    assert webhooks
    for webhook in webhooks:
        assert set(webhook["asyncEvents"]) <= known
        assert validate(full_schema(version), parse(webhook["query"])) == []


def test_hears_of_its_own_life_where_that_needs_no_permission() -> None:
    lifecycle = {"app_installed", "app_updated", "app_status_changed", "app_deleted"}
    offered = [{webhook["name"] for webhook in build_manifest(version)["webhooks"]} for version in VERSIONS]
    assert [lifecycle <= names for names in offered] == [False, False, True]
    assert all(not lifecycle & names for names in offered[:2])


def test_has_one_webhook_with_an_address_of_its_own_for_every_handler() -> None:
    webhooks = build_manifest((3, 23))["webhooks"]
    assert {webhook["name"] for webhook in webhooks} == set(handlers.codes())
    assert len({webhook["targetUrl"] for webhook in webhooks}) == len(webhooks)


@pytest.mark.parametrize("version", VERSIONS)
def test_keeps_within_the_lengths_of_saleors_columns(version: tuple[int, int]) -> None:
    manifest = build_manifest(version)
    assert max(len(manifest[name]) for name in ("name", "version", "author")) <= 60
    urls = [value for name, value in manifest.items() if name.endswith("Url")]
    assert max(map(len, [*urls, *(webhook["targetUrl"] for webhook in manifest["webhooks"])])) <= 200


def test_lives_at_the_root_of_its_host() -> None:
    """With a path in `appUrl`, a popup and a widget would look for the same page in different places."""
    assert build_manifest((3, 23))["appUrl"] == settings.PUBLIC_URL
    assert urlsplit(settings.PUBLIC_URL).path == ""


def test_fingerprints_tell_versions_apart() -> None:
    assert len({extensions_fingerprint(version) for version in VERSIONS}) == 3
    assert webhooks_fingerprint((3, 22)) != webhooks_fingerprint((3, 23))


@pytest.mark.parametrize(
    ("text", "version"), [("3.22", (3, 22)), ("3.23.28", (3, 23)), (None, (3, 23)), ("", (3, 23)), ("x.y", (3, 23))]
)
def test_reads_the_version_that_saleor_names(text: str | None, version: tuple[int, int]) -> None:
    assert parse_version(text) == version


def test_fingerprints_do_not_depend_on_the_askers_language() -> None:
    with translation.override("en"):
        english = extensions_fingerprint((3, 23))
    with translation.override("es"):
        assert extensions_fingerprint((3, 23)) == english
        assert build_manifest((3, 23))["extensions"][0]["label"] == "Postventa"
