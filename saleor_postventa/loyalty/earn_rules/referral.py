"""A friend's first order, for who sent the friend and for the friend. The points wait and go with those of that order.

Signs of fraud that the shop names hold both back until somebody of the team has looked.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pydantic import Field

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import Amounts, labelled
from saleor_postventa.loyalty.rules.signals import Signal
from saleor_postventa.loyalty.rules.terms import EarnSettings, Points
from saleor_postventa.loyalty.rules.why_words import amounts_in_words, number_in_words, points_in_words

from .way import NOTHING_YET, Award, History, Turn, YearlyCap, add_way, award

CODE = "referral"


class Role(StrEnum):
    REFERRER = "referrer"
    FRIEND = "friend"


class Settings(EarnSettings):
    """In a currency without a `minimum` an order of any amount will do."""

    referrer_points: Annotated[Points, labelled(gettext_lazy("Points for the customer who refers a friend"))] = 200
    friend_points: Annotated[Points, labelled(gettext_lazy("Points for the friend"))] = 100
    minimum: Annotated[Amounts, labelled(gettext_lazy("The friend's first order is of at least"))] = {}
    most_a_year: YearlyCap = 12
    most_in_a_week: Annotated[
        int, Field(ge=1, le=1000), labelled(gettext_lazy("More friends in a week than this are a sign"))
    ] = 10
    held_back_by: Annotated[
        tuple[Signal, ...],
        labelled(gettext_lazy("Signs for which somebody of the team looks first"), choices=Signal),
    ] = tuple(Signal)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFacts:
    """`history` is that of the one who would earn, in either role. `is_cleared`: somebody of the team let it pass."""

    referral: str
    role: Role
    day: date
    paid: Money
    signals: tuple[Signal, ...] = ()
    is_cleared: bool = False
    history: History = NOTHING_YET


def holds_back(signals: tuple[Signal, ...], settings: Settings) -> tuple[Signal, ...]:
    """Those of the signs for which the shop wants to look first."""
    return tuple(signal for signal in signals if signal in settings.held_back_by)


def awards(facts: ReferralFacts, settings: Settings) -> tuple[Award, ...]:
    if facts.paid.amount < settings.minimum.get(facts.paid.currency, Decimal(0)):
        return ()
    if holds_back(facts.signals, settings) and not facts.is_cleared:
        return ()
    role, key = f"{facts.role.value}:", f"{facts.role.value}:{facts.referral}"
    if facts.history.has(key) or facts.history.of(role).in_a_year(facts.day) >= _most(facts.role, settings):
        return ()
    points = settings.referrer_points if facts.role is Role.REFERRER else settings.friend_points
    return (award(CODE, points, key=key, about=facts.referral, turn=Turn.WITH_ORDER),)


def _most(role: Role, settings: Settings) -> int:
    """One is a friend's first order but once."""
    return settings.most_a_year if role is Role.REFERRER else 1


def says(settings: Settings) -> list[str]:
    said = [
        _promise(settings).format(
            points=points_in_words(settings.referrer_points),
            friends=points_in_words(settings.friend_points),
            count=number_in_words(settings.most_a_year),
        ),
        _("Those points can be used when the points of your friend's order can, if your friend keeps what was bought."),
    ]
    if amounts := amounts_in_words(settings.minimum):
        said.append(_("Your friend's order has to be of at least {amounts}.").format(amounts=amounts))
    return said


def _promise(settings: Settings) -> str:
    if not settings.referrer_points:
        return _("{friends} for a friend who orders for the first time through your link.")
    if not settings.friend_points:
        return ngettext(
            "{points} for you when a friend orders for the first time through your link; at most {count} time in 12 "
            "months.",
            "{points} for you when a friend orders for the first time through your link; at most {count} times in 12 "
            "months.",
            settings.most_a_year,
        )
    return ngettext(
        "{points} for you and {friends} for a friend who orders for the first time through your link; at most {count} "
        "time in 12 months.",
        "{points} for you and {friends} for a friend who orders for the first time through your link; at most {count} "
        "times in 12 months.",
        settings.most_a_year,
    )


add_way(CODE, gettext_lazy("Referring a friend"), settings=Settings, facts=ReferralFacts, awards=awards, says=says)
