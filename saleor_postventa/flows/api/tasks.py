"""What flows ask the team to do, in the graph."""

from typing import Any, Self

import graphene
from django.db.models import Q
from django.utils.translation import get_language

from saleor_postventa.core.pieces import text_in
from saleor_postventa.events.labels import label_of
from saleor_postventa.flows.cards.links import card_path
from saleor_postventa.flows.cards.words import card_of, has_card
from saleor_postventa.flows.codes import TaskKind, TaskState
from saleor_postventa.flows.models import StaffTask
from saleor_postventa.flows.services.tasks import end_task
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.people.api import PostSaleCustomer
from saleor_postventa.people.models import Customer
from saleor_postventa.web.batching import related
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id, read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import WORK_ON_STAFF_TASKS, requires
from saleor_postventa.web.roots import Mutation, Query

BY_DATE, NEWEST = ("due_at", "pk"), ("-ended_at", "-pk")
PostSaleStaffTaskKind = graphene.Enum.from_enum(
    TaskKind,
    name="PostSaleStaffTaskKind",
    description=lambda value: "What the team is asked to do." if value is None else None,
)
PostSaleStaffTaskState = graphene.Enum.from_enum(
    TaskState,
    name="PostSaleStaffTaskState",
    description=lambda value: "Whether it was done." if value is None else None,
)


class PostSaleTaskCard(graphene.ObjectType):
    """A card for the parcel, in the customer's language. The words can be changed before it is printed."""

    greeting = graphene.String(required=True)
    words = graphene.String(required=True)
    closing = graphene.String(required=True, description="Who says it, below the line to sign on.")
    path = graphene.String(
        required=True,
        description=(
            "Opens the card as PDF for an hour, on this app's host; posted to it, `greeting`, `words`, `closing` and "
            "`paper` (a6, a4) are printed instead."
        ),
    )


class PostSaleStaffTask(graphene.ObjectType):
    """Something to do for one customer: a note by hand, a card in the parcel, a call."""

    class Meta:
        interfaces = (Node,)

    kind = graphene.Field(PostSaleStaffTaskKind, required=True)
    kind_label = graphene.String(required=True)
    text = graphene.String(required=True, description="In the shop's own words.")
    state = graphene.Field(PostSaleStaffTaskState, required=True)
    state_label = graphene.String(required=True)
    customer = graphene.Field(PostSaleCustomer)
    order = graphene.Field(PostSaleOrder)
    created_at = graphene.DateTime(required=True)
    due_at = graphene.DateTime(required=True)
    ended_at = graphene.DateTime()
    ended_by = graphene.String()
    note = graphene.String(required=True)
    card = graphene.Field(PostSaleTaskCard, description="Of a card or a note, as long as it is to do.")

    @staticmethod
    def resolve_card(task: StaffTask, info: Any) -> PostSaleTaskCard | None:
        if task.state != TaskState.OPEN or not has_card(task):
            return None
        card = card_of(task)
        path = card_path(task, info.context.shop)
        return PostSaleTaskCard(greeting=card.greeting, words=card.words, closing=card.closing, path=path)

    @staticmethod
    def resolve_kind_label(task: StaffTask, info: Any) -> str:
        return task.get_kind_display()

    @staticmethod
    def resolve_text(task: StaffTask, info: Any) -> str:
        return text_in(task.texts, get_language() or "en")

    @staticmethod
    def resolve_state_label(task: StaffTask, info: Any) -> str:
        return task.get_state_display()

    @staticmethod
    def resolve_customer(task: StaffTask, info: Any) -> Customer | None:
        return related(task, lambda each: each.customer)

    @staticmethod
    def resolve_order(task: StaffTask, info: Any) -> Order | None:
        return related(task, lambda each: each.order)

    @staticmethod
    def resolve_ended_by(task: StaffTask, info: Any) -> str | None:
        return label_of(task.ended_by, info)


PostSaleStaffTaskConnection = countable_connection(PostSaleStaffTask)


@extends(Query)
class StaffTaskQueries(graphene.ObjectType):
    staff_tasks = connection_field(
        PostSaleStaffTaskConnection,
        state=graphene.Argument(PostSaleStaffTaskState),
        order_id=graphene.ID(description="Ours, or Saleor's."),
        customer_id=graphene.ID(description="Ours, or Saleor's."),
        description="Whatever is due first; of those that are done or not needed, what ended last.",
    )

    @staticmethod
    @requires(WORK_ON_STAFF_TASKS)
    def resolve_staff_tasks(root: None, info: Any, *, state: Any = None, **asked: Any) -> Any:
        rows = StaffTask.objects.select_related("customer", "order", "shop", "journey__version")
        for name, type_name in (("order", "PostSaleOrder"), ("customer", "PostSaleCustomer")):
            if (shown := asked.pop(f"{name}_id", None)) is not None:
                rows = rows.filter(Q(**{name: read_id(type_name, shown)}) | Q(**{f"{name}__saleor_id": shown}))
        if state is None:
            return page_of(rows, BY_DATE, **asked)
        order = BY_DATE if state.value == TaskState.OPEN else NEWEST
        return page_of(rows.filter(state=state.value), order, **asked)


class StaffTaskEndInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    is_done = graphene.Boolean(required=True, description="False: it is not needed.")
    note = graphene.String(description="For the team.")


class StaffTaskEnd(PostSaleMutation):
    """Say that it was done, or is not needed."""

    access = WORK_ON_STAFF_TASKS
    staff_task = graphene.Field(PostSaleStaffTask)

    class Arguments:
        input = StaffTaskEndInput(required=True)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        ended = end_task(
            must_read_id("PostSaleStaffTask", given["id"], field="id"),
            TaskState.DONE if given["is_done"] else TaskState.DISMISSED,
            note=given.get("note") or "",
            by=info.context.viewer.actor,
        )
        return cls(staff_task=ended)


@extends(Mutation)
class StaffTaskMutations(graphene.ObjectType):
    staff_task_end = StaffTaskEnd.Field()
