"""What the settings of ways are made of, and what people call each: the dashboard makes its forms from it."""

from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from saleor_postventa.core.pieces import called
from saleor_postventa.core.plain import is_plain

MOST_COUNTRIES = 250


def _plain(text: str) -> str:
    if not is_plain(text, allowed="\r\n"):
        raise ValueError(_("This holds characters that can't be seen. Type it anew."))
    return text.strip()


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _country(code: str) -> str:
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        raise ValueError(_("Choose a country."))
    return code


type Line = Annotated[str, Field(max_length=120), AfterValidator(_one_line)]
type Lines = Annotated[str, Field(max_length=400, json_schema_extra={"format": "lines"}), AfterValidator(_plain)]
type Country = Annotated[str, Field(json_schema_extra={"format": "country"}), AfterValidator(_country)]


class Piece(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Place(Piece):
    """Somewhere one can go with a parcel."""

    name: Annotated[
        Line, Field(min_length=1, json_schema_extra=called(gettext_lazy("Name"), gettext_lazy("As its sign says.")))
    ]
    address: Annotated[
        Lines,
        Field(
            min_length=1,
            json_schema_extra=called(gettext_lazy("Address"), gettext_lazy("Street and number, postal code, town.")),
        ),
    ]
    postal_code: Annotated[
        Line,
        Field(
            json_schema_extra=called(
                gettext_lazy("Postal code"), gettext_lazy("Customers are shown the nearest places first.")
            )
        ),
    ] = ""
    country: Annotated[Country, Field(json_schema_extra=called(gettext_lazy("Country")))] = "ES"
    hours: Annotated[
        Line,
        Field(
            json_schema_extra=called(gettext_lazy("Opening hours"), gettext_lazy("For example: Mon to Sat, 9 to 21."))
        ),
    ] = ""

    def __str__(self) -> str:
        one_line = ", ".join(part.strip() for part in self.address.splitlines() if part.strip())
        return f"{self.name}, {one_line}" + (f" ({self.hours})" if self.hours else "")


class MethodSettings(Piece):
    """What a shop chooses for a way; `countries` empty means all."""

    countries: Annotated[
        tuple[Country, ...],
        Field(
            max_length=MOST_COUNTRIES,
            json_schema_extra=called(gettext_lazy("Countries"), gettext_lazy("None chosen: it is offered in all.")),
        ),
    ] = ()


class Posted(MethodSettings):
    """Parcels go to `address`, or to the one of the return's destination; else to the shop's postal address."""

    address: Annotated[
        Lines,
        Field(
            json_schema_extra=called(
                gettext_lazy("Where parcels go"), gettext_lazy("Empty: to the shop's postal address.")
            )
        ),
    ] = ""
    addresses: Annotated[
        dict[Annotated[str, Field(min_length=1, max_length=60)], Annotated[Lines, Field(min_length=1)]],
        Field(
            max_length=50,
            json_schema_extra=called(
                gettext_lazy("Other addresses"),
                gettext_lazy("Where a rule of the policy sends it to another place: the name that the rule gives it."),
                each=gettext_lazy("Place"),
            ),
        ),
    ] = {}


class Labelled(Posted):
    """The team makes the label, within so many working days."""

    label_within_days: Annotated[
        int,
        Field(
            ge=1,
            le=30,
            json_schema_extra=called(
                gettext_lazy("Working days until the customer has the label"),
                gettext_lazy("Customers are told this date, and wait for the label."),
            ),
        ),
    ] = 2
