"""The outbox, previews and tests, and what a customer agreed to."""

from datetime import datetime
from typing import Any, Self

import graphene

from saleor_postventa.mailing import queries
from saleor_postventa.mailing.codes import CancelReason, ConsentAction, MessageStatus, WaitReason
from saleor_postventa.mailing.kinds import Kind, kind_of, kinds
from saleor_postventa.mailing.labels import kind_label, reason_label
from saleor_postventa.mailing.leading import led_straight
from saleor_postventa.mailing.masking import hidden
from saleor_postventa.mailing.models import ConsentEntry, MailWording, Message, SentCopy
from saleor_postventa.mailing.rendering import Rendering
from saleor_postventa.mailing.trial import preview, send_test
from saleor_postventa.mailing.wording import Words, placeholders_of, set_wording, wordings_of
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import order_with_goods
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import batched, together
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, UnknownId, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_SETTINGS, READ_MESSAGES, SEND_TESTS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleLanguage
from saleor_postventa.web.viewer import Viewer

NEWEST_FIRST = ("-requested_at", "-pk")

PostSaleMessageState = graphene.Enum.from_enum(MessageStatus, name="PostSaleMessageState")


class PostSaleMessage(graphene.ObjectType):
    """A mail to one person."""

    class Meta:
        interfaces = (Node,)

    template = graphene.String(required=True)
    template_label = graphene.String(required=True)
    topic = graphene.String(required=True)
    legal_basis = graphene.String(
        required=True, description="Why we may write. Decided when it leaves; until then the first that may apply."
    )
    state = graphene.Field(PostSaleMessageState, required=True)
    reason = graphene.String(description="Why it waits, was cancelled or failed.")
    to = graphene.String(description="Where it went or is to go; null once it is forgotten.")
    subject = graphene.String()
    language = graphene.Field(PostSaleLanguage, required=True)
    due_at = graphene.DateTime()
    sent_at = graphene.DateTime()
    html = graphene.String(description="What was sent, as long as the copy is kept.")
    text = graphene.String()

    @staticmethod
    def resolve_template(message: Message, info: Any) -> str:
        return message.kind

    @staticmethod
    def resolve_template_label(message: Message, info: Any) -> str:
        return kind_label(message.kind)

    @staticmethod
    def resolve_legal_basis(message: Message, info: Any) -> str:
        planned = kinds.get(message.kind).bases if message.kind in kinds else ()
        return message.basis or next(iter(planned), "")

    @staticmethod
    def resolve_state(message: Message, info: Any) -> str:
        return message.status

    @staticmethod
    def resolve_reason(message: Message, info: Any) -> str | None:
        if message.status == MessageStatus.WAITING and message.waits_for:
            return reason_label(WaitReason, message.waits_for)
        if message.status == MessageStatus.CANCELLED:
            return reason_label(CancelReason, message.cancel_reason)
        return message.trouble or None

    @staticmethod
    def resolve_to(message: Message, info: Any) -> str | None:
        copy = _copy(message, info)
        return copy.address if copy else message.customer.email or None if message.customer else None

    @staticmethod
    def resolve_subject(message: Message, info: Any) -> str | None:
        copy = _copy(message, info)
        return hidden(copy.subject) if copy else None

    @staticmethod
    def resolve_language(message: Message, info: Any) -> Any:
        return info.context.shop.preferences.language_for(message.language)

    @staticmethod
    def resolve_html(message: Message, info: Any) -> str | None:
        copy = _copy(message, info)
        return led_straight(hidden(copy.html), is_html=True) if copy else None

    @staticmethod
    def resolve_text(message: Message, info: Any) -> str | None:
        copy = _copy(message, info)
        return led_straight(hidden(copy.text)) if copy else None


PostSaleMessageConnection = countable_connection(PostSaleMessage)


class PostSaleMessageFilterInput(graphene.InputObjectType):
    state = PostSaleMessageState()
    topic = graphene.String()
    order_id = graphene.ID()
    customer_id = graphene.ID()


class PostSaleMailWording(graphene.ObjectType):
    """The team's own words for a mail in one language. Empty where ours stand."""

    language = graphene.Field(PostSaleLanguage, required=True)
    subject = graphene.String(required=True)
    opening = graphene.String(required=True, description="The paragraph below the headline, in place of ours.")
    closing = graphene.String(required=True, description="A paragraph at the end.")
    changed_at = graphene.DateTime(required=True)


class PostSaleMailTemplate(graphene.ObjectType):
    """A kind of mail."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    topic = graphene.String(required=True)
    placeholders = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="What the team's own words may name in braces: `{shop}`.",
    )
    wordings = graphene.List(
        graphene.NonNull(PostSaleMailWording), required=True, description="The team's own words, by language."
    )

    @staticmethod
    def resolve_placeholders(kind: Kind, info: Any) -> list[str]:
        return placeholders_of(kind)

    @staticmethod
    def resolve_wordings(kind: Kind, info: Any) -> list[MailWording]:
        found = batched(info, kind, "wordings", lambda each: each.code, lambda codes: wordings_of(kinds.codes()))
        return found or []


class PostSaleMailPreview(graphene.ObjectType):
    """How a mail would read."""

    subject = graphene.String(required=True)
    html = graphene.String(required=True)
    text = graphene.String(required=True)


class PostSaleConsent(graphene.ObjectType):
    """What a person last said about a topic."""

    topic = graphene.String(required=True)
    is_given = graphene.Boolean(required=True)
    since = graphene.DateTime(required=True)
    source = graphene.String(required=True)

    @staticmethod
    def resolve_is_given(entry: ConsentEntry, info: Any) -> bool:
        return entry.action == ConsentAction.GIVEN

    @staticmethod
    def resolve_since(entry: ConsentEntry, info: Any) -> datetime:
        return entry.recorded_at


@extends(PostSaleCustomer)
class CustomerConsents(graphene.ObjectType):
    consents = graphene.List(graphene.NonNull(PostSaleConsent), required=True)

    @staticmethod
    def resolve_consents(customer: Customer, info: Any) -> list[ConsentEntry]:
        return batched(info, customer, "consents", lambda each: each.pk, queries.consents_of) or []


@extends(PostSaleCustomer)
class CustomerPlannedMails(graphene.ObjectType):
    planned_mails = graphene.List(
        graphene.NonNull(PostSaleMessage), description="That have not left yet, the next one first."
    )

    @staticmethod
    @requires(READ_MESSAGES)
    def resolve_planned_mails(customer: Customer, info: Any) -> list[Message]:
        return batched(info, customer, "planned_mails", lambda each: each.pk, _planned) or []


class MailWordingInput(graphene.InputObjectType):
    """Plain text; what is empty or not given is ours."""

    subject = graphene.String()
    opening = graphene.String()
    closing = graphene.String()


@extends(Query)
class MessageQueries(graphene.ObjectType):
    post_sale_messages = connection_field(PostSaleMessageConnection, filter=PostSaleMessageFilterInput())
    post_sale_message = graphene.Field(PostSaleMessage, id=graphene.ID(required=True))
    post_sale_mail_templates = graphene.List(graphene.NonNull(PostSaleMailTemplate))
    post_sale_mail_preview = graphene.Field(
        PostSaleMailPreview,
        description="A template filled in with a real order (or with an example where none is given).",
        template=graphene.String(required=True),
        language=PostSaleLanguage(required=True),
        order_id=graphene.ID(),
        wording=MailWordingInput(description="Words to try before they are kept."),
    )

    @staticmethod
    @requires(READ_MESSAGES)
    def resolve_post_sale_messages(root: None, info: Any, **asked: Any) -> Any:
        wanted = dict(asked.pop("filter", None) or {})
        rows = queries.messages(
            status=wanted.get("state"),
            topic=wanted.get("topic"),
            order_id=read_id("PostSaleOrder", wanted["order_id"]) if wanted.get("order_id") else None,
            customer_id=read_id("PostSaleCustomer", wanted["customer_id"]) if wanted.get("customer_id") else None,
        )
        return page_of(rows, NEWEST_FIRST, **asked)

    @staticmethod
    @requires(READ_MESSAGES)
    def resolve_post_sale_message(root: None, info: Any, **asked: Any) -> Message | None:
        return queries.message_detail(read_id("PostSaleMessage", asked["id"]))

    @staticmethod
    @requires(READ_MESSAGES)
    def resolve_post_sale_mail_templates(root: None, info: Any) -> list[Kind]:
        return list(kinds)

    @staticmethod
    @requires(SEND_TESTS)
    def resolve_post_sale_mail_preview(
        root: None,
        info: Any,
        *,
        template: str,
        language: Any,
        order_id: str | None = None,
        wording: dict[str, Any] | None = None,
    ) -> Rendering:
        words = _words(**wording) if wording is not None else None
        return preview(info.context.shop, template, language.value, _order(order_id), words=words)


class MailTestSendInput(graphene.InputObjectType):
    template = graphene.String(required=True)
    language = PostSaleLanguage(required=True)
    to = graphene.String(required=True)
    order_id = graphene.ID()


class MailTestSend(PostSaleMutation):
    """Send a preview to an address of the team's."""

    access = SEND_TESTS

    class Arguments:
        input = MailTestSendInput(required=True)

    is_sent = graphene.Boolean(required=True)

    @classmethod
    def perform(cls, info: Any, *, template: str, language: Any, to: str, order_id: str | None = None) -> Self:
        viewer: Viewer = info.context.viewer
        send_test(viewer.shop, template, language.value, to=to, order=_order(order_id))
        return cls(is_sent=True)

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        return {"is_sent": False}


class MailWordingUpdateInput(graphene.InputObjectType):
    template = graphene.String(required=True)
    language = PostSaleLanguage(required=True)
    wording = MailWordingInput(required=True)


class MailWordingUpdate(PostSaleMutation):
    """Keep the team's own words for a mail in one language; all empty brings ours back."""

    access = CHANGE_SETTINGS

    class Arguments:
        input = MailWordingUpdateInput(required=True)

    template = graphene.Field(PostSaleMailTemplate)

    @classmethod
    def perform(cls, info: Any, *, template: str, language: Any, wording: dict[str, Any]) -> Self:
        kind = kind_of(template)
        set_wording(kind, language.value, _words(**wording), by=info.context.viewer.actor)
        return cls(template=kind)


@extends(Mutation)
class MessageMutations(graphene.ObjectType):
    mail_wording_update = MailWordingUpdate.Field()
    mail_test_send = MailTestSend.Field()


def _words(subject: str | None = None, opening: str | None = None, closing: str | None = None) -> Words:
    return Words(subject or "", opening or "", closing or "")


def _planned(customer_ids: list[int]) -> dict[int, list[Message]]:
    found = queries.planned_of(customer_ids)
    together([each for rows in found.values() for each in rows])
    return found


def _copy(message: Message, info: Any) -> SentCopy | None:
    """Whole mails are read only where somebody asks for them."""
    return batched(info, message, "sent_copies", lambda each: each.pk, queries.copies_of)


def _order(order_id: str | None) -> Order | None:
    """Raises UnknownId."""
    if order_id is None:
        return None
    found = order_with_goods(pk=read_id("PostSaleOrder", order_id))
    if found is None:
        raise UnknownId(field="order_id")
    return found
