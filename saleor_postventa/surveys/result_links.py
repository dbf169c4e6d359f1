"""Links that open what a survey found as a file."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec
from django.urls import reverse

from saleor_postventa.shops.models import Shop
from saleor_postventa.web.links import LinkBroken, read_link, sign_link

RESULTS = "survey_results"
HELD_FOR = timedelta(minutes=30)


class Sheet(StrEnum):
    """ANSWERS and CODEBOOK are CSV; JSON holds both."""

    ANSWERS = "answers"
    CODEBOOK = "codebook"
    JSON = "json"


class ResultsAsked(NamedTuple):
    """A version, its time and its segments, as `queries.results.Slice` takes them; and in which language."""

    version: int
    first: date
    last: date
    where: dict[str, str]
    sheet: Sheet
    language: str


def results_path(asked: ResultsAsked, shop: Shop) -> str:
    """Whoever holds it gets the answers; give it only to those who may."""
    payload = {"shop": shop.slug, "asked": msgspec.to_builtins(asked)}
    return reverse("surveys:results", args=[shop.slug, sign_link(RESULTS, payload, HELD_FOR)])


def read_results_link(token: str, shop: Shop) -> ResultsAsked:
    """Raises LinkExpired, and LinkBroken where it is none of the shop's too."""
    payload = read_link(RESULTS, token)
    if payload["shop"] != shop.slug:
        raise LinkBroken
    return msgspec.convert(payload["asked"], ResultsAsked)
