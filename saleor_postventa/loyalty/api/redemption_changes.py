"""Taking rewards and giving them back, by the shopper or for them."""

from typing import Any, Self

import graphene
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.loyalty.codes import ReleaseCause
from saleor_postventa.loyalty.models import Redemption
from saleor_postventa.loyalty.services.redeeming import redeem
from saleor_postventa.loyalty.services.refunding import RefundRow, refund_many
from saleor_postventa.loyalty.services.releasing import UnknownRedemption, cancel_redemption
from saleor_postventa.web.batching import together
from saleor_postventa.web.errors import PostSaleError, payload_error
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import must_read_id, show_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import REFUND_REWARDS, SPEND_POINTS
from saleor_postventa.web.roots import Mutation
from saleor_postventa.web.viewer import Viewer

from .redemptions import PostSaleRedemption, loaded, visible_to
from .rewards import market_asked
from .whom import customer_meant

MOST = 200


class TooManyAtOnce(Refusal):
    code = "too_many"
    text = _("At most {most} at once.")


class RewardRedeemInput(graphene.InputObjectType):
    reward_id = graphene.ID(required=True)
    key = graphene.String(required=True, description="Of your choice; the same key is the same reward, taken once.")
    amount = graphene.Decimal(description="Of a reward of any amount.")
    customer_id = graphene.ID(description="For whom, where the team does it; its code goes to them by mail.")
    channel = graphene.String(description="Where the shopper is now, as in `rewards`.")
    currency = graphene.String(description="What is paid in there.")


class RewardRedeem(PostSaleMutation):
    """Spend points on a reward. Its code is there a moment later; until then it is RESERVED."""

    access = SPEND_POINTS

    class Arguments:
        input = RewardRedeemInput(required=True)

    redemption = graphene.Field(PostSaleRedemption)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        reward_id = must_read_id("PostSaleReward", given["reward_id"], field="reward_id")
        found = redeem(
            customer_meant(viewer, given.get("customer_id")),
            reward_id,
            key=given["key"],
            amount=given.get("amount"),
            market=market_asked(given.get("channel"), given.get("currency")),
            language=get_language() or "" if viewer.is_shopper else "",
            by=viewer.actor,
        )
        return cls(redemption=loaded(Redemption.objects).get(pk=found.pk))


class RedemptionCancelInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class RedemptionCancel(PostSaleMutation):
    """Give back a reward that was not used: its code is withdrawn, and then its points come back."""

    access = SPEND_POINTS

    class Arguments:
        input = RedemptionCancelInput(required=True)

    redemption = graphene.Field(PostSaleRedemption)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        pk = must_read_id("PostSaleRedemption", given["id"], field="id")
        if not visible_to(viewer).filter(pk=pk).exists():
            raise UnknownRedemption(field="id")
        cause = ReleaseCause.SHOPPER if viewer.is_shopper else ReleaseCause.TEAM
        cancel_redemption(pk, cause=cause, by=viewer.actor)
        return cls(redemption=loaded(Redemption.objects).get(pk=pk))


class PostSaleRedemptionResult(graphene.ObjectType):
    """How one of many came out; with an error, nothing happened to it."""

    id = graphene.ID(required=True)
    error = graphene.Field(PostSaleError)
    redemption = graphene.Field(PostSaleRedemption)


class RedemptionRefundInput(graphene.InputObjectType):
    ids = graphene.List(graphene.NonNull(graphene.ID), required=True)


class RedemptionRefund(PostSaleMutation):
    """Take back many rewards that were not used; the payload has a row for each, in their order."""

    access = REFUND_REWARDS

    class Arguments:
        input = RedemptionRefundInput(required=True)

    results = graphene.List(graphene.NonNull(PostSaleRedemptionResult), required=True)

    @classmethod
    def perform(cls, info: Any, *, ids: list[str]) -> Self:
        if len(ids) > MOST:
            raise TooManyAtOnce(field="ids", most=MOST)
        pks = [must_read_id("PostSaleRedemption", each, field=f"ids.{place}") for place, each in enumerate(ids)]
        return cls(results=_shown(refund_many(pks, by=info.context.viewer.actor)))

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"results": []}


def _shown(results: list[RefundRow]) -> list[PostSaleRedemptionResult]:
    rows = list(loaded(Redemption.objects.filter(pk__in=[each.id for each in results])))
    together(rows)
    by_id = {row.pk: row for row in rows}
    return [
        PostSaleRedemptionResult(
            id=show_id("PostSaleRedemption", each.id),
            error=payload_error(each.error, {}) if each.error else None,
            redemption=by_id.get(each.id),
        )
        for each in results
    ]


@extends(Mutation)
class RedemptionMutations(graphene.ObjectType):
    reward_redeem = RewardRedeem.Field()
    redemption_cancel = RedemptionCancel.Field()
    redemption_refund = RedemptionRefund.Field()
