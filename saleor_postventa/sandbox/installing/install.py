"""The handshake: manifest, app row, token to the app, and only then an installed app."""

import secrets
import string
from dataclasses import dataclass

import msgspec
import requests

from saleor_postventa.sandbox.courier.send import CONNECT_SECONDS, open_session
from saleor_postventa.sandbox.graph.execute import Endpoint
from saleor_postventa.sandbox.graph.reading import find_fault
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.apps import App, Extension, Webhook
from saleor_postventa.sandbox.world.people import User
from saleor_postventa.sandbox.world.world import World

from .manifest import Judge, Manifest, fetch_manifest

TOKEN_LENGTH = 30
_FACT = "installation"


class Installation(msgspec.Struct, kw_only=True):
    """How the last attempt went: PENDING, INSTALLED or FAILED, with the message that staff reads."""

    status: str
    manifest_url: str
    message: str = ""
    app_id: str | None = None


def last_installation(world: World) -> Installation | None:
    found = world.store.fact(_FACT)
    return msgspec.convert(found, Installation) if found else None


@dataclass(frozen=True)
class Installer:
    endpoint: Endpoint

    @property
    def world(self) -> World:
        return self.endpoint.world

    def install(self, manifest_url: str, granted: list[str] | None = None, *, activate: bool = True) -> Installation:
        """`granted` are the permissions that staff allows; without them, all that the manifest asks for."""
        try:
            app = self._install(manifest_url, granted, activate=activate)
            made = Installation(status="INSTALLED", manifest_url=manifest_url, app_id=app.id)
        except Refused as refused:
            made = Installation(status="FAILED", manifest_url=manifest_url, message=refused.message)
        with self.world.store.transaction():
            self.world.store.tell(_FACT, msgspec.to_builtins(made))
        return made

    def _install(self, manifest_url: str, granted: list[str] | None, *, activate: bool) -> App:
        manifest = fetch_manifest(self.world.options, manifest_url)
        if granted is not None:
            manifest = {**manifest, "permissions": granted}
        Judge(self.world.options, manifest).judge()
        self._judge_queries(manifest)
        with self.world.acting():
            self._refuse_twice(manifest)
            app = self._make(manifest, manifest_url, activate=activate)
            self.world.store.put(app)
        try:
            self._hand_over_token(app, manifest)
        except Refused:
            with self.world.acting():
                self.world.store.remove(app)
            raise
        with self.world.acting():
            self.world.happen("app_installed", None, app=app)
        return app

    def _judge_queries(self, manifest: Manifest) -> None:
        for webhook in manifest.get("webhooks", []):
            if fault := find_fault(self.endpoint.schema, webhook["query"]):
                raise Refused("INVALID", f"webhooks: Subscription query is not valid: {fault}")

    def _refuse_twice(self, manifest: Manifest) -> None:
        for app in self.world.store.all(App):
            if app.identifier == manifest["id"] and app.removed_at is None:
                text = f"identifier: ['App with the same identifier is already installed: {app.name}']"
                raise Refused("UNIQUE", text)

    def _make(self, manifest: Manifest, manifest_url: str, *, activate: bool) -> App:
        letters = string.ascii_letters + string.digits
        return App(
            pk=self.world.next_pk(App),
            identifier=manifest["id"],
            name=manifest["name"],
            version=manifest["version"],
            author=manifest.get("author") or "",
            about=manifest.get("about") or "",
            app_url=manifest.get("appUrl") or "",
            homepage_url=manifest.get("homepageUrl") or "",
            support_url=manifest.get("supportUrl") or "",
            logo_url=((manifest.get("brand") or {}).get("logo") or {}).get("default") or "",
            manifest_url=manifest_url,
            audience=manifest.get("audience"),
            token="".join(secrets.choice(letters) for _ in range(TOKEN_LENGTH)),
            is_active=activate,
            permissions=list(manifest.get("permissions", [])),
            extensions=[self._extension(item) for item in manifest.get("extensions", [])],
            webhooks=[self._webhook(item) for item in manifest.get("webhooks", [])],
        )

    def _extension(self, item: Manifest) -> Extension:
        return Extension(
            pk=self.world.next_pk(Extension),
            label=item["label"],
            mount=item["mount"].upper(),
            target=item.get("target", "POPUP").upper(),
            url=item["url"],
            identifier=item.get("identifier"),
            permissions=item.get("permissions", []),
            options=item.get("options") or {},
        )

    def _webhook(self, item: Manifest) -> Webhook:
        return Webhook(
            pk=self.world.next_pk(Webhook),
            name=item["name"],
            identifier=item.get("identifier") if self.world.options.is_at_least("3.23") else None,
            target_url=item["targetUrl"],
            subscription_query=item["query"],
            events=[event.lower() for event in item.get("asyncEvents", [])],
            is_active=item.get("isActive", True),
            custom_headers={name.lower(): value for name, value in (item.get("customHeaders") or {}).items()},
        )

    def _hand_over_token(self, app: App, manifest: Manifest) -> None:
        options, url = self.world.options, manifest.get("tokenTargetUrl")
        if not url:
            return
        headers = {
            "X-Saleor-Domain": options.domain,
            "Saleor-Domain": options.domain,
            "Saleor-Api-Url": options.api_url,
            "Saleor-Schema-Version": options.saleor_version,
        }
        body = {"auth_token": app.token}
        timeout = (CONNECT_SECONDS, options.read_timeout)
        try:
            session = open_session(options)
            answer = session.post(url, json=body, headers=headers, timeout=timeout, allow_redirects=False)
        except requests.RequestException as error:
            raise Refused(
                "MANIFEST_URL_CANT_CONNECT",
                "Failed to connect to app. Try later or contact with app support.",
            ) from error
        if not answer.ok or answer.is_redirect:
            raise Refused("INVALID_STATUS", _message_of(answer))


def _message_of(answer: requests.Response) -> str:
    """The app's own words, where it answers in the agreed shape."""
    try:
        message = answer.json()["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return f"App internal error ({answer.status_code}). Try later or contact with app support."
    return str(message)


def change_activity(world: World, app: App, by: User | None, *, is_active: bool) -> None:
    with world.acting():
        app.is_active = is_active
        world.store.put(app)
        world.happen("app_status_changed", by, app=app)


def rename_app(world: World, app: App, by: User | None, name: str, permissions: list[str] | None = None) -> None:
    """What `appUpdate` may change: the name, and what the app may do."""
    with world.acting():
        app.name = name
        app.permissions = app.permissions if permissions is None else permissions
        world.store.put(app)
        world.happen("app_updated", by, app=app)


def delete_app(world: World, app: App, by: User | None) -> None:
    """Soft: the token is dead at once, its own APP_DELETED still goes out, a new install gets a new id."""
    with world.acting():
        app.is_active = False
        app.removed_at = world.clock.now()
        world.store.put(app)
        world.happen("app_deleted", by, app=app)
