"""The policy in the graph: what holds, its versions, what the editor needs, trying and checking."""

from dataclasses import dataclass
from typing import Any

import graphene
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override

from saleor_postventa.core.clock import now
from saleor_postventa.events.queries import actor_label
from saleor_postventa.orders.api import PostSaleOrder
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import PolicyVersion, PolicyVersionQuerySet
from saleor_postventa.returns.policy.document import Policy, dump, schema
from saleor_postventa.returns.policy.kinds import ActionKind, ConditionKind, Unit, Words, actions, conditions
from saleor_postventa.returns.queries import Item, content_of, draft_policy, live_policy
from saleor_postventa.returns.queries.vocabulary import currencies, known_words
from saleor_postventa.returns.queries.wording import policy_in_words
from saleor_postventa.returns.rules import Disposition, Grade, PolicyStatus
from saleor_postventa.returns.services import ensure_reasons, export_policy
from saleor_postventa.returns.services.trying import Asked, PolicyCheck, check_policy, try_policy
from saleor_postventa.web.connections import connection_field, countable_connection, page_of
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, read_id
from saleor_postventa.web.permissions import READ_ORDER, READ_POLICIES, READ_PUBLIC_POLICY, TRY_POLICIES, requires
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleChoice, PostSaleLanguage

from .decisions import PostSaleReturnableItem
from .enums import PostSalePolicyStatus, PostSalePolicyUnit, PostSaleReturnOutcome
from .finding import must_find_order

NEWEST_FIRST = ("-number",)
ASKED_TEXT = {
    "language": PostSaleLanguage(description="Without it, the language asked for (Accept-Language)."),
    "country": graphene.String(description="The shopper's, as `ES`: what its law says is told with it."),
}


class PostSalePolicyWishInput(graphene.InputObjectType):
    """What a shopper might ask for, as far as it is to be tried."""

    reason = graphene.String(description="Its code.")
    outcome = PostSaleReturnOutcome()
    method = graphene.String(description="Its code.")
    quantity = graphene.Int(description="Of each line; all of it where it isn't said.")


class PostSalePolicyVersion(graphene.ObjectType):
    """A version of the return policy. Once published it never changes."""

    class Meta:
        interfaces = (Node,)

    number = graphene.Int(required=True)
    status = graphene.Field(PostSalePolicyStatus, required=True)
    status_label = graphene.String(required=True)
    name = graphene.String(required=True)
    content = graphene.JSONString(required=True)
    file = graphene.String(required=True, description="To be kept, and imported here or in another shop.")
    created_at = graphene.DateTime(required=True)
    changed_at = graphene.DateTime(required=True)
    created_by = graphene.String()
    changed_by = graphene.String()
    revision = graphene.Int(
        required=True, description="Another one after each change: who writes over a draft names the one they read."
    )
    published_by = graphene.String()
    published_at = graphene.DateTime()
    takes_effect_at = graphene.DateTime()
    applies_from = graphene.DateTime(description="Orders placed from then on are judged by it.")
    is_recomputed = graphene.Boolean(required=True, description="The windows of all orders that it reaches are set.")
    text = graphene.Field(lambda: PostSalePolicyText, **ASKED_TEXT)

    @staticmethod
    def resolve_status_label(version: PolicyVersion, info: Any) -> str:
        return version.get_status_display()

    @staticmethod
    def resolve_file(version: PolicyVersion, info: Any) -> str:
        return export_policy(version)

    @staticmethod
    def resolve_created_by(version: PolicyVersion, info: Any) -> str | None:
        return actor_label(version.created_by)

    @staticmethod
    def resolve_changed_by(version: PolicyVersion, info: Any) -> str | None:
        return actor_label(version.changed_by)

    @staticmethod
    def resolve_published_by(version: PolicyVersion, info: Any) -> str | None:
        return actor_label(version.published_by)

    @staticmethod
    def resolve_text(version: PolicyVersion, info: Any, **asked: Any) -> "PostSalePolicyText":
        return text_of(info, content_of(version), number=version.number, **asked)

    @staticmethod
    def resolve_is_recomputed(version: PolicyVersion, info: Any) -> bool:
        return version.recomputed_at is not None


PostSalePolicyVersionConnection = countable_connection(PostSalePolicyVersion)


class PostSaleReturnPolicy(graphene.ObjectType):
    """What orders placed now are judged by; the default as long as none was published."""

    version = graphene.Field(PostSalePolicyVersion)
    content = graphene.JSONString(required=True)
    is_default = graphene.Boolean(required=True)
    url = graphene.String(required=True, description="Its page for everyone.")
    file = graphene.String(required=True, description="To be kept, and imported here or in another shop.")

    @staticmethod
    def resolve_file(policy: "PostSaleReturnPolicy", info: Any) -> str:
        return export_policy(policy.version)

    @staticmethod
    def resolve_url(policy: "PostSaleReturnPolicy", info: Any) -> str:
        return settings.PUBLIC_URL + reverse("returns:policy", kwargs={"shop": info.context.shop.slug})


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


class PostSalePolicyViolation(graphene.ObjectType):
    """Where the policy gives less than the law, and which article says so."""

    code = graphene.String(required=True)
    country = graphene.String(required=True)
    article = graphene.String(required=True)
    rule = graphene.String(description="The rule's id; null for the policy's own terms.")
    path = graphene.String(description="Where it stands in the document.")
    message = graphene.String(required=True)

    @staticmethod
    def resolve_rule(violation: Any, info: Any) -> str | None:
        return violation.rule or None

    @staticmethod
    def resolve_path(violation: Any, info: Any) -> str | None:
        return violation.path or None


class PostSalePolicyProblem(graphene.ObjectType):
    """What is wrong with the document itself."""

    path = graphene.String(required=True, description="`rules.2.actions.0.value.days`")
    message = graphene.String(required=True)


class PostSalePolicyCheck(graphene.ObjectType):
    """With neither problems nor violations it can be published."""

    can_publish = graphene.Boolean(required=True)
    countries = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Whose law it was held against: where the shop's orders went so far.",
    )
    problems = graphene.List(graphene.NonNull(PostSalePolicyProblem), required=True)
    violations = graphene.List(graphene.NonNull(PostSalePolicyViolation), required=True)
    text = graphene.Field(
        lambda: PostSalePolicyText, **ASKED_TEXT, description="What shoppers would read; null where it has problems."
    )

    @staticmethod
    def resolve_text(check: PolicyCheck, info: Any, **asked: Any) -> "PostSalePolicyText | None":
        return text_of(info, check.policy, **asked) if check.policy is not None else None


@dataclass(frozen=True)
class Trial:
    order: Order
    items: list[Item]
    check: PolicyCheck


class PostSalePolicyTrial(graphene.ObjectType):
    """A policy tried on an order: the decision of each line, with its trace. Nothing is kept."""

    order = graphene.Field(PostSaleOrder)
    items = graphene.List(graphene.NonNull(PostSaleReturnableItem), required=True)
    problems = graphene.List(graphene.NonNull(PostSalePolicyProblem), required=True)

    @staticmethod
    @requires(READ_ORDER)
    def resolve_order(trial: Trial, info: Any) -> Order:
        return trial.order

    @staticmethod
    def resolve_problems(trial: Trial, info: Any) -> Any:
        return trial.check.problems


class PostSalePolicyParagraph(graphene.ObjectType):
    """A heading and what stands below it."""

    code = graphene.String(required=True, description="What it is about; stable.")
    heading = graphene.String(required=True)
    sentences = graphene.List(graphene.NonNull(graphene.String), required=True)


class PostSalePolicyText(graphene.ObjectType):
    """The policy in words, made from the rules themselves; what is free stands first."""

    language = graphene.Field(PostSaleLanguage, required=True)
    version_number = graphene.Int(description="Null as long as the default policy holds.")
    paragraphs = graphene.List(graphene.NonNull(PostSalePolicyParagraph), required=True)


@extends(Query)
class PolicyQueries(graphene.ObjectType):
    return_policy = graphene.Field(PostSaleReturnPolicy, description="What orders placed now are judged by.")
    return_policy_draft = graphene.Field(PostSalePolicyVersion)
    return_policy_version = graphene.Field(PostSalePolicyVersion, id=graphene.ID(required=True))
    return_policy_versions = connection_field(PostSalePolicyVersionConnection, description="The newest first.")
    return_policy_schema = graphene.Field(PostSalePolicySchema)
    return_policy_try = graphene.Field(
        PostSalePolicyTrial,
        order_id=graphene.ID(required=True, description="Our id, or Saleor's."),
        is_draft=graphene.Boolean(default_value=False, description="By the draft instead of what holds for the order."),
        content=graphene.JSONString(description="By this document, which need not be saved."),
        wish=PostSalePolicyWishInput(description="What is asked for, of each line as if it came back alone."),
    )
    return_policy_check = graphene.Field(
        PostSalePolicyCheck,
        content=graphene.JSONString(required=True),
        description="Whether a document could be published.",
    )
    return_policy_text = graphene.Field(
        PostSalePolicyText, **ASKED_TEXT, description="The policy in words, for everyone."
    )

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy(root: None, info: Any) -> PostSaleReturnPolicy:
        version = live_policy(now())
        return PostSaleReturnPolicy(version=version, content=dump(content_of(version)), is_default=version is None)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_draft(root: None, info: Any) -> PolicyVersion | None:
        return draft_policy()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_version(root: None, info: Any, **asked: Any) -> PolicyVersion | None:
        return _versions().filter(pk=read_id("PostSalePolicyVersion", asked["id"])).first()

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_versions(root: None, info: Any, **asked: Any) -> Any:
        return page_of(_versions(), NEWEST_FIRST, **asked)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_schema(root: None, info: Any) -> PostSalePolicySchema:
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
            currencies=currencies(),
        )

    @staticmethod
    @requires(TRY_POLICIES)
    def resolve_return_policy_try(root: None, info: Any, *, order_id: str, **asked: Any) -> Trial:
        order = must_find_order(info.context.viewer, order_id)
        draft = draft_policy() if asked.get("is_draft") else None
        content = asked.get("content") or (draft.content if draft is not None else None)
        check, wish = check_policy(content), asked.get("wish")
        if content is not None and check.policy is None:
            return Trial(order, [], check)
        return Trial(order, try_policy(order, check.policy, now=now(), asked=_asked(wish)), check)

    @staticmethod
    @requires(READ_POLICIES)
    def resolve_return_policy_check(root: None, info: Any, *, content: Any) -> PolicyCheck:
        return check_policy(content)

    @staticmethod
    @requires(READ_PUBLIC_POLICY)
    def resolve_return_policy_text(root: None, info: Any, **asked: Any) -> PostSalePolicyText:
        return public_text(info, asked.get("language"), asked.get("country"))


def _versions() -> PolicyVersionQuerySet:
    return PolicyVersion.objects.exclude(status=PolicyStatus.DISCARDED)


def _asked(wish: Any) -> Asked | None:
    if wish is None:
        return None
    outcome = wish.get("outcome")
    return Asked(
        reason=wish.get("reason") or "",
        outcome=outcome.value if outcome is not None else "",
        method=wish.get("method") or "",
        quantity=wish.get("quantity") or 0,
    )


def public_text(info: Any, language: Any, country: str | None) -> PostSalePolicyText:
    version = live_policy(now())
    return text_of(
        info, content_of(version), number=version.number if version else None, language=language, country=country
    )


def text_of(
    info: Any, policy: Policy, *, number: int | None = None, language: Any = None, country: str | None = None
) -> PostSalePolicyText:
    """A policy in words, in the language asked for as far as the shop speaks it."""
    chosen = info.context.shop.preferences.language_for(language.value if language else get_language() or "")
    ensure_reasons()
    with override(chosen):
        paragraphs = policy_in_words(policy, country=country or "")
    return PostSalePolicyText(language=chosen, version_number=number, paragraphs=paragraphs)


def words_for(words: Words) -> list[PostSaleChoice]:
    return [PostSaleChoice(code=code, label=label) for code, label in known_words(words)]


def _choices(choices: Any) -> list[PostSaleChoice]:
    return [PostSaleChoice(code=each.value, label=str(each.label)) for each in choices]
