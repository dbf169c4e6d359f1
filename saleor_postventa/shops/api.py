"""The shop in the graph: who is asking, settings, findings, API keys."""

from typing import Any, Self

import graphene
from django.conf import settings
from django.urls import reverse

from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import Node, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import CHANGE_SETTINGS, KEEP_KEYS, OPERATE, READ_SETTINGS, requires
from saleor_postventa.web.roots import Mutation, Query
from saleor_postventa.web.values import PostSaleLanguage, PostSaleText, PostSaleTextInput, by_language, texts
from saleor_postventa.web.viewer import Viewer, ViewerKind

from .findings import Finding, Level, findings_of
from .models import ApiKey
from .queries import api_keys
from .rules import Preferences
from .services import create_api_key, revoke_api_key, update_preferences

OWN_TEXTS = ("welcome_texts", "return_texts", "sending_texts")
PostSaleViewerKind = graphene.Enum.from_enum(ViewerKind, name="PostSaleViewerKind")
PostSaleLevel = graphene.Enum.from_enum(Level, name="PostSaleLevel")


class PostSaleViewer(graphene.ObjectType):
    """Who is asking, and what they may do."""

    kind = graphene.Field(PostSaleViewerKind, required=True)
    permissions = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Of staff: their permissions in Saleor. Of integrators: their key's scopes.",
    )
    shop_name = graphene.String()
    api_url = graphene.String(required=True, description="Where this shop's graph is asked: `/graphql/<shop>/`.")

    @staticmethod
    def resolve_api_url(viewer: Viewer, info: Any) -> str:
        return settings.PUBLIC_URL + reverse("graphql_of_shop", args=[viewer.shop.slug])

    @staticmethod
    def resolve_permissions(viewer: Viewer, info: Any) -> list[str]:
        return sorted(viewer.user_permissions | viewer.scopes)

    @staticmethod
    def resolve_shop_name(viewer: Viewer, info: Any) -> str:
        return viewer.shop.name or viewer.shop.slug


class PostSaleFinding(graphene.ObjectType):
    """Something to know about the installation."""

    code = graphene.String(required=True)
    level = graphene.Field(PostSaleLevel, required=True)
    title = graphene.String(required=True)
    advice = graphene.String()

    @staticmethod
    def resolve_advice(finding: Finding, info: Any) -> str | None:
        return str(finding.advice) or None


class PostSaleApiKey(graphene.ObjectType):
    """An integrator's key, without its secret."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)
    prefix = graphene.String(required=True)
    scopes = graphene.List(graphene.NonNull(graphene.String), required=True)
    created_at = graphene.DateTime(required=True)
    last_used_at = graphene.DateTime()
    revoked_at = graphene.DateTime()


class SettingsFields:
    """What can be set, as output."""

    time_zone = graphene.String(required=True)
    sender_name = graphene.String(required=True)
    sender_email = graphene.String(required=True)
    reply_to = graphene.String()
    postal_address = graphene.String(required=True)
    logo_url = graphene.String()
    brand_color = graphene.String(required=True)
    storefront_url = graphene.String()
    dashboard_url = graphene.String()
    product_page = graphene.String(
        required=True, description="Of a product in the storefront, with {slug} where its slug stands; empty: not told."
    )
    offers_holdout_percent = graphene.Int(
        required=True, description="So many per cent get no flow at all, so that it shows what flows bring together."
    )
    attention_mails = graphene.Int(
        required=True, description="At most so many marketing mails per person in `attentionDays` days."
    )
    attention_days = graphene.Int(required=True)
    quiet_from = graphene.Time(required=True)
    quiet_until = graphene.Time(required=True)
    quiet_weekdays = graphene.List(
        graphene.NonNull(graphene.Int), required=True, description="Days without optional mail; Monday is 0."
    )
    is_soft_opt_in_on = graphene.Boolean(
        required=True, description="Offers to those who bought something similar and did not object."
    )
    is_click_count_on = graphene.Boolean(
        required=True,
        description="Links in mails of flows lead through the app's own address, which notes that they were opened.",
    )
    dkim_selectors = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Names of the keys that the shop's mails are signed with, as `s1`; empty: those its service uses.",
    )
    delivery_estimate_days = graphene.Int(
        required=True,
        description="Days from shipping until we take a parcel for delivered, where nobody says so.",
    )
    is_thank_you_on = graphene.Boolean(required=True)
    adjustment_limit = graphene.Int(
        required=True, description="So many points a person may add or take alone, for one customer in 30 days."
    )
    is_points_mirror_on = graphene.Boolean(
        required=True, description="Customers' points and level are written into their private metadata in Saleor."
    )
    survey_pause_days = graphene.Int(
        required=True,
        description="Nobody is sent a second survey, of whatever kind, within so many days: 30, 90, 180 or 365.",
    )
    surveys_a_day = graphene.Int(required=True, description="At most so many surveys are sent in a day; 0: no limit.")
    case_hours_high = graphene.Int(
        required=True, description="A case of high severity is answered within so many hours."
    )
    case_hours_normal = graphene.Int(required=True)
    case_hours_low = graphene.Int(required=True)
    case_settled_days = graphene.Int(
        required=True,
        description="An answered case is closed once the customer wrote nothing for so many days.",
    )
    home_country = graphene.String(required=True, description="Where orders stay at home, as `ES`.")
    is_review_request_on = graphene.Boolean(required=True, description="Customers are asked to review what they keep.")
    review_delay_days = graphene.Int(required=True, description="Days after the delivery until a review is asked for.")
    review_delay_days_abroad = graphene.Int(required=True, description="The same, of orders sent abroad.")
    review_most_per_order = graphene.Int(required=True, description="For so many items of an order, at most.")
    is_review_incentive_on = graphene.Boolean(
        required=True,
        description="Points are promised for writing a review, whatever it says: it is said, and shown beside each.",
    )
    is_rating_mirror_on = graphene.Boolean(
        required=True, description="Mean and number of a product's reviews are written into its rating and metadata."
    )


class PostSaleSettings(SettingsFields, graphene.ObjectType):
    """The merchant's choices."""

    languages = graphene.List(
        graphene.NonNull(PostSaleLanguage), required=True, description="Languages, the first is the default."
    )

    welcome_texts = graphene.List(
        graphene.NonNull(PostSaleText),
        required=True,
        description="The shop's own words. Above the way in and the list of orders.",
    )
    return_texts = graphene.List(
        graphene.NonNull(PostSaleText),
        required=True,
        description="The shop's own words. Above the first step of a return.",
    )
    sending_texts = graphene.List(
        graphene.NonNull(PostSaleText),
        required=True,
        description="The shop's own words. Where the shopper reads how to send a return back.",
    )
    can_change = graphene.Boolean(required=True, description="Whether who asks may change them.")

    @staticmethod
    def resolve_welcome_texts(settings: Preferences, info: Any) -> list[PostSaleText]:
        return texts(settings.welcome_texts)

    @staticmethod
    def resolve_return_texts(settings: Preferences, info: Any) -> list[PostSaleText]:
        return texts(settings.return_texts)

    @staticmethod
    def resolve_sending_texts(settings: Preferences, info: Any) -> list[PostSaleText]:
        return texts(settings.sending_texts)

    @staticmethod
    def resolve_can_change(settings: Preferences, info: Any) -> bool:
        return CHANGE_SETTINGS.admits(info.context.viewer)

    @staticmethod
    def resolve_sender_email(settings: Preferences, info: Any) -> str:
        return settings.sender_email or ""


class PostSaleSettingsUpdateInput(graphene.InputObjectType):
    """What isn't given stays as it is."""

    languages = graphene.List(graphene.NonNull(PostSaleLanguage))
    time_zone = graphene.String()
    sender_name = graphene.String()
    sender_email = graphene.String()
    reply_to = graphene.String()
    postal_address = graphene.String()
    logo_url = graphene.String()
    brand_color = graphene.String()
    product_page = graphene.String()
    offers_holdout_percent = graphene.Int()
    storefront_url = graphene.String()
    dashboard_url = graphene.String()
    attention_mails = graphene.Int()
    attention_days = graphene.Int()
    quiet_from = graphene.Time()
    quiet_until = graphene.Time()
    quiet_weekdays = graphene.List(graphene.NonNull(graphene.Int))
    is_soft_opt_in_on = graphene.Boolean()
    is_click_count_on = graphene.Boolean()
    dkim_selectors = graphene.List(graphene.NonNull(graphene.String))
    delivery_estimate_days = graphene.Int()
    is_thank_you_on = graphene.Boolean()
    adjustment_limit = graphene.Int()
    is_points_mirror_on = graphene.Boolean()
    survey_pause_days = graphene.Int()
    surveys_a_day = graphene.Int()
    case_hours_high = graphene.Int()
    case_hours_normal = graphene.Int()
    case_hours_low = graphene.Int()
    case_settled_days = graphene.Int()
    home_country = graphene.String()
    is_review_request_on = graphene.Boolean()
    review_delay_days = graphene.Int()
    review_delay_days_abroad = graphene.Int()
    review_most_per_order = graphene.Int()
    is_review_incentive_on = graphene.Boolean()
    is_rating_mirror_on = graphene.Boolean()
    welcome_texts = graphene.List(graphene.NonNull(PostSaleTextInput))
    return_texts = graphene.List(graphene.NonNull(PostSaleTextInput))
    sending_texts = graphene.List(graphene.NonNull(PostSaleTextInput))


@extends(Query)
class ShopQueries(graphene.ObjectType):
    post_sale_viewer = graphene.Field(PostSaleViewer, required=True, description="Who is asking, and what they may do.")
    post_sale_settings = graphene.Field(PostSaleSettings)
    post_sale_findings = graphene.List(
        graphene.NonNull(PostSaleFinding), description="What `postventa doctor` finds, for this shop."
    )
    post_sale_api_keys = graphene.List(graphene.NonNull(PostSaleApiKey))

    @staticmethod
    def resolve_post_sale_viewer(root: None, info: Any) -> Viewer:
        viewer: Viewer = info.context.viewer
        return viewer

    @staticmethod
    @requires(READ_SETTINGS)
    def resolve_post_sale_settings(root: None, info: Any) -> Preferences:
        preferences: Preferences = info.context.shop.preferences
        return preferences

    @staticmethod
    @requires(OPERATE)
    def resolve_post_sale_findings(root: None, info: Any) -> list[Finding]:
        return findings_of(info.context.shop)

    @staticmethod
    @requires(KEEP_KEYS)
    def resolve_post_sale_api_keys(root: None, info: Any) -> list[ApiKey]:
        return list(api_keys())


class PostSaleSettingsUpdate(PostSaleMutation):
    """Change what is given, and leave the rest. An empty text or null takes an optional value away."""

    access = CHANGE_SETTINGS

    class Arguments:
        input = PostSaleSettingsUpdateInput(required=True)

    settings = graphene.Field(PostSaleSettings)

    @classmethod
    def perform(cls, info: Any, **changes: Any) -> Self:
        for optional in ("sender_email", "reply_to", "logo_url", "storefront_url", "dashboard_url"):
            if changes.get(optional) == "":
                changes[optional] = None
        if changes.get("languages"):
            changes["languages"] = [language.value for language in changes["languages"]]
        changes |= {name: by_language(given or []) for name, given in changes.items() if name in OWN_TEXTS}
        return cls(settings=update_preferences(info.context.shop, changes, by=info.context.viewer.actor))


class ApiKeyCreateInput(graphene.InputObjectType):
    name = graphene.String(required=True)
    scopes = graphene.List(graphene.NonNull(graphene.String), required=True)


class ApiKeyCreate(PostSaleMutation):
    """Make a key for another system."""

    access = KEEP_KEYS

    class Arguments:
        input = ApiKeyCreateInput(required=True)

    api_key = graphene.Field(PostSaleApiKey)
    secret = graphene.String(description="Shown this once.")

    @classmethod
    def perform(cls, info: Any, *, name: str, scopes: list[str]) -> Self:
        viewer: Viewer = info.context.viewer
        key, secret = create_api_key(viewer.shop, name=name, scopes=scopes, by=viewer.actor)
        return cls(api_key=key, secret=secret)


class ApiKeyRevokeInput(graphene.InputObjectType):
    id = graphene.ID(required=True)


class ApiKeyRevoke(PostSaleMutation):
    """A revoked key opens nothing any more, from this moment."""

    access = KEEP_KEYS

    class Arguments:
        input = ApiKeyRevokeInput(required=True)

    api_key = graphene.Field(PostSaleApiKey)

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        key_id = must_read_id("PostSaleApiKey", given["id"], field="id")
        return cls(api_key=revoke_api_key(key_id, by=info.context.viewer.actor))


@extends(Mutation)
class ShopMutations(graphene.ObjectType):
    api_key_create = ApiKeyCreate.Field()
    api_key_revoke = ApiKeyRevoke.Field()
    post_sale_settings_update = PostSaleSettingsUpdate.Field()
