"""What shoppers do with returns, and the team for them: ask, send, cancel, choose again, write."""

from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.returns.queries import return_with_everything
from saleor_postventa.returns.rules import RequestChannel
from saleor_postventa.returns.services import add_note, cancel_return, change_exchange, request_return, send_return
from saleor_postventa.web.extension import extends
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import REQUEST_RETURNS, Access
from saleor_postventa.web.roots import Mutation
from saleor_postventa.web.values import PostSaleLanguage

from .enums import PostSaleReturnOutcome
from .finding import by_line, must_find_order, own_return_id
from .notes import PostSaleReturnNote
from .types import PostSaleReturn
from .wishes import ReturnLineInput, wanted_of


class ReturnMutation(PostSaleMutation):
    """Acts on one return, of which shoppers may only name their own; the payload shows it as it is then."""

    access: ClassVar[Access] = REQUEST_RETURNS

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.return_ = graphene.Field(PostSaleReturn, name="return")
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def showing(cls, pk: int, **fields: Any) -> Self:
        return cls(return_=return_with_everything(pk=pk), **fields)


class ReturnCreateInput(graphene.InputObjectType):
    order_id = graphene.ID(required=True, description="Our id, or Saleor's.")
    lines = graphene.List(graphene.NonNull(ReturnLineInput), required=True)
    outcome = PostSaleReturnOutcome(required=True)
    method = graphene.String(description="How it is sent back; its code.")
    note = graphene.String(description="For both sides to read.")
    language = PostSaleLanguage(description="In which the shopper is written to.")
    override_reason = graphene.String(description="Why staff goes past what the policy says; shoppers can't.")
    key = graphene.String(description="Of your choice: asking again with the same key gives the same return.")


class ReturnCreate(ReturnMutation):
    """Ask for a return. The policy binds shoppers and integrators; staff may go past its no with a reason, and choose
    other outcomes and ways than it offers."""

    renamed = {
        "order": "orderId",
        "reason": "lines.reason",
        "details": "lines.details",
        "photos": "lines.photoIds",
        "wantedVariant": "lines.wantedVariantId",
    }

    class Arguments:
        input = ReturnCreateInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        order = must_find_order(viewer, given["order_id"])
        made = request_return(
            order.pk,
            wanted_of(order, given),
            channel=RequestChannel.STAFF if viewer.is_staff else RequestChannel.API,
            language=given["language"].value if given.get("language") else "",
            by=viewer.actor,
            override_reason=given.get("override_reason") or "",
            key=given.get("key") or "",
        )
        return cls.showing(made.pk)


class ReturnSendInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    tracking_number = graphene.String()
    carrier = graphene.String()
    sent_at = graphene.DateTime()


class ReturnSend(ReturnMutation):
    """It is on its way back."""

    renamed = {"at": "sentAt"}

    class Arguments:
        input = ReturnSendInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        sent = send_return(
            own_return_id(viewer, given["id"]),
            by=viewer.actor,
            tracking_number=given.get("tracking_number") or "",
            carrier=given.get("carrier") or "",
            at=given.get("sent_at"),
        )
        return cls.showing(sent.pk)


class ReturnCancelInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    reason = graphene.String()


class ReturnCancel(ReturnMutation):
    """Take it back, as long as nothing was sent."""

    class Arguments:
        input = ReturnCancelInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        pk = own_return_id(viewer, given["id"])
        return cls.showing(cancel_return(pk, by=viewer.actor, reason=given.get("reason") or "").pk)


class ReturnExchangeVariantInput(graphene.InputObjectType):
    line_id = graphene.ID(required=True, description="Of the return's line.")
    variant_id = graphene.ID(required=True, description="Saleor's id of what is wanted instead.")


class ReturnChangeExchangeInput(graphene.InputObjectType):
    """Another outcome than the exchange, or other variants."""

    id = graphene.ID(required=True)
    outcome = PostSaleReturnOutcome()
    variants = graphene.List(graphene.NonNull(ReturnExchangeVariantInput))


class ReturnChangeExchange(ReturnMutation):
    """Choose again: another variant, money back, or store credit."""

    class Arguments:
        input = ReturnChangeExchangeInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        changed = change_exchange(
            own_return_id(viewer, given["id"]),
            outcome=given.get("outcome"),
            variants=by_line(given.get("variants") or [], "variant_id", field="variants"),
            by=viewer.actor,
        )
        return cls.showing(changed.pk)


class ReturnNoteAddInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    text = graphene.String(required=True)
    is_internal = graphene.Boolean(description="For the team alone; only the team can write such.")


class ReturnNoteAdd(ReturnMutation):
    """Write something to a return, for both sides or for the team alone."""

    class Arguments:
        input = ReturnNoteAddInput(required=True)

    note = graphene.Field(PostSaleReturnNote)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer = info.context.viewer
        pk = own_return_id(viewer, given["id"])
        is_internal = viewer.is_staff and bool(given.get("is_internal"))
        note = add_note(pk, given["text"], is_internal=is_internal, by=viewer.actor)
        return cls.showing(pk, note=note)


@extends(Mutation)
class RequestMutations(graphene.ObjectType):
    return_create = ReturnCreate.Field()
    return_send = ReturnSend.Field()
    return_cancel = ReturnCancel.Field()
    return_change_exchange = ReturnChangeExchange.Field()
    return_note_add = ReturnNoteAdd.Field()
