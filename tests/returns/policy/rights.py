"""What the law gives a shopper, reckoned a second time and without the program, and what a decision takes of it."""

from datetime import date, datetime, time, timedelta

import holidays

from saleor_postventa.returns.policy.decision import Decision
from saleor_postventa.returns.policy.facts import Facts

NEEDS_CONSENT = {"services_performed", "digital_content"}
NEEDS_OPENING = {"sealed_hygiene", "sealed_media"}
BY_POST = {"own_carrier", "staff_label", "drop_off", "pickup", "keep_it"}


def right_ends_at(facts: Facts, transit_days: int) -> datetime | None:
    """The end of the fourteen days; None while a parcel is to come. What isn't sent is there already."""
    arrived = facts.order.delivered_at if facts.line.is_shipping_required else facts.order.placed_at
    if arrived is None:
        if facts.order.shipped_at is None:
            return None
        arrived = facts.order.shipped_at + timedelta(days=transit_days)
    last = arrived.astimezone(facts.zone).date() + timedelta(days=14)
    while last.weekday() > 4 or _is_holiday(last, facts.order.country):
        last += timedelta(days=1)
    return datetime.combine(last + timedelta(days=1), time(), facts.zone)


def _is_holiday(day: date, country: str) -> bool:
    return day in holidays.country_holidays(country, years=day.year)


def has_right(facts: Facts, transit_days: int, now: datetime) -> bool:
    code = facts.line.exclusion
    if facts.order.country == "US":
        return False
    if code in NEEDS_CONSENT:
        is_left_out = facts.line.is_right_given_up
    elif code in NEEDS_OPENING:
        is_left_out = facts.wish.is_unsealed
    else:
        is_left_out = bool(code)
    ends_at = right_ends_at(facts, transit_days)
    return not is_left_out and (ends_at is None or now < ends_at)


def denials(decision: Decision, facts: Facts, transit_days: int) -> list[str]:
    """What of the right of withdrawal the decision would not give to one who has it."""
    if not decision.is_open:
        return [f"refused: {decision.code}"]
    ends_at = right_ends_at(facts, transit_days)
    fees = {fee.kind: fee for fee in decision.fees}
    found = {
        "its time": decision.window is not None and (ends_at is None or decision.window.ends_at < ends_at),
        "the money": "refund" not in decision.outcomes,
        "a parcel": not BY_POST & set(decision.methods),
        "fees": bool(set(fees) - {"label"}),
        "a carrier of one's own": "label" in fees and "own_carrier" not in decision.methods,
        "no proof": decision.requires_photos > 0 and not facts.wish.is_shops_fault,
        "the delivery": facts.wish.is_full and not decision.is_shipping_refunded,
        "no cost for a fault": facts.wish.is_shops_fault and bool(fees),
    }
    return [name for name, is_denied in found.items() if is_denied]
