"""What a way of sending back is, and which of them a return may take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Any

from django.utils.functional import Promise
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from saleor_postventa.core.plain import is_plain
from saleor_postventa.core.registry import Registry
from saleor_postventa.legal.holidays import next_working_day
from saleor_postventa.legal.periods import end_of
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import FileKind, MethodChoice, Return
from saleor_postventa.shops.scope import current_shop


def _plain(text: str) -> str:
    if not is_plain(text, allowed="\r\n"):
        raise ValueError("control characters")
    return text.strip()


type Line = Annotated[str, Field(max_length=120), AfterValidator(_plain)]
type Lines = Annotated[str, Field(max_length=400), AfterValidator(_plain)]
type Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Piece(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Place(Piece):
    """Somewhere one can go with a parcel."""

    name: Annotated[Line, Field(min_length=1)]
    address: Annotated[Lines, Field(min_length=1)]
    country: Country = "ES"
    postal_code: Line = ""
    hours: Line = ""

    def __str__(self) -> str:
        one_line = ", ".join(part.strip() for part in self.address.splitlines() if part.strip())
        return f"{self.name}, {one_line}" + (f" ({self.hours})" if self.hours else "")


class MethodSettings(Piece):
    """What a shop chooses for a way; `countries` empty means all."""

    countries: tuple[Country, ...] = ()


class Posted(MethodSettings):
    """Parcels go to `address`, or to the one of the return's destination; else to the shop's postal address."""

    address: Lines = ""
    addresses: dict[Annotated[str, Field(max_length=60)], Lines] = {}


class Labelled(Posted):
    """The team makes the label, within so many working days."""

    label_within_days: Annotated[int, Field(ge=1, le=30)] = 2


class NoDetails(Piece):
    """Nothing is left to be arranged."""


@dataclass(frozen=True, kw_only=True)
class MethodFacts:
    """What of a return decides whether a way suits it."""

    country: str = ""
    is_shipping_required: bool = True
    is_keep_it: bool = False


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What a carrier's adapter made: a label as PDF, what its code says, and how the parcel is known at the carrier."""

    label: bytes = b""
    code: str = ""
    tracking_number: str = ""
    carrier: str = ""


def _of_parcel(facts: MethodFacts, chosen: MethodSettings) -> bool:
    return facts.is_shipping_required and not facts.is_keep_it


@dataclass(frozen=True, kw_only=True)
class ReturnMethod:
    """`steps` tell the shopper what to do, in the active language: one short sentence each.

    `suits` says whether it can be offered, with what the shop chose. `details` is what the shopper arranges afterwards,
    where that `is_possible`.
    `papers` makes label and code of an approved return; it runs outside of transactions, may call the network and may
    run twice: its key at the carrier is the return's reference.
    """

    code: str
    label: Promise
    summary: Promise
    steps: Callable[[Return, Any], list[str]]
    settings: type[MethodSettings] = MethodSettings
    details: type[Piece] = NoDetails
    is_possible: Callable[[Return, Any, Any], bool] = lambda ret, chosen, wanted: True
    suits: Callable[[MethodFacts, Any], bool] = _of_parcel
    papers: Callable[[Return, Any], Papers] | None = None
    needs_label: bool = False
    needs_tracking: bool = False
    has_slip: bool = True
    position: int = field(default=50)

    def is_available(self, facts: MethodFacts, chosen: MethodSettings) -> bool:
        is_near = not chosen.countries or facts.country in chosen.countries
        return is_near and self.suits(facts, chosen)

    def instructions(self, ret: Return) -> list[str]:
        """In the active language."""
        return self.steps(ret, chosen_settings(self.code))

    def arranged(self, ret: Return) -> Any:
        """What the shopper arranged, None where nothing is, or where it can't be read any more."""
        try:
            return self.details.model_validate(ret.method_details)
        except ValidationError:
            return None


methods: Registry[ReturnMethod] = Registry("return methods")


def method_label(code: str) -> str:
    return str(methods.get(code).label) if code in methods else code


def chosen_settings(code: str) -> Any:
    """The shop's, or the method's own; also where a newer program stored what this one does not know."""
    row = MethodChoice.objects.filter(code=code).first()
    return read_settings(methods.get(code), row.settings if row is not None else {})


def read_settings(method: ReturnMethod, kept: dict[str, Any]) -> MethodSettings:
    try:
        return method.settings.model_validate(kept)
    except ValidationError:
        return method.settings()


def label_due(ret: Return) -> datetime | None:
    """Until when the team promises the label that the shopper waits for; None where none is awaited."""
    chosen = chosen_settings(ret.method) if ret.method in methods and methods.get(ret.method).needs_label else None
    if not isinstance(chosen, Labelled) or ret.approved_at is None or has_label(ret):
        return None
    day = ret.approved_at.astimezone(current_shop().preferences.zone).date()
    for _each in range(chosen.label_within_days):
        day = next_working_day(day + timedelta(days=1), ret.order.shipping_country)
    return end_of(day, current_shop().preferences.zone) - timedelta.resolution


def has_label(ret: Return) -> bool:
    """The return of a preview was never saved, and has one."""
    return ret._state.adding or any(each.kind == FileKind.LABEL for each in ret.files.all())


def offered_methods(
    codes: Iterable[str], order: Order, *, is_shipping_required: bool = True, is_keep_it: bool = False
) -> list[ReturnMethod]:
    """Of those that the policy allows, the ones that the shop has on and that suit this order."""
    facts = MethodFacts(
        country=order.shipping_country, is_shipping_required=is_shipping_required, is_keep_it=is_keep_it
    )
    wanted = [methods.get(code) for code in dict.fromkeys(codes) if code in methods]
    rows = {row.code: row for row in MethodChoice.objects.filter(code__in=[each.code for each in wanted])}
    return sorted(
        (each for each in wanted if _is_offered(each, rows.get(each.code), facts)),
        key=lambda each: (each.position, each.code),
    )


def _is_offered(method: ReturnMethod, row: MethodChoice | None, facts: MethodFacts) -> bool:
    if row is not None and not row.is_on:
        return False
    return method.is_available(facts, read_settings(method, row.settings if row is not None else {}))
