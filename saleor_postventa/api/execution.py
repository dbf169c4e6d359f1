"""Carrying one request out, and telling what went wrong in it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from graphql import execute

from saleor_postventa.core.errors import Refusal
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.errors import top_level_error
from saleor_postventa.web.limits import check_cost
from saleor_postventa.web.viewer import Viewer

from .documents import Documents
from .request import GraphRequest
from .schema import executable_schema


class IntrospectionRefused(Refusal):
    code = "introspection_refused"
    text = _("Only the shop's team may read the schema here. It is published with the app's documentation.")


@dataclass
class Context:
    """What resolvers find in `info.context`; `loaded` keeps what was looked up for a whole page."""

    viewer: Viewer
    request_id: str
    loaded: dict[str, dict[Any, Any]] = field(default_factory=dict)

    @property
    def shop(self) -> Shop:
        return self.viewer.shop


@cache
def documents() -> Documents:
    return Documents(executable_schema())


def run(asked: GraphRequest, viewer: Viewer, request_id: str) -> dict[str, Any]:
    """The answer's JSON. Raises InvalidDocument, TooMuchAsked, IntrospectionRefused."""
    prepared = documents().prepare(asked.query)
    if prepared.shape.is_introspecting and not (viewer.is_staff or settings.IS_DEVELOPMENT):
        raise IntrospectionRefused
    variables = asked.variables or {}
    check_cost(prepared.document, asked.operation_name, variables)
    result: Any = execute(
        executable_schema(),
        prepared.document,
        context_value=Context(viewer, request_id),
        variable_values=variables,
        operation_name=asked.operation_name,
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [top_level_error(error, request_id) for error in result.errors]
    return answer
