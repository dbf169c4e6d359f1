"""What a shop can be set to, and what its state allows."""

import re
from datetime import time
from functools import cache
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl

from saleor_postventa.core.plain import is_plain

Language = Literal["es", "en"]
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.IGNORECASE)


class ShopState(TextChoices):
    ACTIVE = "active"
    INACTIVE = "inactive"
    REMOVED = "removed"
    LOST = "lost"


_zone_names = cache(available_timezones)  # walks the disk; preferences are read for every mail


def _known_zone(name: str) -> str:
    if name not in _zone_names():
        raise ValueError("not a time zone of the IANA database")
    return name


def _e_mail_address(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValueError("not an e-mail address") from error
    return _line(text)


def _line(text: str) -> str:
    if not is_plain(text):
        raise ValueError("control characters")
    return text


def _lines(text: str) -> str:
    if not is_plain(text, allowed="\r\n"):
        raise ValueError("control characters")
    return text


def _wall_clock(moment: time) -> time:
    if moment.tzinfo is not None:
        raise ValueError("a time on the shop's own clock has no zone")
    return moment


def _plain_host(url: HttpUrl) -> HttpUrl:
    """Its origin is written into headers, where `*` and quotes would mean something."""
    if not _HOST.fullmatch(url.host or "") or url.username is not None or url.password is not None:
        raise ValueError("not a plain host name")
    return url


# Labels of a domain name, `s1` or `s1.mail` (RFC 6376, section 3.1).
DkimSelector = Annotated[
    str, Field(max_length=63, pattern=r"^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*$")
]
EmailAddress = Annotated[str, AfterValidator(_e_mail_address)]
WebAddress = Annotated[HttpUrl, AfterValidator(_plain_host)]
WallClock = Annotated[time, AfterValidator(_wall_clock)]
OwnText = Annotated[str, Field(max_length=600), AfterValidator(_lines), AfterValidator(str.strip)]
OwnTexts = dict[Language, OwnText]


# The address of a product's page in the storefront, with {slug} where its slug stands; empty: not told.
ProductPage = Annotated[str, Field(max_length=500, pattern=r"^(https?://[^\s{}<>\"']*\{slug\}[^\s{}<>\"']*)?$")]


class Preferences(BaseModel):
    """The merchant's choices, kept as JSON on the shop; a new one needs a default and no migration."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    languages: Annotated[list[Language], Field(min_length=1)] = ["es", "en"]
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "Europe/Madrid"
    sender_name: Annotated[str, Field(max_length=80, pattern=r"^[^<>\"]*$"), AfterValidator(_line)] = ""
    sender_email: EmailAddress | None = None
    reply_to: EmailAddress | None = None
    postal_address: Annotated[str, Field(max_length=300), AfterValidator(_lines)] = ""
    logo_url: WebAddress | None = None
    brand_color: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#1f4d3a"
    storefront_url: WebAddress | None = None
    dashboard_url: WebAddress | None = None
    product_page: ProductPage = ""
    welcome_texts: OwnTexts = {}
    return_texts: OwnTexts = {}
    sending_texts: OwnTexts = {}
    attention_mails: Annotated[int, Field(ge=1, le=30)] = 2
    attention_days: Annotated[int, Field(ge=1, le=60)] = 7
    quiet_from: WallClock = time(21)
    quiet_until: WallClock = time(9)
    quiet_weekdays: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=6)] = []
    is_soft_opt_in_on: bool = False
    is_click_count_on: bool = False
    dkim_selectors: Annotated[list[DkimSelector], Field(max_length=5)] = []
    delivery_estimate_days: Annotated[int, Field(ge=0, le=60)] = 4
    is_thank_you_on: bool = True
    adjustment_limit: Annotated[int, Field(ge=0, le=1_000_000)] = 500
    is_points_mirror_on: bool = False
    survey_pause_days: Literal[30, 90, 180, 365] = 90
    surveys_a_day: Annotated[int, Field(ge=0, le=100_000)] = 0
    case_hours_high: Annotated[int, Field(ge=1, le=720)] = 24
    case_hours_normal: Annotated[int, Field(ge=1, le=720)] = 48
    case_hours_low: Annotated[int, Field(ge=1, le=720)] = 96
    case_settled_days: Annotated[int, Field(ge=3, le=180)] = 14
    home_country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "ES"
    is_review_request_on: bool = False
    review_delay_days: Annotated[int, Field(ge=0, le=120)] = 14
    review_delay_days_abroad: Annotated[int, Field(ge=0, le=120)] = 21
    review_most_per_order: Annotated[int, Field(ge=1, le=10)] = 3
    is_review_incentive_on: bool = False
    offers_holdout_percent: Annotated[int, Field(ge=0, le=20)] = 0
    is_rating_mirror_on: bool = False

    @property
    def default_language(self) -> Language:
        return self.languages[0]

    @property
    def storefront_origin(self) -> str:
        """`https://shop.example`; empty where the shop told no address."""
        parts = urlsplit(str(self.storefront_url or ""))
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    def product_url(self, slug: str) -> str:
        """Empty where the shop has not told where its products' pages are, or nothing is known of this one."""
        return self.product_page.replace("{slug}", quote(slug)) if self.product_page and slug else ""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def language_for(self, wanted: str | None) -> Language:
        """The shop's language nearest to `es_MX`, `EN_GB` ...; its first where it does not speak it."""
        code = (wanted or "").lower().replace("_", "-").split("-")[0]
        return next((known for known in self.languages if known == code), self.default_language)
