"""Vouchers: made, listed, given codes, and rid of them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.verbs.refusing import Refused
from saleor_postventa.sandbox.verbs.vouching import (
    WantedListing,
    WantedVoucher,
    add_codes,
    create_voucher,
    delete_codes,
    list_voucher,
)
from saleor_postventa.sandbox.world.vouchers import Voucher

Payload = dict[str, Any]


@resolves("Mutation", "voucherCreate")
def create(_: None, context: Context, input_: Payload) -> Payload:
    wanted = WantedVoucher(
        name=input_.get("name") or "",
        codes=input_.get("addCodes") or [],
        type=input_.get("type") or "ENTIRE_ORDER",
        discount_value_type=input_.get("discountValueType") or "FIXED",
        products=input_.get("products") or [],
        single_use=bool(input_.get("singleUse")),
        apply_once_per_order=bool(input_.get("applyOncePerOrder")),
        ends_at=input_.get("endDate"),
    )
    return _answer(lambda: create_voucher(context.world, wanted))


@resolves("Mutation", "voucherUpdate")
def update(_: None, context: Context, id_: str, input_: Payload) -> Payload:
    return _answer(lambda: add_codes(context.world, id_, input_.get("addCodes") or []))


@resolves("Mutation", "voucherChannelListingUpdate")
def list_in_channels(_: None, context: Context, id_: str, input_: Payload) -> Payload:
    wanted = [
        WantedListing(
            channel=listing["channelId"],
            value=Decimal(listing["discountValue"]),
            min_spent=Decimal(listing["minAmountSpent"]) if listing.get("minAmountSpent") is not None else None,
        )
        for listing in input_.get("addChannels") or []
    ]
    return _answer(lambda: list_voucher(context.world, id_, wanted))


@resolves("Mutation", "voucherCodeBulkDelete")
def delete(_: None, context: Context, ids: list[str]) -> Payload:
    try:
        return {"count": delete_codes(context.world, ids), "errors": []}
    except Refused as refused:
        told = {"path": refused.field, "message": refused.message, "code": refused.code}
        return {"count": 0, "errors": [told]}


def _answer(verb: Callable[[], Voucher]) -> Payload:
    try:
        return {"voucher": verb(), "errors": []}
    except Refused as refused:
        return {"voucher": None, "errors": [{"field": refused.field, "message": refused.message, "code": refused.code}]}
