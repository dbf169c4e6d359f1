"""Making a voucher in Saleor, and listing it in the channels where its codes are good."""

from decimal import Decimal
from typing import Any

import msgspec

from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.http import NotConnected
from saleor_postventa.core.money import minor_unit
from saleor_postventa.core.steps import wait_until_quiet
from saleor_postventa.saleor.catchup.feed import Connection
from saleor_postventa.saleor.client import MutationRefused, SaleorClient, TokenRejected
from saleor_postventa.saleor.shapes import IdShape
from saleor_postventa.shops.secrets import seal, unseal

from .models import Voucher
from .rules import VoucherKind, VoucherStatus, make_code

_TYPES = {VoucherKind.SHIPPING: "SHIPPING", VoucherKind.PRODUCT: "SPECIFIC_PRODUCT"}


class NoChannel(Failure):
    """Nowhere in the shop could the voucher be used."""

    def __init__(self, voucher: Voucher) -> None:
        super().__init__(f"voucher {voucher.pk} is for no channel of the shop", permanent=True)


class VoucherGone(Failure):
    """Somebody deleted the voucher in Saleor; another one is made with the next try."""

    def __init__(self, voucher: Voucher) -> None:
        super().__init__(f"voucher {voucher.pk} is gone from Saleor")


class ChannelShape(msgspec.Struct, rename="camel", frozen=True):
    id: str
    slug: str
    currency_code: str
    is_active: bool


class ChannelsAnswer(msgspec.Struct, frozen=True):
    channels: list[ChannelShape] | None = None


class Vouchers(msgspec.Struct, frozen=True):
    vouchers: Connection[IdShape]


class Created(msgspec.Struct, frozen=True):
    voucher: IdShape


class CreateAnswer(msgspec.Struct, rename="camel", frozen=True):
    voucher_create: Created


def make_ready(voucher: Voucher, client: SaleorClient) -> str:
    """Its id in Saleor, where codes can be added to it. Raises NoChannel, and Failure where Saleor won't have it."""
    if voucher.status in (VoucherStatus.ASKED, VoucherStatus.CREATING):
        _create(voucher, client)
    if voucher.status == VoucherStatus.CREATED:
        _list(voucher, client)
    return voucher.saleor_id


def start_anew(voucher: Voucher) -> VoucherGone:
    """Of one that Saleor no longer has; the answer is to be raised."""
    _move(voucher, VoucherStatus.ASKED, saleor_id="", sealed_mark=seal(make_code()))
    return VoucherGone(voucher)


def find_made(voucher: Voucher, client: SaleorClient) -> str:
    """Its id in Saleor, empty where it surely has none. Raises StillUncertain while the call may still be heard."""
    if voucher.saleor_id or voucher.status == VoucherStatus.ASKED:
        return voucher.saleor_id
    found = client.query("vouchers_by_mark", Vouchers, {"mark": unseal(voucher.sealed_mark)}).vouchers.nodes
    if not found:
        wait_until_quiet(voucher, voucher.status_since)
        return ""
    _move(voucher, VoucherStatus.CREATED, saleor_id=found[0].id)
    return voucher.saleor_id


def _create(voucher: Voucher, client: SaleorClient) -> None:
    if find_made(voucher, client):
        return
    mark = unseal(voucher.sealed_mark)
    _move(voucher, VoucherStatus.CREATING)
    try:
        answer = client.mutate("voucher_create", CreateAnswer, {**_wanted(voucher), "codes": [mark]})
    except (NotConnected, TokenRejected, MutationRefused):
        _move(voucher, VoucherStatus.ASKED)  # surely not made
        raise
    _move(voucher, VoucherStatus.CREATED, saleor_id=answer.voucher_create.voucher.id)


def _wanted(voucher: Voucher) -> dict[str, Any]:
    kind = VoucherKind(voucher.kind)
    return {
        "name": voucher.name,
        "type": _TYPES.get(kind, "ENTIRE_ORDER"),
        "valueType": "FIXED" if kind == VoucherKind.AMOUNT else "PERCENTAGE",
        "products": voucher.products or None,
        "oncePerOrder": kind == VoucherKind.PRODUCT,
        "endDate": voucher.ends_at.isoformat() if voucher.ends_at else None,
    }


def _list(voucher: Voucher, client: SaleorClient) -> None:
    """Listing it once more changes nothing."""
    known = client.query("channels", ChannelsAnswer).channels or []
    channels = [each for each in known if voucher.terms.is_good_in(each.slug, each.currency_code)]
    if not channels:
        raise NoChannel(voucher)
    wanted = [_listing(voucher, channel) for channel in channels]
    try:
        client.mutate("voucher_list_in_channels", dict, {"id": voucher.saleor_id, "channels": wanted})
    except MutationRefused as refused:
        if set(refused.codes) == {"NOT_FOUND"}:
            raise start_anew(voucher) from refused
        raise
    _move(voucher, VoucherStatus.READY)


def _listing(voucher: Voucher, channel: ChannelShape) -> dict[str, Any]:
    listing: dict[str, Any] = {"channelId": channel.id, "discountValue": _exact(voucher.value, channel)}
    if voucher.min_spent:
        listing["minAmountSpent"] = _exact(voucher.min_spent, channel)
    return listing


def _exact(value: Decimal, channel: ChannelShape) -> Decimal:
    """Saleor takes no more decimals than the currency has."""
    return value.quantize(minor_unit(channel.currency_code))


def _move(voucher: Voucher, status: VoucherStatus, **changes: Any) -> None:
    voucher.take_step(status=status, status_since=now(), **changes)
