"""What a notice tells of a return: goods, facts, steps and dates, in the active language.

It is the same for real returns and for the made-up one of the preview: both are rows, the latter never saved.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import OrderLine

from .methods import method_label, methods
from .models import Return, ReturnLine, Settlement
from .queries.arrangements import appointment_of
from .rules import Outcome, ProcessingEvent


@dataclass(frozen=True, kw_only=True)
class Item:
    """Units of one thing, as a row of the mail; `note` says what there is to say of it."""

    name: str
    quantity: int
    variant: str = ""
    image: str = ""
    note: str = ""

    @property
    def initial(self) -> str:
        return self.name[:1].upper()


@dataclass(frozen=True, kw_only=True)
class Fact:
    label: str
    value: str
    is_total: bool = False


def item_of(line: OrderLine, quantity: int, *, note: str = "") -> Item:
    return Item(
        name=line.bought_name, variant=line.bought_variant_name, quantity=quantity, image=line.thumbnail_url, note=note
    )


def items_of(lines: Iterable[ReturnLine], units: Mapping[str, int]) -> list[Item]:
    """Those lines of which there are units, by the order line's id as the events write it."""
    counted = [(line, units.get(str(line.order_line_id), 0)) for line in lines]
    return [item_of(line.order_line, count) for line, count in counted if count > 0]


def shown(amount: Money) -> str:
    return amount.rounded().formatted(get_language() or "en")


def day_of(moment: datetime | None, ret: Return) -> str:
    """The last day before a moment that ends a stretch of time, on the shop's calendar; empty where there is none."""
    if moment is None:
        return ""
    return date_format((moment - timedelta.resolution).astimezone(ret.shop.preferences.zone), "DATE_FORMAT")


def date_of(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day is not None else ""


def status_url(ret: Return) -> str:
    """Where the shopper sees how it stands; whoever is not known there yet is let in by their order and address."""
    return f"{settings.PUBLIC_URL}{reverse('portal:find', kwargs={'shop': ret.shop.slug})}returns/{quote(ret.number)}/"


def outcome_fact(ret: Return) -> Fact:
    """What the shopper asked for, and what it comes to."""
    if ret.outcome == Outcome.EXCHANGE or not ret.estimate_amount:
        return Fact(label=_("You get"), value=str(Outcome(ret.outcome).label))
    label = _("You get back") if ret.outcome == Outcome.REFUND else _("Store credit")
    return Fact(label=label, value=shown(ret.estimate))


def send_by_fact(ret: Return) -> list[Fact]:
    day = day_of(ret.send_by, ret)
    return [Fact(label=_("Send it by"), value=day)] if day and not ret.is_keep_it else []


def method_fact(ret: Return) -> list[Fact]:
    return (
        [Fact(label=_("How you send it"), value=method_label(ret.method))] if ret.method and not ret.is_keep_it else []
    )


def appointment_fact(ret: Return) -> list[Fact]:
    appointment = appointment_of(ret)
    return [Fact(label=_("We come for it"), value=appointment.said)] if appointment is not None else []


def tracking_facts(ret: Return) -> list[Fact]:
    told = ((_("Carrier"), ret.carrier), (_("Tracking number"), ret.tracking_number))
    return [Fact(label=label, value=value) for label, value in told if value]


def settlement_facts(settlement: Settlement) -> list[Fact]:
    """How an amount came about, to the cent."""
    parts = (
        (_("Your items"), settlement.goods_amount),
        (_("Shipping that you paid"), settlement.shipping_amount),
        (_("On top, from us"), settlement.bonus_amount),
        (_("Return costs"), -settlement.fee_amount),
        (_("For the condition they came in"), -settlement.loss_amount),
    )
    told = [Fact(label=label, value=shown(Money(amount, settlement.currency))) for label, amount in parts if amount]
    total = Fact(label=_("You get"), value=shown(settlement.money), is_total=True)
    return [*told, total] if len(told) > 1 else [total]


def steps_of(ret: Return) -> list[str]:
    return methods.get(ret.method).instructions(ret) if ret.method in methods else []


def when_settled(ret: Return, *, is_here: bool = False) -> str:
    """A promise that the policy keeps: what the shopper gets, and what it waits for."""
    event = ProcessingEvent(ret.processing_event)
    return _promise(ret.outcome, (_WHEN_HERE if is_here else _WHEN)[event]())


def when_given(outcome: str, event: ProcessingEvent, *, is_kept: bool) -> str:
    """The same promise, before the return is asked for."""
    return _promise(outcome, _("As soon as we have said yes,") if is_kept else _WHEN[event]())


def _promise(outcome: str, when: str) -> str:
    return _PROMISES[Outcome(outcome)]().format(when=when)


type Said = Callable[[], str]

_WHEN: dict[ProcessingEvent, Said] = {
    ProcessingEvent.LABEL: lambda: _("Without waiting for it,"),
    ProcessingEvent.FIRST_SCAN: lambda: _("As soon as the carrier has it,"),
    ProcessingEvent.DELIVERED: lambda: _("As soon as it is here,"),
    ProcessingEvent.INSPECTED: lambda: _("As soon as it is here and we have checked it,"),
    ProcessingEvent.MANUAL: lambda: _("As soon as it is here and we have checked it,"),
}
_WHEN_HERE: dict[ProcessingEvent, Said] = {
    ProcessingEvent.LABEL: lambda: _("Now that it is here,"),
    ProcessingEvent.FIRST_SCAN: lambda: _("Now that it is here,"),
    ProcessingEvent.DELIVERED: lambda: _("Now that it is here,"),
    ProcessingEvent.INSPECTED: lambda: _("As soon as we have checked it,"),
    ProcessingEvent.MANUAL: lambda: _("As soon as we have checked it,"),
}
_PROMISES: dict[Outcome, Said] = {
    Outcome.REFUND: lambda: _("{when} we send your money back the way you paid."),
    Outcome.CREDIT: lambda: _("{when} we send you the code of your store credit."),
    Outcome.EXCHANGE: lambda: _("{when} we send you what you chose instead."),
}
