"""What the editor of a policy has to know: kinds of conditions and actions, and the words for them."""

from typing import Any

import graphene

from saleor_postventa.orders.queries import currencies_sold_in
from saleor_postventa.returns.policy.document import dump, schema
from saleor_postventa.returns.policy.kinds import ActionKind, ConditionKind, Unit, Words, actions, conditions
from saleor_postventa.returns.queries import content_of
from saleor_postventa.returns.queries.vocabulary import known_words
from saleor_postventa.returns.rules import Disposition, Grade
from saleor_postventa.web.values import PostSaleChoice

from .enums import PostSalePolicyUnit


class PostSalePolicyKind(graphene.ObjectType):
    """A kind of condition or of action, and the form of its value."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    subject = graphene.String(required=True, description="What it is about, to group them by.")
    schema = graphene.JSONString(required=True, description="JSON Schema of its value.")
    is_public = graphene.Boolean(required=True, description="Told on the public page of the policy.")
    unit = graphene.Field(PostSalePolicyUnit, description="What its numbers are of, where they are not just counted.")
    choices = graphene.List(
        graphene.NonNull(PostSaleChoice),
        description="The words that this shop knows for its value; null where every word will do.",
    )

    @staticmethod
    def resolve_unit(kind: ConditionKind | ActionKind, info: Any) -> Unit | None:
        return kind.unit if isinstance(kind, ConditionKind) else None

    @staticmethod
    def resolve_choices(kind: ConditionKind | ActionKind, info: Any) -> list[PostSaleChoice] | None:
        return words_for(kind.words) if kind.words is not None else None

    @staticmethod
    def resolve_label(kind: ConditionKind | ActionKind, info: Any) -> str:
        return str(kind.label)

    @staticmethod
    def resolve_subject(kind: ConditionKind | ActionKind, info: Any) -> str:
        return kind.subject.value

    @staticmethod
    def resolve_schema(kind: ConditionKind | ActionKind, info: Any) -> dict[str, Any]:
        return kind.value.model_json_schema()

    @staticmethod
    def resolve_is_public(kind: ConditionKind | ActionKind, info: Any) -> bool:
        return kind.is_public if isinstance(kind, ConditionKind) else kind.says is not None


class PostSalePolicySchema(graphene.ObjectType):
    """All that the editor of a policy has to know."""

    schema = graphene.JSONString(required=True, description="JSON Schema of the whole document.")
    default_content = graphene.JSONString(required=True)
    conditions = graphene.List(graphene.NonNull(PostSalePolicyKind), required=True)
    actions = graphene.List(graphene.NonNull(PostSalePolicyKind), required=True)
    methods = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    outcomes = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    processing_events = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    grades = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    dispositions = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    anchors = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    fees = graphene.List(graphene.NonNull(PostSaleChoice), required=True)
    exclusions = graphene.List(graphene.NonNull(PostSaleChoice), required=True, description="Of the law.")
    currencies = graphene.List(graphene.NonNull(graphene.String), required=True, description="That the shop sells in.")


def policy_schema() -> PostSalePolicySchema:
    return PostSalePolicySchema(
        schema=schema(),
        default_content=dump(content_of(None)),
        conditions=list(conditions),
        actions=list(actions),
        methods=words_for(Words.METHOD),
        outcomes=words_for(Words.OUTCOME),
        processing_events=words_for(Words.PROCESSING_EVENT),
        grades=_choices(Grade),
        dispositions=_choices(Disposition),
        anchors=words_for(Words.ANCHOR),
        fees=words_for(Words.FEE),
        exclusions=words_for(Words.EXCLUSION),
        currencies=currencies_sold_in(),
    )


def words_for(words: Words) -> list[PostSaleChoice]:
    return [PostSaleChoice(code=code, label=label) for code, label in known_words(words)]


def _choices(choices: Any) -> list[PostSaleChoice]:
    return [PostSaleChoice(code=each.value, label=str(each.label)) for each in choices]
