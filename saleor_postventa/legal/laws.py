"""What the law of a country says of withdrawal, refunds and the legal guarantee, with its article and its source."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

_FOLDER = Path(__file__).parent
_UNION = "eu"


class _Text(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceKind(StrEnum):
    """How far a text can be trusted: read where the state publishes it, in a copy of that, or in what others wrote."""

    OFFICIAL = "official"
    COPY = "copy"
    SECONDARY = "secondary"


class Source(_Text):
    """`url` is where the state publishes it, whatever we read; `note` says what of it was read how."""

    title: str
    url: str
    read_on: date
    kind: SourceKind
    note: str = ""


class Cited(_Text):
    """A statement of the law: where it stands, and where we read it (a key of `Law.sources`)."""

    article: str
    source: str


class Needs(StrEnum):
    """What has to have happened before an exclusion takes the right away."""

    NOTHING = "nothing"
    UNSEALED = "unsealed"
    CONSENT = "consent"


class Exclusion(Cited):
    """Goods or services without a right of withdrawal; `names` finish "the law leaves out ..." in each language."""

    code: str
    needs: Needs = Needs.NOTHING
    names: Mapping[str, str]

    def name_in(self, language: str) -> str:
        return self.names.get(language[:2], self.names["en"])


class Withdrawal(Cited):
    """`days` after the day of the event, which is not counted. Months are added where the shopper was never told."""

    days: int
    start_article: str
    uninformed_months: int
    uninformed_article: str
    form_article: str


class Refunding(Cited):
    """The money is back within `days` of the statement; `late` is what the shopper may ask for where it is not."""

    days: int
    withhold_article: str
    delivery_article: str
    late: str = ""
    late_article: str = ""


class Sending(Cited):
    """The shopper sends within `days`, at the direct cost of returning alone, and answers for use beyond trying."""

    days: int
    cost_article: str
    loss_article: str


class Guarantee(Cited):
    """`presumed_months`: a fault that shows so early is taken to have been there from the start.

    A repair that the shopper chose adds `repair_extension_months`, once, from the day `repair_extension_since` on.
    `claim_years`: how long after it showed one may still go to court; None where it is part of the guarantee's years.
    """

    goods_years: int
    digital_years: int
    digital_article: str
    presumed_months: int
    digital_presumed_months: int
    presumed_article: str
    remedies_article: str
    free_article: str
    repair_extension_months: int
    repair_extension_since: date
    repair_extension_article: str
    suspension_article: str = ""
    claim_years: int | None = None
    claim_article: str = ""


class Law(_Text):
    country: str
    withdrawal: Withdrawal
    exclusions: Mapping[str, Exclusion]
    refunding: Refunding
    sending: Sending
    guarantee: Guarantee
    sources: Mapping[str, Source]

    @model_validator(mode="after")
    def _cites_known_sources(self) -> "Law":
        cited = [self.withdrawal, self.refunding, self.sending, self.guarantee, *self.exclusions.values()]
        unknown = {each.source for each in cited} - set(self.sources)
        if unknown:
            raise ValueError(f"{self.country}: sources that nobody names: {sorted(unknown)}")
        return self


@cache
def law_of(country: str) -> Law | None:
    """The law for shoppers of a country (ISO 3166, two letters); None where we hold none.

    A state of the EEA without data of its own has the Directives' terms.
    """
    code = country.upper()
    if code not in _members():
        return None
    return Law.model_validate(_completed(code))


@cache
def exclusions_of(country: str) -> Mapping[str, Exclusion]:
    """What goods are left out of the right; of a country whose law we hold nothing of, the Directive's list without
    articles.

    A shop there may well want to say that what is made to measure does not come back.
    """
    law = law_of(country)
    if law is not None:
        return law.exclusions
    return {
        code: Exclusion.model_validate({"code": code, **terms, "article": ""})
        for code, terms in _read(_UNION)["exclusions"].items()
    }


def countries() -> frozenset[str]:
    """Every country whose law is known."""
    return _members()


@cache
def _members() -> frozenset[str]:
    return frozenset(_read(_UNION)["members"])


@cache
def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text())
    return found


def _completed(code: str) -> dict[str, Any]:
    """A country's own data over that of the union. Of exclusions it gives articles; the names are the union's."""
    union = {name: value for name, value in _read(_UNION).items() if name != "members"}
    own = _read(code.lower()) if (_FOLDER / f"{code.lower()}.yaml").exists() else {}
    law: dict[str, Any] = {"country": code}
    for part in ("withdrawal", "refunding", "sending", "guarantee", "sources"):
        law[part] = {**union[part], **own.get(part, {})}
    law["exclusions"] = {
        each: {"code": each, **terms, **own.get("exclusions", {}).get(each, {})}
        for each, terms in union["exclusions"].items()
    }
    return law
