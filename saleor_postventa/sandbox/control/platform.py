"""Apps, keys, tokens, the clock, faults on the way."""

import msgspec

from saleor_postventa.sandbox.auth.tokens import ACCESS_SECONDS, issue_access, issue_refresh, issue_thirdparty
from saleor_postventa.sandbox.courier.faults import Faults, plan_faults
from saleor_postventa.sandbox.installing import install
from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs.delivering import Carrier, tell_carrier
from saleor_postventa.sandbox.verbs.finding import find, find_customer_by_email, find_staff
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.world.apps import App, Delivery
from saleor_postventa.sandbox.world.people import User

from .commands import Answer, Nothing, command


class Install(msgspec.Struct, kw_only=True, frozen=True):
    manifest_url: str = ""
    permissions: list[str] | None = None
    activate: bool = True


class RenamedApp(msgspec.Struct, kw_only=True, frozen=True):
    name: str
    permissions: list[str] | None = None


class Clock(msgspec.Struct, kw_only=True, frozen=True):
    offset_seconds: float


class Settings(msgspec.Struct, kw_only=True, frozen=True):
    """None leaves a setting as it is."""

    fulfillment_auto_approve: bool | None = None
    allow_storefront_traffic: bool | None = None
    use_legacy_update_webhook_emission: bool | None = None


class WantedToken(msgspec.Struct, kw_only=True, frozen=True):
    """`kind`: access, refresh, thirdparty (an extension's, where named). `user`: an id, an e-mail, or "" for staff."""

    kind: str = "access"
    user: str = ""
    extension: str | None = None
    lives: int = ACCESS_SECONDS


def the_app(runtime: Runtime) -> App:
    if runtime.app is None:
        raise Refused("NOT_FOUND", "No app is installed.")
    return runtime.app


@command("install")
def install_app(runtime: Runtime, wanted: Install) -> Answer:
    url = wanted.manifest_url or runtime.options.app_manifest
    made = runtime.installer.install(url, wanted.permissions, activate=wanted.activate)
    return {"status": made.status, "message": made.message, "app_id": made.app_id}


@command("reinstall")
def reinstall_app(runtime: Runtime, wanted: Install) -> Answer:
    install.delete_app(runtime.world, the_app(runtime), find_staff(runtime.world))
    return install_app(runtime, wanted)


@command("deactivate-app")
def deactivate_app(runtime: Runtime, wanted: Nothing) -> Answer:
    install.change_activity(runtime.world, the_app(runtime), find_staff(runtime.world), is_active=False)
    return {}


@command("activate-app")
def activate_app(runtime: Runtime, wanted: Nothing) -> Answer:
    install.change_activity(runtime.world, the_app(runtime), find_staff(runtime.world), is_active=True)
    return {}


@command("update-app")
def update_app(runtime: Runtime, wanted: RenamedApp) -> Answer:
    staff = find_staff(runtime.world)
    install.rename_app(runtime.world, the_app(runtime), staff, wanted.name, wanted.permissions)
    return {}


@command("delete-app")
def delete_app(runtime: Runtime, wanted: Nothing) -> Answer:
    install.delete_app(runtime.world, the_app(runtime), find_staff(runtime.world))
    return {}


@command("carrier")
def point_to_carrier_door(runtime: Runtime, wanted: Carrier) -> Answer:
    with runtime.world.acting():
        tell_carrier(runtime.world.store, wanted)
    return {}


@command("rotate-key")
def rotate_key(runtime: Runtime, wanted: Nothing) -> Answer:
    return {"kid": runtime.keys.rotate()}


@command("clock")
def move_clock(runtime: Runtime, wanted: Clock) -> Answer:
    with runtime.world.acting():
        runtime.world.clock.move_to(wanted.offset_seconds)
    return {"offset_seconds": wanted.offset_seconds, "now": runtime.world.clock.now().isoformat()}


@command("settings")
def change_settings(runtime: Runtime, wanted: Settings) -> Answer:
    with runtime.world.acting():
        for name, value in msgspec.structs.asdict(wanted).items():
            if value is not None:
                runtime.world.change_setting(name, value)
    return {}


@command("faults")
def change_faults(runtime: Runtime, wanted: Faults) -> Answer:
    with runtime.world.acting():
        plan_faults(runtime.world.store, wanted)
    return {}


@command("retry-failed")
def retry_failed(runtime: Runtime, wanted: Nothing) -> Answer:
    """As staff's `eventDeliveryRetry`, for every failed delivery that has a payload."""
    with runtime.world.acting():
        failed = [item for item in runtime.world.store.all(Delivery) if item.status == "FAILED" and item.payload]
        for delivery in failed:
            delivery.status, delivery.attempts, delivery.due_at = "PENDING", [], 0.0
            runtime.world.store.put(delivery)
    return {"count": len(failed)}


@command("token")
def issue_token(runtime: Runtime, wanted: WantedToken) -> Answer:
    world, keys, url = runtime.world, runtime.keys, runtime.options.api_url
    user = _person(runtime, wanted.user)
    if wanted.kind == "access":
        return {"token": issue_access(keys, url, user, wanted.lives)}
    if wanted.kind == "refresh":
        return {"token": issue_refresh(keys, url, user)}
    app = the_app(runtime)
    mounted = next(
        (item for item in app.extensions if wanted.extension in {item.id, item.identifier, item.mount}), None
    )
    if wanted.extension and mounted is None:
        raise Refused("NOT_FOUND", f"The app has no extension {wanted.extension}.")
    with world.store.transaction():
        return {"token": issue_thirdparty(keys, url, user, app, mounted, wanted.lives)}


def _person(runtime: Runtime, wanted: str) -> User:
    if not wanted:
        return find_staff(runtime.world)
    return find_customer_by_email(runtime.world, wanted) or find(runtime.world, User, wanted)
