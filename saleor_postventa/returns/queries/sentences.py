"""Where a return stands, in one sentence: what happens next, who acts, and by when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.money import Money
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.methods import label_due, methods
from saleor_postventa.returns.models import Exchange, Return, Settlement
from saleor_postventa.returns.rules import ExchangeStatus, Outcome, ReturnStatus, SettlementStatus
from saleor_postventa.shops.scope import current_shop

from .arrangements import appointment_of

ANSWER_WITHIN = timedelta(days=2)
CARRIER_NEEDS = timedelta(days=10)
CHECK_WITHIN = timedelta(days=5)


class Acts(StrEnum):
    SHOPPER = "shopper"
    SHOP = "shop"
    CARRIER = "carrier"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Sentence:
    """`by_when` is when whoever acts should have; of what is over, when that was."""

    text: str
    actor: Acts
    by_when: datetime


def status_sentence(ret: Return) -> Sentence:
    """In the active language. Reads the return's lines, settlements and exchange, where they are not read yet."""
    match ret.status:
        case ReturnStatus.REQUESTED:
            by = ret.requested_at + ANSWER_WITHIN
            return _said(_("We look at your request and answer by {date}."), Acts.SHOP, by)
        case ReturnStatus.APPROVED:
            return _approved(ret)
        case ReturnStatus.SENT:
            by = (ret.sent_at or ret.status_since) + CARRIER_NEEDS
            return _said(_("It is on its way to us and should be here by {date}."), Acts.CARRIER, by)
        case ReturnStatus.RECEIVED:
            by = (ret.received_at or ret.status_since) + CHECK_WITHIN
            return _said(_("It is here, and we check it by {date}."), Acts.SHOP, by)
        case ReturnStatus.INSPECTED:
            return _inspected(ret)
        case _:
            return _over(ret)


def _approved(ret: Return) -> Sentence:
    if ret.is_keep_it:
        return _on_its_way(ret)
    label_by = label_due(ret)
    if label_by is not None:
        said = _("We send you the label by {date}. Please wait for it before you send anything.")
        return _said(said, Acts.SHOP, label_by)
    return _handing_over(ret)


def _handing_over(ret: Return) -> Sentence:
    by, appointment = ret.send_by or ret.status_since, appointment_of(ret)
    if appointment is None:
        asked = methods.get(ret.method).send_it() if ret.method in methods else _("Send it by {date}.")
        return _said(asked, Acts.SHOPPER, by)
    if appointment.over <= now():
        said = _("We should have come for it. If nobody came, choose another day by {date}.")
        return _said(said, Acts.SHOPPER, by)
    said = _("We come for it on {when}. Have it ready at the door.")
    return _said(said, Acts.SHOPPER, appointment.over, when=appointment.said)


def _inspected(ret: Return) -> Sentence:
    settlements = list(ret.settlements.all())
    if getattr(ret, "exchange", None) and ret.exchange.status == ExchangeStatus.OUT_OF_STOCK:
        said = _("What you wanted instead is sold out. Choose again by {date}, or tell us to send your money back.")
        return _said(said, Acts.SHOPPER, _due(ret))
    if any(each.status == SettlementStatus.FOR_STAFF for each in settlements):
        return _said(_("Someone of our team looks at it in person and answers by {date}."), Acts.SHOP, _due(ret))
    if any(each.status == SettlementStatus.OPEN for each in settlements):
        return _on_its_way(ret)
    if any(line.counts.expected for line in ret.lines.all()):
        by = ret.send_by or (ret.received_at or ret.status_since) + CARRIER_NEEDS
        return _said(_("Part of it arrived and was checked. We wait for the rest until {date}."), Acts.SHOPPER, by)
    return _said(_("It was checked, and we finish it by {date}."), Acts.SHOP, _due(ret))


def _on_its_way(ret: Return) -> Sentence:
    said = {
        Outcome.REFUND: _("Your money is on its way: {amount} by {date}."),
        Outcome.CREDIT: _("Your store credit of {amount} is being made and comes by {date}."),
        Outcome.EXCHANGE: _("What you get instead is being ordered, by {date}."),
    }[Outcome(ret.outcome)]
    return _said(said, Acts.SHOP, _due(ret), amount=_open_amount(ret))


def _over(ret: Return) -> Sentence:
    if ret.status == ReturnStatus.RESOLVED and is_exchange_unpaid(ret):
        return _to_pay(ret.exchange)
    said = {
        ReturnStatus.RESOLVED: {
            Outcome.REFUND: _("It is done since {date}: {amount} went back to you."),
            Outcome.CREDIT: _("It is done since {date}: you got store credit of {amount}."),
            Outcome.EXCHANGE: _("It is done since {date}: what you get instead was ordered."),
        }[Outcome(ret.outcome)],
        ReturnStatus.DECLINED: _("We declined it on {date}."),
        ReturnStatus.CANCELLED: _(
            "It was cancelled on {date}. As long as your time to return runs, you can ask again."
        ),
        ReturnStatus.EXPIRED: _(
            "It expired on {date}, since nothing was sent. As long as your time to return runs, you can ask again."
        ),
    }[ReturnStatus(ret.status)]
    total = sum((each.amount for each in ret.settlements.all()), Money.zero(ret.currency).amount)
    return _said(said, Acts.NOBODY, ret.status_since, amount=_shown(Money(total, ret.currency)))


def is_exchange_unpaid(ret: Return) -> bool:
    """What goes out instead costs more, and the difference is not paid yet."""
    exchange: Exchange | None = getattr(ret, "exchange", None)
    if exchange is None or exchange.difference_amount <= 0 or not exchange.replacement_saleor_id:
        return False
    return not Order.objects.filter(saleor_id=exchange.replacement_saleor_id, is_paid=True).exists()


def _to_pay(exchange: Exchange) -> Sentence:
    said = _(
        "What you get instead is order {number}. {amount} of it is still to be paid: we write to you by {date} how, "
        "and send it as soon as it is paid."
    )
    amount = _shown(Money(exchange.difference_amount, exchange.currency))
    by = exchange.status_since + ANSWER_WITHIN
    return _said(said, Acts.SHOP, by, number=exchange.replacement_number, amount=amount)


def _due(ret: Return) -> datetime:
    return ret.refund_due_at - timedelta.resolution if ret.refund_due_at else ret.status_since + CHECK_WITHIN


def _open_amount(ret: Return) -> str:
    waiting: list[Settlement] = [each for each in ret.settlements.all() if each.status == SettlementStatus.OPEN]
    amount = sum((each.amount for each in waiting), Money.zero(ret.currency).amount)
    return _shown(Money(amount, ret.currency) if waiting else ret.estimate)


def _shown(money: Money) -> str:
    return money.formatted(get_language() or "en")


def _said(text: str, actor: Acts, by_when: datetime, **values: str) -> Sentence:
    day = date_format(by_when.astimezone(current_shop().preferences.zone), "DATE_FORMAT")
    return Sentence(text.format(date=day, **values), actor, by_when)
