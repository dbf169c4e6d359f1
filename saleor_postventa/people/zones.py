"""Which clock is on the wall in a country, so that nobody is written to at night."""

from functools import cache
from zoneinfo import ZoneInfo

from babel.core import get_global

# Where a country has several zones: that of most of its people. (CLDR lists them without weight.)
_MAIN_ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei", "GL": "America/Nuuk", "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar", "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland", "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby", "PS": "Asia/Gaza",
    "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "UM": "Pacific/Wake", "US": "America/New_York",
    "UZ": "Asia/Tashkent", "VN": "Asia/Ho_Chi_Minh",
}  # fmt: skip
_POSTAL_ZONES = {
    ("ES", "35"): "Atlantic/Canary", ("ES", "38"): "Atlantic/Canary", ("PT", "9"): "Atlantic/Madeira",
    ("PT", "95"): "Atlantic/Azores", ("PT", "96"): "Atlantic/Azores", ("PT", "97"): "Atlantic/Azores",
    ("PT", "98"): "Atlantic/Azores", ("PT", "99"): "Atlantic/Azores",
}  # fmt: skip


def zone_of(country: str, postal_code: str, fallback: ZoneInfo) -> ZoneInfo:
    """The zone of an address; the fallback, the shop's own, where the country is unknown."""
    name = _postal_zone(country.upper(), postal_code) or _country_zone(country.upper())
    return ZoneInfo(name) if name else fallback


def _postal_zone(country: str, postal_code: str) -> str | None:
    return next((_POSTAL_ZONES[key] for n in (2, 1) if (key := (country, postal_code[:n])) in _POSTAL_ZONES), None)


@cache
def _country_zone(country: str) -> str | None:
    zones: list[str] = get_global("territory_zones").get(country, [])
    return _MAIN_ZONES.get(country) or (zones[0] if zones else None)
