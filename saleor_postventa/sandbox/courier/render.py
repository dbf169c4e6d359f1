"""A happening, as an app's subscription document asks for it."""

import json
from typing import Any

from graphql import DocumentNode
from graphql.execution import execute_sync

from saleor_postventa.sandbox.auth.requestor import Requestor
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.execute import Endpoint
from saleor_postventa.sandbox.graph.refusals import describe
from saleor_postventa.sandbox.world.apps import App, Webhook
from saleor_postventa.sandbox.world.happening import Happening


def render(endpoint: Endpoint, app: App, webhook: Webhook, happening: Happening) -> str:
    """The fields of the event at top level. Only a payload that is built at once names its `errors`."""
    document: DocumentNode = endpoint.read(webhook.subscription_query)
    context = Context(endpoint.world, endpoint.keys, Requestor.from_app(app))
    result = execute_sync(endpoint.schema, document, root_value=happening, context_value=context)
    body: dict[str, Any] = dict((result.data or {}).get("event") or {})
    if result.errors and not happening.kind.is_deferred_in(endpoint.world.options.saleor_version):
        body["errors"] = [describe(error) for error in result.errors]
    return json.dumps(body)
