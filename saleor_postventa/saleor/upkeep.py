"""Looking after an installation: is the token alive, are the permissions there, are the webhooks as they should be."""

import logging

import msgspec

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState

from .alarms import clear_alarm, raise_alarm
from .client import PermissionMissing, SaleorClient, TokenRejected
from .lifecycle import follow_permissions, follow_state
from .manifest import parse_version, permissions, webhooks, webhooks_fingerprint
from .problems import report_problem, withdraw_problem
from .registration import AppAnswer, ShopAnswer

logger = logging.getLogger(__name__)
MISSING = "missing_permission"
UNREACHABLE = "saleor_unreachable"


class WebhookEvent(msgspec.Struct, rename="camel", frozen=True):
    event_type: str


class InstalledWebhook(msgspec.Struct, rename="camel", frozen=True):
    id: str
    name: str
    is_active: bool
    target_url: str
    subscription_query: str | None
    async_events: list[WebhookEvent]


class AppWebhooks(msgspec.Struct, frozen=True):
    webhooks: list[InstalledWebhook] | None


class WebhooksAnswer(msgspec.Struct, frozen=True):
    app: AppWebhooks | None


def look_after(shop: Shop) -> None:
    """One visit: state, permissions, version, webhooks. An unreachable Saleor raises an alarm and changes nothing."""
    client = SaleorClient.of(shop)
    try:
        identity = client.query("app_identity", AppAnswer).app
    except (TokenRejected, PermissionMissing):
        identity = None
    except Failure as error:
        raise_alarm(shop, UNREACHABLE, str(error))
        return
    clear_alarm(shop, UNREACHABLE)
    if identity is None or identity.id != shop.app_id:
        _note_lost(shop)
        return
    follow_state(shop, ShopState.ACTIVE, at=now(), by=SYSTEM)
    follow_permissions(shop, [permission["code"] for permission in identity.permissions])
    _note_version(shop, client)
    _note_missing_permissions(shop, client)
    bring_webhooks_in_line(shop, client)


def bring_webhooks_in_line(shop: Shop, client: SaleorClient) -> int:
    """Create, change and delete our webhooks in Saleor until they are as the manifest says; returns how many."""
    version = parse_version(shop.saleor_version)
    wanted = {webhook["name"]: webhook for webhook in webhooks(version)}
    if shop.webhooks_fingerprint == webhooks_fingerprint(version):
        return 0
    answer = client.query("own_webhooks", WebhooksAnswer)
    installed = {webhook.name: webhook for webhook in (answer.app and answer.app.webhooks) or []}
    changes = 0
    for name, webhook in wanted.items():
        variables = {key: webhook[key] for key in ("name", "targetUrl", "asyncEvents", "query", "isActive")}
        if name not in installed:
            client.mutate("webhook_create", dict, variables)
        elif not _is_same(installed[name], webhook):
            client.mutate("webhook_update", dict, {"id": installed[name].id, **variables})
        else:
            continue
        changes += 1
    for name in installed.keys() - wanted.keys():
        client.mutate("webhook_delete", dict, {"id": installed[name].id})
        changes += 1
    Shop.objects.filter(pk=shop.pk).update(webhooks_fingerprint=webhooks_fingerprint(version))
    return changes


def _is_same(installed: InstalledWebhook, wanted: dict[str, object]) -> bool:
    return (
        installed.is_active
        and installed.target_url == wanted["targetUrl"]
        and installed.subscription_query == wanted["query"]
        and [event.event_type for event in installed.async_events] == wanted["asyncEvents"]
    )


def _note_lost(shop: Shop) -> None:
    """Saleor before 3.23 does not tell of a deactivation: a token that no longer works is all there is to see."""
    if shop.state == ShopState.ACTIVE:
        follow_state(shop, ShopState.LOST, at=now(), by=SYSTEM)


def _note_version(shop: Shop, client: SaleorClient) -> None:
    found = client.query("shop_identity", ShopAnswer).shop
    if (found.version, found.name) != (shop.saleor_version, shop.name):
        shop.saleor_version, shop.name = found.version, found.name or shop.name
        Shop.objects.filter(pk=shop.pk).update(saleor_version=shop.saleor_version, name=shop.name)


def _note_missing_permissions(shop: Shop, client: SaleorClient) -> None:
    missing = [code for code in permissions(parse_version(shop.saleor_version)) if not shop.has_permission(code)]
    if missing:
        raise_alarm(shop, MISSING, ", ".join(missing))
        report_problem(shop, client, MISSING, f"Missing permissions: {', '.join(missing)}")
    elif clear_alarm(shop, MISSING):
        withdraw_problem(shop, client, MISSING)
