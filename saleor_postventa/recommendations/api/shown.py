"""What to show beside a product, for a basket, or to a customer."""

from collections.abc import Callable, Sequence
from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from saleor_postventa.catalogue.api import ProductPostSale
from saleor_postventa.catalogue.models import Product
from saleor_postventa.catalogue.queries import products_by_saleor_ids
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order
from saleor_postventa.orders.queries import is_channel_known, last_orders_of
from saleor_postventa.people.api import PostSaleCustomer, UserPostSale, may_see
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import by_address, customer_by_id, customers_by_saleor_ids
from saleor_postventa.people.rules import email_key
from saleor_postventa.recommendations.rules.kinds import Part, Why
from saleor_postventa.recommendations.sentences import why_in_words
from saleor_postventa.recommendations.serving import MOST_COUNT, MOST_SHOWN, Recommendation, recommend
from saleor_postventa.recommendations.sourcing import Wanted
from saleor_postventa.web.batching import batched
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import read_id
from saleor_postventa.web.permissions import (
    READ_CUSTOMER,
    READ_MODEL_CARD,
    READ_RECOMMENDATIONS,
    PermissionDenied,
    requires,
)
from saleor_postventa.web.roots import Query
from saleor_postventa.web.values import PostSaleMoney

PostSaleRecommendationKind = graphene.Enum.from_enum(Part, name="PostSaleRecommendationKind")
PostSaleRecommendationReason = graphene.Enum.from_enum(Why, name="PostSaleRecommendationReason")
USUAL_COUNT, COUNTRY_LENGTH = 4, 2


class RecommendationCount(Refusal):
    code = "invalid"
    text = _("Ask for 1 to 24 products, for a basket of at most 50, and for a country by its two letters.")


class UnknownProduct(Refusal):
    code = "not_found"
    text = _("No product of this shop has this id. Name a product by its id in Saleor.")


class UnknownChannel(Refusal):
    code = "not_found"
    text = _("Nothing is for sale in a channel of this name. Name a channel by its slug, as Saleor shows it.")


class NobodyRecommendedTo(Refusal):
    code = "not_found"
    text = _("No customer has this address.")


class PostSaleRecommendation(graphene.ObjectType):
    """A product that somebody may like, in stock and for sale in the channel that was asked for."""

    product_id = graphene.ID(required=True, description="Saleor's.")
    variant_id = graphene.ID(required=True, description="Saleor's: the cheapest that is in stock.")
    name = graphene.String(required=True, description="In the language asked for, where the shop translated it.")
    slug = graphene.String(required=True)
    thumbnail_url = graphene.String()
    price = graphene.Field(
        PostSaleMoney, required=True, description="Of the variant in the channel, before promotions and tax rules."
    )
    reason = graphene.Field(PostSaleRecommendationReason, required=True)
    why = graphene.String(required=True, description="One line, in the language asked for (Accept-Language).")
    score = graphene.Float(description="For the shop's team: after their rules and the risk that it comes back.")

    @staticmethod
    def resolve_product_id(shown: Recommendation, info: Any) -> str:
        return shown.product.saleor_id

    @staticmethod
    def resolve_variant_id(shown: Recommendation, info: Any) -> str:
        return shown.variant.saleor_id

    @staticmethod
    def resolve_name(shown: Recommendation, info: Any) -> str:
        return shown.product.local_name

    @staticmethod
    def resolve_slug(shown: Recommendation, info: Any) -> str:
        return shown.product.slug

    @staticmethod
    def resolve_thumbnail_url(shown: Recommendation, info: Any) -> str | None:
        return shown.product.thumbnail_url or None

    @staticmethod
    def resolve_reason(shown: Recommendation, info: Any) -> Why:
        return shown.why

    @staticmethod
    def resolve_why(shown: Recommendation, info: Any) -> str:
        return why_in_words(shown)

    @staticmethod
    def resolve_score(shown: Recommendation, info: Any) -> float | None:
        return shown.score if READ_MODEL_CARD.admits(info.context.viewer) else None


def _field(*, description: str, **more: Any) -> graphene.Field:
    return graphene.Field(
        graphene.List(graphene.NonNull(PostSaleRecommendation)),
        channel=graphene.String(required=True, description="Its slug. One that nothing is for sale in is refused."),
        kind=PostSaleRecommendationKind(default_value=Part.NEW.value),
        first=graphene.Int(default_value=USUAL_COUNT, description="At most 24."),
        country=graphene.String(description="Where it is sent to, as `ES`: what is in stock may hang on it."),
        description=description,
        **more,
    )


@extends(Query)
class RecommendationQueries(graphene.ObjectType):
    recommendations = _field(
        description="What somebody may like: beside a product, for a basket, for a customer. For everyone; a signed-in "
        "shopper is shown nothing that they have or sent back, and only the shop's team, or a key with "
        "`customers.read`, asks for another customer.",
        product_id=graphene.ID(
            description="Saleor's: the product that is looked at. Refused where the shop has no such product."
        ),
        basket=graphene.List(
            graphene.NonNull(graphene.ID),
            description="Saleor's ids of the products in it; unknown ones are passed over.",
        ),
        customer_id=graphene.ID(
            description="Ours, Saleor's of the account, or the e-mail address; a shopper need not name themselves."
        ),
    )

    @staticmethod
    @requires(READ_RECOMMENDATIONS)
    def resolve_recommendations(
        root: None,
        info: Any,
        *,
        product_id: str | None = None,
        basket: Sequence[str] = (),
        customer_id: str | None = None,
        **asked: Any,
    ) -> list[Recommendation]:
        shown = _shown(product_id, basket or ())
        wanted = _wanted(asked, shown, _asked_for(info, customer_id))
        return _recommended([wanted], asked)[wanted]


@extends(ProductPostSale)
class SaleorProductRecommendations(graphene.ObjectType):
    recommendations = _field(
        description="What goes with it. For everyone; a signed-in shopper is shown nothing that they have."
    )

    @staticmethod
    @requires(READ_RECOMMENDATIONS)
    def resolve_recommendations(product: Product, info: Any, **asked: Any) -> list[Recommendation] | None:
        return _together(info, product, asked, lambda pk: _wanted(asked, (pk,), _own(info)))


@extends(UserPostSale)
class SaleorUserRecommendations(graphene.ObjectType):
    recommendations = _field(description="What they may like.")

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_recommendations(customer: Customer, info: Any, **asked: Any) -> list[Recommendation] | None:
        return _together(info, customer, asked, lambda pk: _wanted(asked, (), pk))


@extends(PostSaleCustomer)
class CustomerRecommendations(graphene.ObjectType):
    recommendations = graphene.List(
        graphene.NonNull(PostSaleRecommendation),
        kind=PostSaleRecommendationKind(default_value=Part.NEW.value),
        first=graphene.Int(default_value=USUAL_COUNT, description="At most 24."),
        description="What they may like, in the channel and country of their last order; nothing before their first.",
    )

    @staticmethod
    @requires(READ_CUSTOMER)
    def resolve_recommendations(customer: Customer, info: Any, **asked: Any) -> list[Recommendation]:
        def load(pks: list[int]) -> dict[int, list[Recommendation]]:
            return _after_last_orders(last_orders_of(pks), asked)

        return batched(info, customer, f"customer_recommendations {asked}", lambda each: each.pk, load) or []


def _together(
    info: Any, row: Product | Customer, asked: dict[str, Any], question: Callable[[int], Wanted]
) -> list[Recommendation] | None:
    """Those of a whole page are reckoned at once."""

    def load(pks: list[int]) -> dict[int, list[Recommendation]]:
        questions = {pk: question(pk) for pk in pks}
        found = _recommended(list(questions.values()), asked)
        return {pk: found[wanted] for pk, wanted in questions.items()}

    return batched(info, row, f"recommendations {type(row).__name__} {asked}", lambda each: each.pk, load)


def _after_last_orders(last: dict[int, Order], asked: dict[str, Any]) -> dict[int, list[Recommendation]]:
    """Those who live in one country at once."""
    by_country: dict[str, dict[int, Wanted]] = {}
    for pk, order in last.items():
        wanted = _wanted({**asked, "channel": order.channel}, (), pk)
        by_country.setdefault(order.shipping_country, {})[pk] = wanted
    shown: dict[int, list[Recommendation]] = {}
    for country, questions in by_country.items():
        found = recommend(list(questions.values()), country=country)
        shown |= {pk: found[wanted] for pk, wanted in questions.items()}
    return shown


def _wanted(asked: dict[str, Any], shown: tuple[int, ...], customer_id: int | None) -> Wanted:
    """Raises RecommendationCount."""
    country = asked.get("country") or ""
    if not 1 <= asked["first"] <= MOST_COUNT:
        raise RecommendationCount(field="first")
    if country and not (len(country) == COUNTRY_LENGTH and country.isascii() and country.isupper()):
        raise RecommendationCount(field="country")
    return Wanted(asked["channel"], Part(asked["kind"]), asked["first"], shown, customer_id)


def _recommended(wanted: Sequence[Wanted], asked: dict[str, Any]) -> dict[Wanted, list[Recommendation]]:
    """Raises UnknownChannel: a slug that is misspelt reads like a shop with nothing to recommend otherwise."""
    found = recommend(wanted, country=asked.get("country") or "")
    if not any(found.values()) and not is_channel_known(asked["channel"]):
        raise UnknownChannel(field="channel")
    return found


def _shown(product_id: str | None, basket: Sequence[str]) -> tuple[int, ...]:
    """Those of the basket that we know. Raises RecommendationCount, UnknownProduct."""
    saleor_ids = [*([product_id] if product_id else []), *basket]
    if len(saleor_ids) > MOST_SHOWN + 1:
        raise RecommendationCount(field="basket")
    known = products_by_saleor_ids(saleor_ids)
    if product_id and product_id not in known:
        raise UnknownProduct(field="product_id")
    return tuple(dict.fromkeys(known[each].pk for each in saleor_ids if each in known))


def _own(info: Any) -> int | None:
    """The shopper who asks; of others, nothing is known of who would buy."""
    viewer = info.context.viewer
    found = customers_by_saleor_ids([viewer.user_id]).get(viewer.user_id) if viewer.is_shopper else None
    return found.pk if found is not None else None


def _asked_for(info: Any, customer_id: str | None) -> int | None:
    """Raises PermissionDenied, the same where there is no such customer, so that nobody learns who there is.

    Raises NobodyRecommendedTo for whoever may know all customers.
    """
    if customer_id is None:
        return _own(info)
    found = _named(customer_id)
    if not may_see(info.context.viewer, found):
        raise PermissionDenied
    if found is None:
        raise NobodyRecommendedTo(field="customer_id")
    return found.pk


def _named(customer_id: str) -> Customer | None:
    pk = read_id("PostSaleCustomer", customer_id)
    if pk:
        return customer_by_id(pk)
    if "@" in customer_id:
        return by_address([email_key(customer_id)]).get(email_key(customer_id))
    return customers_by_saleor_ids([customer_id]).get(customer_id)
