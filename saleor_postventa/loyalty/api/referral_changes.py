"""What the team decides of referrals that wait for it."""

from typing import Any, Self

import graphene

from saleor_postventa.loyalty.models import Referral
from saleor_postventa.loyalty.services.referring import approve_referral, decline_referral
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import DECIDE_REFERRALS
from saleor_postventa.web.roots import Mutation

from .referrals import PostSaleReferral, loaded


class ReferralApproveInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ReferralApprove(PostSaleMutation):
    """Nothing is wrong with it: both get their points, as if nobody had looked."""

    access = DECIDE_REFERRALS

    class Arguments:
        input = ReferralApproveInput(required=True)

    referral = graphene.Field(PostSaleReferral)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        found = approve_referral(_read(given["id"]), by=info.context.viewer.actor)
        return cls(referral=_shown(found))


class ReferralDeclineInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    reason = graphene.String(required=True, description="For the team alone.")


class ReferralDecline(PostSaleMutation):
    """No points for either."""

    access = DECIDE_REFERRALS

    class Arguments:
        input = ReferralDeclineInput(required=True)

    referral = graphene.Field(PostSaleReferral)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        found = decline_referral(_read(given["id"]), reason=given["reason"], by=info.context.viewer.actor)
        return cls(referral=_shown(found))


def _read(shown: str) -> int:
    return must_read_id("PostSaleReferral", shown, field="id")


def _shown(referral: Referral) -> Referral:
    found: Referral = loaded(Referral.objects).get(pk=referral.pk)
    return found


@extends(Mutation)
class ReferralMutations(graphene.ObjectType):
    referral_approve = ReferralApprove.Field()
    referral_decline = ReferralDecline.Field()
