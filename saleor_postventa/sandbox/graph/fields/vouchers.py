"""Vouchers and their codes."""

from typing import Any

from saleor_postventa.sandbox.graph.connections import Connection, moment_key, number_key, paginate
from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.record import from_global_id
from saleor_postventa.sandbox.world.vouchers import Voucher


@resolves("Query", "vouchers")
def resolve_vouchers(
    _: None, context: Context, filter_: dict[str, Any] | None = None, first: int | None = None
) -> Connection:
    text = str((filter_ or {}).get("search") or "").lower()
    found = [voucher for voucher in context.world.store.all(Voucher) if _mentions(voucher, text)]
    return paginate("vouchers", found, lambda voucher: (number_key(voucher.pk),), first, None)


@resolves("Query", "voucher")
def resolve_voucher(_: None, context: Context, id_: str) -> Voucher | None:
    return context.world.store.get(Voucher, from_global_id(id_, Voucher.typename))


@resolves("Voucher", "codes")
def resolve_codes(voucher: Voucher, _: Context, first: int | None = None, after: str | None = None) -> Connection:
    """The newest first."""
    return paginate(
        "codes", voucher.codes, lambda code: (moment_key(code.created_at), code.code), first, after, descending=True
    )


def _mentions(voucher: Voucher, text: str) -> bool:
    return text in voucher.name.lower() or any(text in code.code.lower() for code in voucher.codes)
