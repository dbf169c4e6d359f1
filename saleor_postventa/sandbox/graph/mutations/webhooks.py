"""An app changes its own webhooks."""

from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.reading import find_fault
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.graph.sdl import load_schema
from saleor_postventa.sandbox.world.apps import App, Delivery, Webhook
from saleor_postventa.sandbox.world.record import from_global_id

Payload = dict[str, Any]


def _refuse(field: str, message: str, code: str) -> Payload:
    return {"webhook": None, "errors": [{"field": field, "message": message, "code": code}]}


def _fault(context: Context, given: Payload) -> Payload | None:
    for name in ("name", "targetUrl", "asyncEvents"):
        if name in given and not given[name]:
            return _refuse(name, "This field is required.", "REQUIRED")
    if not given.get("targetUrl", "http").startswith(("http", "https")):
        return _refuse("targetUrl", "Enter a valid URL.", "INVALID")
    schema = load_schema(context.world.options.saleor_version)
    fault = find_fault(schema, given["query"]) if given.get("query") else None
    return _refuse("query", fault, "INVALID") if fault else None


def _caller(context: Context) -> App:
    if context.requestor.app is None:
        raise PermissionDenied(["AUTHENTICATED_APP"])
    return context.requestor.app


def _own(app: App, id_: str) -> Webhook | None:
    pk = from_global_id(id_, Webhook.typename)
    return next((webhook for webhook in app.webhooks if webhook.pk == pk), None)


@resolves("Mutation", "webhookCreate")
def create_webhook(_: None, context: Context, input_: Payload) -> Payload:
    app = _caller(context)
    if fault := _fault(context, {"name": None, "targetUrl": "", **input_}):
        return fault
    webhook = Webhook(
        pk=context.world.next_pk(Webhook),
        name=input_["name"],
        target_url=input_["targetUrl"],
        subscription_query=input_.get("query") or "",
        events=[event.lower() for event in input_.get("asyncEvents") or []],
        is_active=input_.get("isActive") is not False,
    )
    app.webhooks.append(webhook)
    context.world.store.put(app)
    return {"webhook": webhook, "errors": []}


@resolves("Mutation", "webhookUpdate")
def update_webhook(_: None, context: Context, id_: str, input_: Payload) -> Payload:
    app = _caller(context)
    webhook = _own(app, id_)
    if webhook is None:
        return _refuse("id", f"Couldn't resolve to a node: {id_}", "NOT_FOUND")
    if fault := _fault(context, input_):
        return fault
    webhook.name = input_.get("name", webhook.name)
    webhook.target_url = input_.get("targetUrl", webhook.target_url)
    webhook.subscription_query = input_.get("query", webhook.subscription_query)
    webhook.is_active = input_.get("isActive", webhook.is_active)
    if "asyncEvents" in input_:
        webhook.events = [event.lower() for event in input_["asyncEvents"]]
    context.world.store.put(app)
    return {"webhook": webhook, "errors": []}


@resolves("Mutation", "webhookDelete")
def delete_webhook(_: None, context: Context, id_: str) -> Payload:
    app = _caller(context)
    webhook = _own(app, id_)
    if webhook is None:
        return _refuse("id", f"Couldn't resolve to a node: {id_}", "NOT_FOUND")
    app.webhooks.remove(webhook)
    store = context.world.store
    store.put(app)
    store.remove(*(item for item in store.all(Delivery) if item.webhook_pk == webhook.pk))
    return {"webhook": webhook, "errors": []}
