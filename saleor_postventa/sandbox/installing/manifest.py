"""Fetches an app's manifest and judges it by the rules of the chosen version."""

import re
from dataclasses import dataclass
from typing import Any

import requests

from saleor_postventa.sandbox.courier.send import CONNECT_SECONDS, open_session
from saleor_postventa.sandbox.graph.sdl import read_permissions
from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.kinds import KINDS

TRIES = 3
LONGEST_NAME = 60
REQUIRED = ("id", "name", "version")
PERMISSIONS = read_permissions()
_MENUS = ("CATALOG", "ORDERS", "CUSTOMERS", "DISCOUNTS", "TRANSLATIONS", "PAGES")
_NAVIGATION = {f"NAVIGATION_{name}" for name in _MENUS}
_SINCE_3_21 = {
    f"{family}_{place}"
    for family in ("PRODUCT", "ORDER", "CUSTOMER")
    for place in ("OVERVIEW_CREATE", "OVERVIEW_MORE_ACTIONS", "DETAILS_MORE_ACTIONS")
} | _NAVIGATION
_WITH_WIDGETS = ("PRODUCT", "ORDER", "CUSTOMER", "DRAFT_ORDER", "GIFT_CARD", "VOUCHER", "COLLECTION")
_WIDGETS = {f"{family}_DETAILS_WIDGETS" for family in _WITH_WIDGETS}
_SINCE_3_22 = (
    _SINCE_3_21
    | _WIDGETS
    | {"TRANSLATIONS_MORE_ACTIONS"}
    | {
        f"{family}_{place}"
        for family in (*_WITH_WIDGETS, "CATEGORY", "DISCOUNT", "MENU", "PAGE", "PAGE_TYPE")
        for place in ("OVERVIEW_CREATE", "OVERVIEW_MORE_ACTIONS", "DETAILS_MORE_ACTIONS")
    }
)
MOUNTS = {"3.21": _SINCE_3_21, "3.22": _SINCE_3_22}
TARGETS = {"3.21": {"POPUP", "APP_PAGE"}, "3.22": {"POPUP", "APP_PAGE", "WIDGET", "NEW_TAB"}}
Manifest = dict[str, Any]


def fetch_manifest(options: Options, url: str) -> Manifest:
    """Raises Refused where it does not come."""
    session = open_session(options)
    headers = {"Saleor-Schema-Version": options.saleor_version}
    problem = ""
    for extra in range(TRIES if options.is_at_least("3.23") else 1):
        try:
            timeout = (CONNECT_SECONDS + extra, options.read_timeout)
            answer = session.get(url, headers=headers, timeout=timeout, allow_redirects=False)
            answer.raise_for_status()
            manifest: Manifest = answer.json()
        except requests.RequestException as error:
            problem = str(error)
        else:
            return manifest
    raise Refused("MANIFEST_URL_CANT_CONNECT", f"Failed to connect to app: {problem}")


@dataclass(frozen=True)
class Judge:
    options: Options
    manifest: Manifest

    def judge(self) -> None:
        """Raises Refused with the first fault found."""
        self._require()
        self._judge_version()
        for permission in self.manifest.get("permissions", []):
            if permission not in PERMISSIONS:
                raise Refused("INVALID_PERMISSION", f"permissions: Given permissions don't exist: {permission}")
        for extension in self.manifest.get("extensions", []):
            self._judge_extension(extension)
        for webhook in self.manifest.get("webhooks", []):
            self._judge_webhook(webhook)

    def _require(self) -> None:
        named = REQUIRED if self.options.is_at_least("3.23") else (*REQUIRED, "tokenTargetUrl")
        for name in named:
            if not self.manifest.get(name):
                raise Refused("REQUIRED", f"{name}: Field required.")
        for name in ("name", "version", "author"):
            if len(str(self.manifest.get(name) or "")) > LONGEST_NAME:
                raise Refused("INVALID", "Unknown error. Contact with administrator.")

    def _judge_version(self) -> None:
        wanted = self.manifest.get("requiredSaleorVersion")
        if wanted and not satisfies(self.options.release, wanted):
            text = f"requiredSaleorVersion: Saleor version {self.options.release} is not supported by the app."
            raise Refused("UNSUPPORTED_SALEOR_VERSION", text)

    def _judge_extension(self, extension: Manifest) -> None:
        for name in ("label", "mount", "url"):
            if not extension.get(name):
                raise Refused("REQUIRED", f"extensions: {name}: Field required.")
        version = self.options.saleor_version
        mount, target = extension["mount"].upper(), extension.get("target", "POPUP").upper()
        if mount not in MOUNTS.get(version, {mount}) or target not in TARGETS.get(version, {target}):
            raise Refused("INVALID", f"extensions: Incorrect value for field: {mount} {target}")
        if version == "3.22" and target == "WIDGET" and mount not in _WIDGETS:
            raise Refused("INVALID", "extensions: WIDGET is not allowed on this mount.")
        if extension["url"].startswith("/") and not self.manifest.get("appUrl"):
            raise Refused("INVALID_URL_FORMAT", "extensions: url: Incorrect relative url without an appUrl.")
        if not set(extension.get("permissions", [])) <= set(self.manifest.get("permissions", [])):
            text = "extensions: permissions: Extension permission must be listed in App's permissions."
            raise Refused("OUT_OF_SCOPE_PERMISSION", text)

    def _judge_webhook(self, webhook: Manifest) -> None:
        for name in ("name", "targetUrl", "query"):
            if not webhook.get(name):
                raise Refused("REQUIRED", f"webhooks: {name}: Field required.")
        for event in webhook.get("asyncEvents", []):
            if event.lower() not in KINDS:
                raise Refused("INVALID", f"webhooks: asyncEvents: Invalid value {event}.")


def satisfies(release: str, wanted: str) -> bool:
    """The semver ranges that manifests use: comparisons, caret, alternatives by `||`."""
    return any(all(_holds(release, part) for part in option.split()) for option in wanted.split("||"))


def _holds(release: str, part: str) -> bool:
    found = re.fullmatch(r"(>=|<=|>|<|=|\^|~)?v?(\d+(?:\.\d+)*)(?:\.x)?", part)
    if not found:
        return False
    sign, ours, theirs = found[1] or "=", _numbers(release), _numbers(found[2])
    head = ours[: len(theirs)]
    answers = {
        ">=": ours >= theirs,
        ">": head > theirs,
        "<": ours < theirs,
        "<=": head <= theirs,
        "=": head == theirs,
    }
    return answers.get(sign, ours >= theirs and ours[0] == theirs[0])


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(".")]
