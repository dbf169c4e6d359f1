"""Working days: no Saturday, Sunday or public holiday where the shopper lives (Regulation 1182/71, Article 2)."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

_SATURDAY = 5
# A Spanish postal code begins with its province; the region is the autonomous community's code of ISO 3166-2.
_REGIONS_OF_SPAIN = {
    "AN": "04 11 14 18 21 23 29 41", "AR": "22 44 50", "AS": "33", "CB": "39", "CE": "51",
    "CL": "05 09 24 34 37 40 42 47 49", "CM": "02 13 16 19 45", "CN": "35 38", "CT": "08 17 25 43", "EX": "06 10",
    "GA": "15 27 32 36", "IB": "07", "MC": "30", "MD": "28", "ML": "52", "NC": "31", "PV": "01 20 48", "RI": "26",
    "VC": "03 12 46",
}  # fmt: skip
_REGION_BY_PROVINCE = {province: region for region, those in _REGIONS_OF_SPAIN.items() for province in those.split()}


def is_working_day(day: date, country: str, region: str = "") -> bool:
    return day.weekday() < _SATURDAY and day not in _days_off(country, region, day.year)


@lru_cache(maxsize=8192)
def next_working_day(day: date, country: str, region: str = "") -> date:
    """The day itself where it is one, otherwise the first one after it."""
    while not is_working_day(day, country, region):
        day += timedelta(days=1)
    return day


def region_of(country: str, postal_code: str) -> str:
    """The region whose holidays count besides the country's, as far as the postal code tells: in Spain."""
    return _REGION_BY_PROVINCE.get(postal_code.strip()[:2], "") if country.upper() == "ES" else ""


@lru_cache(maxsize=1024)
def _days_off(country: str, region: str, year: int) -> frozenset[date]:
    """Of a country that the library does not know, none: then only weekends are no working days."""
    known = holidays.list_supported_countries(include_aliases=False).get(country.upper())
    if known is None:
        return frozenset()
    subdivision = region if region in known else None
    return frozenset(holidays.country_holidays(country.upper(), subdiv=subdivision, years=year))
