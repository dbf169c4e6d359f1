"""The programme in words, in the graph."""

from typing import Any

import graphene
from django.utils.translation import get_language, override

from saleor_postventa.loyalty.programme.document import Programme
from saleor_postventa.loyalty.programme.words import programme_in_words
from saleor_postventa.web.values import PostSaleLanguage

ASKED_LANGUAGE = PostSaleLanguage(description="Without it, the language asked for (Accept-Language).")


class PostSaleProgrammeParagraph(graphene.ObjectType):
    """A heading and what stands below it."""

    code = graphene.String(required=True, description="What it is about; stable.")
    heading = graphene.String(required=True)
    sentences = graphene.List(graphene.NonNull(graphene.String), required=True)


class PostSaleProgrammeText(graphene.ObjectType):
    """The programme in words, made from the rules themselves."""

    language = graphene.Field(PostSaleLanguage, required=True)
    version_number = graphene.Int(description="Null for a document that is no version.")
    paragraphs = graphene.List(graphene.NonNull(PostSaleProgrammeParagraph), required=True)


def text_of(
    info: Any, programme: Programme, *, number: int | None = None, language: Any = None
) -> PostSaleProgrammeText:
    """In the language asked for, as far as the shop speaks it."""
    chosen = info.context.shop.preferences.language_for(language.value if language else get_language() or "")
    with override(chosen):
        paragraphs = programme_in_words(programme)
    return PostSaleProgrammeText(language=chosen, version_number=number, paragraphs=paragraphs)
