"""The programme that a new shop starts from."""

from functools import cache

from .document import Programme, read


@cache
def default_programme() -> Programme:
    """For a shop in euros: a point a euro, worth a cent; three levels; on their way while an item can come back."""
    return read(
        {
            "point_values": {"EUR": "0.01"},
            "earning": {
                "purchase": {"rates": {"EUR": "1"}},
                "sign_up": {"is_on": True, "points": 50},
                "review": {"is_on": True, "points": 25, "photo_points": 25},
                "birthday": {"is_on": True, "points": 100},
                "referral": {"is_on": True, "referrer_points": 500, "friend_points": 250, "minimum": {"EUR": "30"}},
            },
            "tiers": {
                "by": "spend",
                "currency": "EUR",
                "levels": [
                    {"code": "bronze", "names": {"en": "Bronze", "es": "Bronce"}, "threshold": "0"},
                    {
                        "code": "silver",
                        "names": {"en": "Silver", "es": "Plata"},
                        "threshold": "200",
                        "benefits": {"multiplier": "1.25", "has_free_returns": True},
                    },
                    {
                        "code": "gold",
                        "names": {"en": "Gold", "es": "Oro"},
                        "threshold": "500",
                        "benefits": {
                            "multiplier": "1.5",
                            "has_free_returns": True,
                            "window_days": 60,
                            "has_instant_exchange": True,
                            "early_access_hours": 24,
                        },
                    },
                ],
            },
        }
    )
