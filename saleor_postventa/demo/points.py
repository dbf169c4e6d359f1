"""The points programme of the demo's shop, and the rewards in it."""

from datetime import date, timedelta
from typing import Any

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.services import publish_programme, save_programme
from saleor_postventa.shops.scope import current_shop

from .policy import TOP_LEVEL, TOP_WINDOW_DAYS

CAMPAIGN = timedelta(days=90)
LEVELS = [
    {"code": "path", "names": {"es": "Sendero", "en": "Path"}, "threshold": "0"},
    {
        "code": "hut",
        "names": {"es": "Refugio", "en": "Hut"},
        "threshold": "250",
        "benefits": {"multiplier": "1.25"},
    },
    {
        "code": TOP_LEVEL,
        "names": {"es": "Cumbre", "en": "Summit"},
        "threshold": "900",
        "benefits": {"multiplier": "1.5", "window_days": TOP_WINDOW_DAYS},
    },
]
WAYS = {
    "sign_up": {"is_on": True, "points": 50},
    "review": {"is_on": True, "points": 25, "photo_points": 25},
    "birthday": {"is_on": True, "points": 100},
    "referral": {
        "is_on": True,
        "referrer_points": 500,
        "friend_points": 250,
        "minimum": {"EUR": "30", "GBP": "30"},
    },
}


def programme(today: date) -> dict[str, Any]:
    """A point for each euro or pound, worth a cent; things for the home count twice for a season."""
    winter = {
        "id": "winter-at-home",
        "names": {"es": "Invierno en casa", "en": "Winter at home"},
        "factor": "2",
        "categories": ["textiles"],
        "starts_on": today.isoformat(),
        "ends_on": (today + CAMPAIGN).isoformat(),
        "budget": 20_000,
    }
    return {
        "names": {"es": "Puntos Monte y Casa", "en": "Monte y Casa points"},
        "point_values": {"EUR": "0.01", "GBP": "0.01"},
        "earning": {"purchase": {"rates": {"EUR": "1", "GBP": "1"}, "multipliers": [winter]}, **WAYS},
        "tiers": {"by": "spend", "currency": "EUR", "levels": LEVELS},
    }


def publish_points_programme() -> None:
    """Once: what a visitor publishes afterwards stays."""
    if ProgrammeVersion.objects.exists():
        return
    today = now().astimezone(current_shop().preferences.zone).date()
    draft = save_programme(programme(today), name="Monte y Casa", by=SYSTEM)
    publish_programme(draft.pk, by=SYSTEM)
