"""The policy in words, in the graph."""

from typing import Any

import graphene
from django.utils.translation import get_language, override

from saleor_postventa.core.clock import now
from saleor_postventa.returns.policy.document import Policy
from saleor_postventa.returns.queries import content_of, live_policy
from saleor_postventa.returns.queries.wording import names_of_shop, policy_in_words
from saleor_postventa.returns.services import ensure_reasons
from saleor_postventa.web.values import PostSaleLanguage

ASKED_TEXT = {
    "language": PostSaleLanguage(description="Without it, the language asked for (Accept-Language)."),
    "country": graphene.String(description="The shopper's, as `ES`: what its law says is told with it."),
}


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
    known = info.context.loaded.setdefault("names_of_shop", {})
    with override(chosen):
        if chosen not in known:
            ensure_reasons()
            known[chosen] = names_of_shop()
        paragraphs = policy_in_words(policy, country=country or "", name_of=known[chosen])
    return PostSalePolicyText(language=chosen, version_number=number, paragraphs=paragraphs)
