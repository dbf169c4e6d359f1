"""The shop's warehouses, read live whenever somebody chooses where units go back to."""

import logging
from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.saleor.client import PermissionMissing, SaleorClient
from saleor_postventa.shops.models import Shop

from .shapes import PlaceShape, WarehousesAnswer

logger = logging.getLogger(__name__)


class WarehousesHidden(Refusal):
    code = "permission_missing"
    text = _("The app may not see the warehouses in Saleor: it needs the permission to manage orders or products.")


class WarehousesUnknown(Refusal):
    code = "saleor_unreachable"
    text = _("Saleor could not be asked for its warehouses. Try again in a moment.")


class UnknownWarehouse(Refusal):
    code = "not_found"
    text = _("Saleor has no such warehouse.")


def warehouses(shop: Shop) -> list[PlaceShape]:
    """By name. Never inside a transaction. Raises WarehousesHidden, WarehousesUnknown."""
    try:
        answer = SaleorClient.of(shop).query("warehouses", WarehousesAnswer)
    except PermissionMissing as missing:
        raise WarehousesHidden from missing
    except Failure as failure:
        logger.warning("the warehouses of %s could not be read: %s", shop.slug, failure)
        raise WarehousesUnknown from failure
    if answer.warehouses is None:
        raise WarehousesHidden
    return sorted((edge.node for edge in answer.warehouses.edges), key=lambda place: (place.name, place.id))


def check_warehouses(shop: Shop, saleor_ids: Collection[str], *, field: str) -> None:
    """That Saleor knows them; where it can't be asked now, it is seen when the units are put back.

    Never inside a transaction. Raises UnknownWarehouse.
    """
    if not saleor_ids:
        return
    try:
        known = {place.id for place in warehouses(shop)}
    except (WarehousesHidden, WarehousesUnknown):
        return
    if set(saleor_ids) - known:
        raise UnknownWarehouse(field=field)
