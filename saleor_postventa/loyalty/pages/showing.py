"""A purse as the page's template shows it."""

from decimal import Decimal
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.codes import OPEN_STATES, RedemptionState
from saleor_postventa.loyalty.models import Redemption, Reward
from saleor_postventa.loyalty.programme.words import benefits_in_words, counted_in_words
from saleor_postventa.loyalty.queries.birthdays import birthday_of, birthday_settings, next_birthday_points
from saleor_postventa.loyalty.queries.levels import Tier
from saleor_postventa.loyalty.queries.purse import Purse
from saleor_postventa.loyalty.queries.reward_words import (
    currency_notes,
    how_to_use,
    in_many_currencies,
    reward_facts,
    shown_code,
)
from saleor_postventa.loyalty.queries.rewards import Standing, least_points
from saleor_postventa.loyalty.rules.entry_words import last_day_in_words
from saleor_postventa.loyalty.rules.rewards import Obstacle
from saleor_postventa.loyalty.rules.terms import Level
from saleor_postventa.loyalty.rules.why_words import number_in_words, points_in_words
from saleor_postventa.shops.scope import current_shop

SHOWN_DATES = 3


def purse_view(purse: Purse) -> dict[str, Any]:
    zone = current_shop().preferences.zone
    programme, lifetime = purse.programme, purse.lifetime
    return {
        "title": _said(programme.names) if programme is not None else _("Points"),
        "balance": purse.balance,
        "active": points_in_words(purse.balance.active),
        "pending": points_in_words(purse.balance.pending),
        "arrivals": [
            {"points": points_in_words(points), "day": _day(at, zone) if at is not None else ""}
            for at, points in purse.arrivals[:SHOWN_DATES]
        ],
        "expiries": [
            {"points": points_in_words(points), "day": last_day_in_words(at, zone)}
            for at, points in purse.expiries[:SHOWN_DATES]
        ],
        "lifetime": [
            {"label": label, "points": number_in_words(points)}
            for label, points in (
                (_("Earned"), lifetime.earned),
                (_("Used"), lifetime.spent),
                (_("Lapsed"), lifetime.expired),
                (_("Gone with what came back"), lifetime.taken_back),
            )
        ],
        "takes_part": purse.takes_part,
        "tier": _tier(purse.tier, zone) if purse.tier is not None else None,
        "ways": [{"way": way, "earned": points_in_words(way.points) if way.points else ""} for way in purse.ways],
        "birthday": _birthday(purse),
    }


def offers_view(purse: Purse) -> list[dict[str, Any]]:
    """Each with a key of its own, that makes a form that is sent twice the same redemption."""
    in_hand = {each.reward_id for each in purse.redemptions if each.state in OPEN_STATES}
    is_mixed = in_many_currencies(each.reward for each in purse.rewards)
    return [_offer(purse, each, is_in_hand=each.reward.pk in in_hand, is_mixed=is_mixed) for each in purse.rewards]


def in_hand_view(purse: Purse, zone: ZoneInfo) -> list[dict[str, Any]]:
    return [_redemption(each, zone) for each in purse.redemptions]


def _birthday(purse: Purse) -> dict[str, str] | None:
    """None where nobody gets points for it, and for who takes no part."""
    settings = birthday_settings() if purse.takes_part else None
    if settings is None:
        return None
    told = birthday_of(purse.customer)
    if told is None:
        return {"told": "", "act": _("Tell us your birthday")}
    day = next_birthday_points(told, settings)
    said = _("Your next points for it come on {day}.").format(day=date_format(day, "DATE_FORMAT")) if day else ""
    return {"told": said, "act": _("Change or delete your birthday")}


def _tier(tier: Tier, zone: ZoneInfo) -> dict[str, Any]:
    standing = tier.standing
    falls = standing.projected_at is not None and standing.projected != standing.level
    return {
        "name": _name(tier.level),
        "benefits": list(benefits_in_words(tier.level.benefits)) if tier.level is not None else [],
        "next": _name(tier.next_level),
        "next_benefits": list(benefits_in_words(tier.next_level.benefits)) if tier.next_level is not None else [],
        "missing": counted_in_words(standing.missing, tier.tiers),
        "value": counted_in_words(standing.value, tier.tiers),
        "percent": round(tier.share * 100),
        "kept_until": _day(standing.kept_until, zone) if standing.kept_until is not None else "",
        "missing_to_keep": counted_in_words(standing.missing_to_keep, tier.tiers),
        "falls_on": _day(standing.projected_at, zone) if falls else "",
        "falls_to": _name(tier.projected),
    }


def _offer(purse: Purse, standing: Standing, *, is_in_hand: bool, is_mixed: bool) -> dict[str, Any]:
    reward, obstacle = standing.reward, standing.obstacle
    cost = least_points(reward)
    return {
        "reward": reward,
        "name": _said(reward.names) or reward.get_kind_display(),
        "description": _said(reward.descriptions),
        "price": _price(reward),
        "notes": [*currency_notes(reward, is_mixed=is_mixed), *_notes(purse, reward)],
        "obstacle": "" if obstacle is None else str(obstacle.label),
        "missing": points_in_words(cost - purse.balance.active) if obstacle is Obstacle.NOT_ENOUGH else "",
        "percent": max(0, min(100, purse.balance.active * 100 // cost)) if cost else 0,
        "is_in_hand": is_in_hand,
        "least": _plain(reward.least or reward.step),
        "step": _plain(reward.step),
        "most": _plain(standing.most),
        "most_shown": _money(reward, standing.most) if standing.most else "",
        "key": uuid4().hex,
    }


def _price(reward: Reward) -> str:
    if reward.points_per_unit is None:
        return points_in_words(reward.points)
    unit = _money(reward, Decimal(1))
    return _("{points} for {amount}").format(points=points_in_words(reward.points_per_unit), amount=unit)


def _notes(purse: Purse, reward: Reward) -> Any:
    """What somebody has to know before they take it."""
    if reward.min_order:
        yield _("For orders from {amount}").format(amount=_money(reward, reward.min_order))
    if reward.stock is not None:
        yield _("{count} left").format(count=number_in_words(max(0, reward.stock - reward.taken)))
    if reward.tiers and purse.programme is not None:
        levels = [purse.programme.tiers.level(code) for code in reward.tiers]
        if names := ", ".join(_name(level) for level in levels if level is not None):
            yield _("For the level {levels}").format(levels=names)


def _redemption(each: Redemption, zone: ZoneInfo) -> dict[str, Any]:
    until = last_day_in_words(each.expires_at, zone) if each.expires_at is not None else ""
    return {
        "redemption": each,
        "name": _said(each.reward.names) or each.reward.get_kind_display(),
        "code": shown_code(each) if each.state in (RedemptionState.ISSUED, RedemptionState.USED) else "",
        "facts": reward_facts(each.reward, each, until),
        "steps": how_to_use(each.reward, until),
        "is_waiting": each.state == RedemptionState.RESERVED,
        "is_returning": each.state == RedemptionState.RETURNING,
        "can_give_back": each.state in OPEN_STATES,
    }


def _name(level: Level | None) -> str:
    return _said(level.names) if level is not None else ""


def _said(texts: dict[str, str]) -> str:
    return text_in(texts, get_language() or "en")


def _money(reward: Reward, amount: Decimal) -> str:
    return Money(amount, reward.currency).formatted(get_language() or "en")


def _plain(amount: Decimal | None) -> str:
    """As a number field wants it."""
    return f"{amount.normalize():f}" if amount is not None else ""


def _day(moment: Any, zone: ZoneInfo) -> str:
    return str(date_format(moment.astimezone(zone), "DATE_FORMAT"))
