"""Value types that every domain's part of the graph shares."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import graphene

from saleor_postventa.core.money import Money


class PostSaleLanguage(graphene.Enum):
    EN = "en"
    ES = "es"


class PostSaleMoney(graphene.ObjectType):
    """An amount, as text with as many digits as its currency has (`19.90`, and `1990` JPY), and its currency."""

    amount = graphene.Decimal(required=True)
    currency = graphene.String(required=True)

    @staticmethod
    def resolve_amount(money: Money, info: Any) -> Decimal:
        return money.rounded().amount


class PostSaleText(graphene.ObjectType):
    """A text in one language."""

    language = graphene.String(required=True)
    text = graphene.String(required=True)


class PostSaleTextInput(graphene.InputObjectType):
    language = graphene.String(required=True)
    text = graphene.String(required=True)


def texts[Code: str](by_language: Mapping[Code, str]) -> list[PostSaleText]:
    return [PostSaleText(language=language, text=text) for language, text in sorted(by_language.items())]


def by_language(given: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """What was given as a list of texts; the last one of a language stands, and an empty one says nothing."""
    return {each["language"].lower()[:2]: each["text"].strip() for each in given if each["text"].strip()}


class PostSaleChoice(graphene.ObjectType):
    """One of several: its stable code, and what people call it."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)


def money(amount: Decimal, currency: str) -> Money:
    """Rounded as people read it."""
    return Money(amount, currency).rounded()


class PostSaleShare(graphene.ObjectType):
    """A share of `n` cases, from 0 to 1, and the interval in which the true one lies (Wilson, 95 %)."""

    value = graphene.Float(required=True)
    low = graphene.Float(required=True)
    high = graphene.Float(required=True)
    n = graphene.Int(required=True)
