"""How the Dashboard frames an extension: its address, with the parameters that the real one sends."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin

from saleor_postventa.sandbox.auth.tokens import issue_thirdparty
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.world.apps import App, Extension
from saleor_postventa.sandbox.world.people import User

FLAGS = (("featureFlags[new_order_ui][enabled]", "false"), ("featureFlags[new_order_ui][payload]", "default"))
SANDBOX = "allow-same-origin allow-forms allow-scripts allow-downloads allow-popups"
Params = dict[str, str]


@dataclass(frozen=True)
class Frame:
    """`kind`: widget, page or popup. `token_url` gives a fresh token; `identifier` is what `openPopup` names."""

    id: str
    identifier: str
    label: str
    kind: str
    url: str
    app: App
    token_url: str
    method: str = "GET"
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        return "/".join(self.url.split("/")[:3])


def frame_extension(runtime: Runtime, app: App, extension: Extension, staff: User, context: Params) -> Frame:
    kind = {"WIDGET": "widget", "POPUP": "popup"}.get(extension.target, "page")
    url = _absolute(app, extension)
    method = "GET"
    fields: tuple[tuple[str, str], ...] = ()
    if kind == "widget" and _method_of(extension) == "POST":
        method, fields = "POST", _post_fields(runtime, app, extension, staff, context)
    else:
        twice = _own_params(runtime, app) * (2 if kind == "widget" else 1)
        url = f"{url}?{urlencode([*twice, *context.items(), *FLAGS])}"
    token_url = f"/dashboard/token?extension={quote(extension.id)}"
    return Frame(extension.id, extension.identifier or "", extension.label, kind, url, app, token_url, method, fields)


def frame_page(runtime: Runtime, app: App, path: str, query: list[tuple[str, str]]) -> Frame:
    """The Dashboard's own query string comes first, so that a key of it may hide one of ours."""
    parameters = urlencode([*query, *_own_params(runtime, app), *FLAGS])
    url = f"{app.app_url}{path or '/'}?{parameters}"
    return Frame(app.id, "", app.name, "page", url, app, "/dashboard/token")


def _own_params(runtime: Runtime, app: App) -> list[tuple[str, str]]:
    return [("domain", runtime.options.domain), ("saleorApiUrl", runtime.options.api_url), ("id", app.id)]


def _absolute(app: App, extension: Extension) -> str:
    """A popup's address is joined by core, every other by the Dashboard: they differ where `appUrl` has a path."""
    if not extension.url.startswith("/"):
        return extension.url
    if extension.target == "POPUP":
        return urljoin(app.app_url, extension.url[1:])
    return f"{app.app_url}{extension.url}"


def _method_of(extension: Extension) -> str:
    for name, default in (("widgetTarget", "GET"), ("homeWidgetTarget", "POST")):
        found = extension.options.get(name)
        if isinstance(found, dict):
            return str(found.get("method", default))
    return "GET"


def _post_fields(
    runtime: Runtime, app: App, extension: Extension, staff: User, context: Params
) -> tuple[tuple[str, str], ...]:
    token = issue_thirdparty(runtime.keys, runtime.options.api_url, staff, app, extension) or ""
    own = {"saleorApiUrl": runtime.options.api_url, "accessToken": token, "appId": app.id}
    return tuple({**own, **context}.items())


def extensions_at(app: App | None, *mounts: str) -> list[Extension]:
    return [item for item in (app.extensions if app and app.is_active else []) if item.mount in mounts]
