"""What shoppers tell and do for points besides buying: their birthday, following the shop, their link for friends."""

from typing import Any, Self

import graphene
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.earn_rules.social import CODE as SOCIAL
from saleor_postventa.loyalty.earn_rules.social import SocialFacts
from saleor_postventa.loyalty.models import Birthday
from saleor_postventa.loyalty.queries import account_of
from saleor_postventa.loyalty.queries.referrals import referral_link_of
from saleor_postventa.loyalty.services.awarding import award_deed
from saleor_postventa.loyalty.services.birthdays import forget_birthday, set_birthday
from saleor_postventa.web.extension import extends
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import EARN_BY_DEEDS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.viewer import Viewer

from .whom import customer_if_known, customer_meant


class NothingEarned(Refusal):
    code = "nothing_earned"
    text = _("It brings no points: it did so before, or the shop gives none for it.")


class PostSaleBirthday(graphene.ObjectType):
    """Day and month; no year is kept."""

    month = graphene.Int(required=True)
    day = graphene.Int(required=True)
    entered_at = graphene.DateTime(required=True, description="Points come from so many days after this on.")


class BirthdaySetInput(graphene.InputObjectType):
    month = graphene.Int(required=True)
    day = graphene.Int(required=True)
    customer_id = graphene.ID(description="Of whom, where the team asks.")


class BirthdaySet(PostSaleMutation):
    """Tell a birthday, for points on that day; another date starts the wait anew."""

    access = EARN_BY_DEEDS

    class Arguments:
        input = BirthdaySetInput(required=True)

    birthday = graphene.Field(PostSaleBirthday)

    @classmethod
    def perform(cls, info: Any, *, month: int, day: int, customer_id: str | None = None) -> Self:
        viewer: Viewer = info.context.viewer
        told = set_birthday(customer_meant(viewer, customer_id), month=month, day=day, by=viewer.actor)
        return cls(birthday=told)


class BirthdayForgetInput(graphene.InputObjectType):
    customer_id = graphene.ID(description="Of whom, where the team asks.")


class BirthdayForget(PostSaleMutation):
    """Take the birthday out; points that came with it stay."""

    access = EARN_BY_DEEDS

    class Arguments:
        input = BirthdayForgetInput(required=True)

    was_known = graphene.Boolean()

    @classmethod
    def perform(cls, info: Any, *, customer_id: str | None = None) -> Self:
        viewer: Viewer = info.context.viewer
        return cls(was_known=forget_birthday(customer_meant(viewer, customer_id), by=viewer.actor))


class NetworkFollowInput(graphene.InputObjectType):
    network = graphene.String(required=True, description="As the programme names it.")
    customer_id = graphene.ID(description="Of whom, where the team asks.")


class NetworkFollow(PostSaleMutation):
    """Say that one follows the shop: points once for each network that the programme names. Nobody can check it."""

    access = EARN_BY_DEEDS

    class Arguments:
        input = NetworkFollowInput(required=True)

    points = graphene.Int(description="Those that it brought now.")

    @classmethod
    def perform(cls, info: Any, *, network: str, customer_id: str | None = None) -> Self:
        viewer: Viewer = info.context.viewer
        customer = customer_meant(viewer, customer_id)
        given = award_deed(customer, SOCIAL, SocialFacts(network=network), by=viewer.actor)
        if not given:
            raise NothingEarned(field="network")
        return cls(points=sum(each.points for each in given))


@extends(Query)
class DeedQueries(graphene.ObjectType):
    birthday = graphene.Field(PostSaleBirthday, customer_id=graphene.ID(description="Of whom, where the team asks."))
    referral_link = graphene.String(
        customer_id=graphene.ID(description="Of whom, where the team asks."),
        description="To send to friends; there with the first points.",
    )

    @staticmethod
    @requires(EARN_BY_DEEDS)
    def resolve_birthday(root: None, info: Any, customer_id: str | None = None) -> Birthday | None:
        customer = customer_if_known(info.context.viewer, customer_id)
        return Birthday.objects.filter(customer=customer).first() if customer is not None else None

    @staticmethod
    @requires(EARN_BY_DEEDS)
    def resolve_referral_link(root: None, info: Any, customer_id: str | None = None) -> str | None:
        customer = customer_if_known(info.context.viewer, customer_id)
        account = account_of(customer.pk) if customer is not None else None
        return referral_link_of(account) if account is not None else None


@extends(Mutation)
class DeedMutations(graphene.ObjectType):
    birthday_set = BirthdaySet.Field()
    birthday_forget = BirthdayForget.Field()
    network_follow = NetworkFollow.Field()
