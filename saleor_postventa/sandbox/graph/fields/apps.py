from typing import Any

from graphql import GraphQLError

from saleor_postventa.sandbox.graph.connections import Connection, moment_key, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import owned_by, resolves
from saleor_postventa.sandbox.world.apps import App, Delivery, Problem, Webhook

PROBLEM_LIMIT = 100


@owned_by("App")
def is_itself(app: App, context: Context) -> bool:
    return context.requestor.app is not None and context.requestor.app.pk == app.pk


@resolves("App", "permissions")
def resolve_permissions(app: App, _: Context) -> list[dict[str, str]]:
    return [{"code": code} for code in sorted(app.permissions)]


@resolves("App", "problems")
def resolve_problems(app: App, _: Context, limit: int = PROBLEM_LIMIT) -> list[Problem]:
    if limit > PROBLEM_LIMIT:
        raise GraphQLError(f"The limit is {PROBLEM_LIMIT}.")
    return sorted(app.problems, key=lambda problem: problem.updated_at, reverse=True)[:limit]


@resolves("Webhook", "asyncEvents")
def resolve_async_events(webhook: Webhook, _: Context) -> list[dict[str, str]]:
    return [{"event_type": event.upper()} for event in webhook.events]


@resolves("WebhookEventAsync", "eventType")
def resolve_event_type(event: dict[str, str], _: Context) -> str:
    return event["event_type"]


@resolves("Webhook", "eventDeliveries")
def resolve_deliveries(
    webhook: Webhook,
    context: Context,
    filter_: dict[str, Any] | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    """Delivered ones are forgotten at once, as in Saleor; LOST ones never were."""
    wanted = {(filter_ or {}).get("status", status) for status in ("PENDING", "FAILED")}
    found = [
        delivery
        for delivery in context.world.store.all(Delivery)
        if delivery.webhook_pk == webhook.pk and delivery.status in wanted
    ]
    return paginate("eventDeliveries", found, lambda item: (moment_key(item.created_at), item.pk), first, after)


@resolves("EventDelivery", "eventType")
def resolve_delivery_event(delivery: Delivery, _: Context) -> str:
    return delivery.event.upper()
