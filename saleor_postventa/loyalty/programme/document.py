"""A programme as a document: what a version keeps, what the dashboard edits.

`read` and `dump` are exact inverses. A document says its `format`; an older one is brought up to date before it is
read. Each way to earn has its own field in `earning`, made from the registry.
"""

import json
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, cast

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints, create_model

from saleor_postventa.core.pieces import Currency, Piece, Texts, labelled
from saleor_postventa.loyalty.earn_rules import WayToEarn, ways_to_earn
from saleor_postventa.loyalty.rules.expiry import ExpiryTerms, PendingTerms
from saleor_postventa.loyalty.rules.terms import Codes, EarnSettings, PurchaseTerms, Tiers

# How to bring a document of an older format one format further: none has been left behind yet.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}

Value = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=6)]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=253)]


class Exclusions(Piece):
    """Who takes no part: the team, accounts by their id in Saleor, groups, e-mail domains with what is below them."""

    customers: Annotated[Codes, labelled(_("Accounts"), _("By their id in Saleor."))] = ()
    groups: Annotated[Codes, labelled(_("Groups"))] = ()
    email_domains: Annotated[
        tuple[Domain, ...],
        Field(max_length=500),
        labelled(_("E-mail domains"), _("What stands after the @, with all that is below it.")),
    ] = ()

    team: Annotated[bool, labelled(_("Your own team"), _("Whoever can sign in to the Dashboard."))] = False

    def leaves_out(
        self, *, customer: str = "", groups: Collection[str] = (), email: str = "", is_staff: bool = False
    ) -> bool:
        domain = email.rpartition("@")[2].casefold()
        return (
            customer in self.customers
            or (self.team and is_staff)
            or not set(self.groups).isdisjoint(groups)
            or any(domain == each or domain.endswith(f".{each}") for each in self.email_domains)
        )


class _Earning(Piece):
    """A field for each way to earn, by its code."""


def _field(way: WayToEarn) -> tuple[Any, EarnSettings]:
    return Annotated[way.settings, labelled(way.label)], way.settings()


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
    names: Annotated[Texts, labelled(_("Name"), _("Customers read it, in each language."))] = {
        "en": "Points",
        "es": "Puntos",
    }
    point_values: Annotated[
        dict[Currency, Value],
        Field(max_length=50),
        labelled(_("What one point is worth"), _("In each currency, when it is used.")),
    ] = {}
    guests_earn: Annotated[
        bool, labelled(_("Who buys without an account earns too"), _("The points wait until there is one."))
    ] = True
    pending: Annotated[PendingTerms, labelled(_("When points can be used"))] = PendingTerms()
    expiry: Annotated[ExpiryTerms, labelled(_("How long points last"))] = ExpiryTerms()
    may_be_negative: Annotated[
        bool, labelled(_("Balances may go below zero"), _("Else you forgo what was used before it came back."))
    ] = True
    earning: Annotated[Earning, labelled(_("Ways to earn"))] = Earning()  # type: ignore[valid-type]
    tiers: Annotated[Tiers, labelled(_("Levels"))] = Tiers()
    excluded: Annotated[Exclusions, labelled(_("Who takes no part"))] = Exclusions()

    def takes_part(
        self,
        *,
        is_guest: bool = False,
        customer: str = "",
        groups: Collection[str] = (),
        email: str = "",
        is_staff: bool = False,
    ) -> bool:
        """`customer` is the account's id in Saleor, "" for guests."""
        is_left_out = self.excluded.leaves_out(customer=customer, groups=groups, email=email, is_staff=is_staff)
        return not is_left_out and (self.guests_earn or not is_guest)

    @property
    def purchase(self) -> PurchaseTerms:
        return cast(PurchaseTerms, self.settings_of("purchase"))

    def settings_of(self, way: str) -> EarnSettings:
        """Raises UnknownCode."""
        return cast(EarnSettings, getattr(self.earning, ways_to_earn.get(way).code))


def read(content: Mapping[str, Any] | str) -> Programme:
    """A programme from what is kept of it, or from a file's text.

    Raises pydantic's ValidationError, with the path of each thing that is wrong; of a text that is no JSON, all of it.
    """
    try:
        kept: Any = json.loads(content) if isinstance(content, str) else content
    except ValueError:
        kept = content
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
