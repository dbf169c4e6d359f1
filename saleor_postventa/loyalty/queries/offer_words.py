"""Rewards on offer in words, for the public page."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.models import Reward
from saleor_postventa.loyalty.rules.why_words import points_in_words, unit_in_words

from .reward_words import currency_notes, in_many_currencies
from .rewards import rewards_for


def rewards_in_words() -> list[str]:
    """One line each, the cheapest first, in the active language."""
    offered = [each.reward for each in rewards_for(None)]
    is_mixed = in_many_currencies(offered)
    return [" · ".join([_in_words(reward), *currency_notes(reward, is_mixed=is_mixed)]) for reward in offered]


def _in_words(reward: Reward) -> str:
    name = text_in(reward.names, get_language() or "en") or reward.get_kind_display()
    if reward.points_per_unit is None:
        return _("{name}: {points}").format(name=name, points=points_in_words(reward.points))
    return _("{name}: {points} for each {unit}").format(
        name=name, points=points_in_words(reward.points_per_unit), unit=unit_in_words(reward.currency)
    )
