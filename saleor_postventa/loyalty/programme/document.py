"""A programme as a document: what a version keeps, what the dashboard edits.

`read` and `dump` are exact inverses. A document says its `format`; an older one is brought up to date before it is
read. Each way to earn has its own field in `earning`, made from the registry.
"""

import json
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, cast

from pydantic import Field, StringConstraints, create_model

from saleor_postventa.core.pieces import Currency, Piece, Texts
from saleor_postventa.loyalty.earn_rules import WayToEarn, ways_to_earn
from saleor_postventa.loyalty.rules.expiry import ExpiryTerms, PendingTerms
from saleor_postventa.loyalty.rules.terms import Codes, EarnSettings, PurchaseTerms, Tiers

# How to bring a document of an older format one format further: none has been left behind yet.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}

Value = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=6)]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=253)]


class Exclusions(Piece):
    """Who takes no part: accounts by their id in Saleor, groups, and e-mail domains with what is below them."""

    customers: Codes = ()
    groups: Codes = ()
    email_domains: Annotated[tuple[Domain, ...], Field(max_length=500)] = ()

    def leaves_out(self, *, customer: str = "", groups: Collection[str] = (), email: str = "") -> bool:
        domain = email.rpartition("@")[2].casefold()
        return (
            customer in self.customers
            or not set(self.groups).isdisjoint(groups)
            or any(domain == each or domain.endswith(f".{each}") for each in self.email_domains)
        )


class _Earning(Piece):
    """A field for each way to earn, by its code."""


def _field(way: WayToEarn) -> tuple[type[EarnSettings], EarnSettings]:
    return way.settings, way.settings()


Earning = cast(
    type[_Earning],
    create_model("Earning", __base__=_Earning, **cast(Any, {way.code: _field(way) for way in ways_to_earn})),
)


class Programme(Piece):
    """`point_values` is what one point is worth when it is used, by currency: for the liability and for checks.

    `guests_earn`: points of who has no account wait until they have one with the same, proved address.
    `may_be_negative`: what was used and is taken back leaves the balance below nothing, and the next points fill it;
    else the shop forgoes it. It is never owed in money.
    """

    format: Literal[1] = 1
    names: Texts = {"en": "Points", "es": "Puntos"}
    point_values: Annotated[dict[Currency, Value], Field(max_length=50)] = {}
    guests_earn: bool = True
    pending: PendingTerms = PendingTerms()
    expiry: ExpiryTerms = ExpiryTerms()
    may_be_negative: bool = True
    earning: Earning = Earning()  # type: ignore[valid-type]
    tiers: Tiers = Tiers()
    excluded: Exclusions = Exclusions()

    @property
    def purchase(self) -> PurchaseTerms:
        return cast(PurchaseTerms, self.settings_of("purchase"))

    def settings_of(self, way: str) -> EarnSettings:
        """Raises UnknownCode."""
        return cast(EarnSettings, getattr(self.earning, ways_to_earn.get(way).code))


def read(content: Mapping[str, Any] | str) -> Programme:
    """A programme from what is kept of it, or from a file's text.

    Raises pydantic's ValidationError, with the path of each thing that is wrong, and ValueError for a text that is no
    JSON.
    """
    kept: Any = json.loads(content) if isinstance(content, str) else content
    if isinstance(kept, dict):
        while isinstance(found := kept.get("format"), int) and found in UPGRADES:
            kept = UPGRADES[found](kept)
    return Programme.model_validate_json(json.dumps(kept))


def dump(programme: Programme) -> dict[str, Any]:
    """Plain JSON, with everything said, so that a new default never changes an old version."""
    return programme.model_dump(mode="json")


def schema() -> dict[str, Any]:
    """JSON Schema of the whole document, for the dashboard's editor, in the active language."""
    return Programme.model_json_schema()
