"""The sender in the graph: what DNS says of its domain, and how many complain."""

from datetime import datetime
from typing import Any, Self

import graphene
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.mailing.domains.points import Part, Point
from saleor_postventa.mailing.queries import OptionalMail, optional_mail
from saleor_postventa.mailing.sender_checks import check_sender, is_due, last_check, points_of, sender_domain_of
from saleor_postventa.shops.api import PostSaleLevel
from saleor_postventa.shops.models import Shop
from saleor_postventa.web.extension import extends
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_SETTINGS, READ_SETTINGS, requires
from saleor_postventa.web.rates import is_within_rate
from saleor_postventa.web.roots import Mutation, Query

CHECKS_PER_HOUR = 30
PostSaleSenderPart = graphene.Enum.from_enum(Part, name="PostSaleSenderPart")


class TooManyChecks(Refusal):
    code = "too_often"
    text = _("DNS was asked many times within the hour. Wait a little: records take a while to be seen anyway.")


class PostSaleSenderPoint(graphene.ObjectType):
    """What DNS says, or lacks. Where there is a `recordValue`, that record mends it."""

    part = graphene.Field(PostSaleSenderPart, required=True)
    code = graphene.String(required=True)
    level = graphene.Field(PostSaleLevel, required=True)
    title = graphene.String(required=True)
    advice = graphene.String()
    record_name = graphene.String()
    record_value = graphene.String(description="Of a TXT record.")

    @staticmethod
    def resolve_advice(point: Point, info: Any) -> str | None:
        return point.advice or None

    @staticmethod
    def resolve_record_name(point: Point, info: Any) -> str | None:
        return point.name or None

    @staticmethod
    def resolve_record_value(point: Point, info: Any) -> str | None:
        return point.value or None


class PostSaleComplaints(graphene.ObjectType):
    """Of optional mails of the last 30 days, as far as the mail service reports."""

    sent = graphene.Int(required=True)
    complaints = graphene.Int(required=True)
    share = graphene.Float(description="From 0 to 1; null where nothing was sent.")
    level = graphene.Field(PostSaleLevel, required=True)
    in_words = graphene.String(required=True)


class PostSaleSender(graphene.ObjectType):
    """Where the shop's mails come from, and whether mailbox providers believe it."""

    domain = graphene.String(required=True)
    service = graphene.String(description="The mail service, where we know it.")
    selectors = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="The DKIM keys that are looked for."
    )
    checked_at = graphene.DateTime(description="Null while nobody has looked since sender or keys were changed.")
    points = graphene.List(graphene.NonNull(PostSaleSenderPoint), required=True)
    complaints = graphene.Field(PostSaleComplaints, required=True)

    @staticmethod
    def resolve_domain(shop: Shop, info: Any) -> str:
        return sender_domain_of(shop).domain

    @staticmethod
    def resolve_service(shop: Shop, info: Any) -> str | None:
        service = sender_domain_of(shop).service
        return service.name if service is not None else None

    @staticmethod
    def resolve_selectors(shop: Shop, info: Any) -> list[str]:
        return list(sender_domain_of(shop).keys)

    @staticmethod
    def resolve_checked_at(shop: Shop, info: Any) -> datetime | None:
        check = last_check(shop)
        return check.checked_at if check is not None else None

    @staticmethod
    def resolve_points(shop: Shop, info: Any) -> list[Point]:
        check = last_check(shop)
        return points_of(check) if check is not None else []

    @staticmethod
    def resolve_complaints(shop: Shop, info: Any) -> OptionalMail:
        return optional_mail()


class SenderCheckInput(graphene.InputObjectType):
    only_if_due = graphene.Boolean(default_value=False, description="Not where somebody looked within a day.")


class SenderCheck(PostSaleMutation):
    """Ask DNS now what it says of the sender's domain; each night it is asked anyway."""

    access = CHANGE_SETTINGS

    class Arguments:
        input = SenderCheckInput(required=True)

    sender = graphene.Field(PostSaleSender)

    @classmethod
    def perform(cls, info: Any, *, only_if_due: bool | None = False) -> Self:
        shop = info.context.shop
        if only_if_due and not is_due(shop):
            return cls(sender=shop)
        if not is_within_rate("sender_check", str(shop.pk), limit=CHECKS_PER_HOUR, seconds=3600):
            raise TooManyChecks
        check_sender(shop)
        return cls(sender=shop)


@extends(Query)
class SenderQueries(graphene.ObjectType):
    post_sale_sender = graphene.Field(PostSaleSender)

    @staticmethod
    @requires(READ_SETTINGS)
    def resolve_post_sale_sender(root: None, info: Any) -> Shop:
        shop: Shop = info.context.shop
        return shop


@extends(Mutation)
class SenderMutations(graphene.ObjectType):
    sender_check = SenderCheck.Field()
