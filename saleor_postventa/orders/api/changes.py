"""Changing orders."""

from datetime import datetime
from typing import Any, Self

import graphene

from saleor_postventa.orders import queries
from saleor_postventa.orders.rules import DeliverySource
from saleor_postventa.orders.services import mark_delivered
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import (
    READ_ORDER,
    SET_PARCELS,
)
from saleor_postventa.web.roots import Mutation
from saleor_postventa.web.viewer import Viewer

from .types import PostSaleOrder, PostSaleParcel


class ParcelMarkDeliveredInput(graphene.InputObjectType):
    parcel_id = graphene.ID(required=True)
    delivered_at = graphene.DateTime(required=True, description="Without an offset: in the shop's time zone.")


class ParcelMarkDelivered(PostSaleMutation):
    """Say when a parcel arrived. Everything that hangs on the date moves with it."""

    access = SET_PARCELS
    renamed = {"parcel": "parcelId"}

    class Arguments:
        input = ParcelMarkDeliveredInput(required=True)

    parcel = graphene.Field(PostSaleParcel)
    order = graphene.Field(PostSaleOrder)

    @classmethod
    def perform(cls, info: Any, *, parcel_id: str, delivered_at: datetime) -> Self:
        viewer: Viewer = info.context.viewer
        moment = delivered_at if delivered_at.tzinfo else delivered_at.replace(tzinfo=viewer.shop.preferences.zone)
        source = DeliverySource.STAFF if viewer.is_staff else DeliverySource.CARRIER
        pk = must_read_id("PostSaleParcel", parcel_id, field="parcel_id")
        parcel = mark_delivered(pk, delivered_at=moment, source=source, by=viewer.actor)
        order = queries.order_with_goods(pk=parcel.order_id) if READ_ORDER.admits(viewer) else None
        return cls(parcel=parcel, order=order)


@extends(Mutation)
class OrderMutations(graphene.ObjectType):
    parcel_mark_delivered = ParcelMarkDelivered.Field()
