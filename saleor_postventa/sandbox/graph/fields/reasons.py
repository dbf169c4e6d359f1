"""The shop's return reasons, as pages."""

from typing import Any

from saleor_postventa.sandbox.graph.connections import Connection, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs.reasoning import reason_type
from saleor_postventa.sandbox.world.reasons import ReasonPage


@resolves("Query", "returnSettings")
def resolve_return_settings(_: None, context: Context) -> dict[str, Any]:
    chosen = reason_type(context.world)
    return {"reason_reference_type": {"id": chosen} if chosen else None}


@resolves("Query", "pages")
def resolve_pages(
    _: None, context: Context, filter_: dict[str, Any] | None = None, first: int | None = None
) -> Connection:
    wanted = (filter_ or {}).get("pageTypes")
    found = context.world.store.all(ReasonPage) if wanted is None or reason_type(context.world) in wanted else []
    return paginate("pages", found, lambda page: (page.slug,), first, None)


@resolves("Page", "translation")
def resolve_translation(page: ReasonPage, context: Context, language_code: str) -> dict[str, str] | None:
    title = page.titles.get(language_code)
    return {"title": title} if title else None
