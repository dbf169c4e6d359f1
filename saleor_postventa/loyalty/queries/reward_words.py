"""A reward that was taken, in words: what it is, how it is used, and its code."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.credits.services import NoCode, code_of
from saleor_postventa.credits.vouching import CodeUnknown, plain_code
from saleor_postventa.loyalty.codes import RewardKind
from saleor_postventa.loyalty.models import Redemption, Reward
from saleor_postventa.loyalty.rules.why_words import points_in_words


@dataclass(frozen=True, kw_only=True)
class Fact:
    label: str
    value: str


def shown_code(redemption: Redemption) -> str:
    """To whom it belongs alone. "" of a reward without a code, and where it was forgotten with its customer."""
    try:
        if redemption.code is not None:
            return plain_code(redemption.code)
        return code_of(redemption.credit) if redemption.credit is not None else ""
    except (CodeUnknown, NoCode):
        return ""


def reward_facts(reward: Reward, redemption: Redemption, until: str) -> list[Fact]:
    facts = [Fact(label=_("Points used"), value=points_in_words(redemption.points))]
    if redemption.money is not None:
        facts.append(Fact(label=_("Worth"), value=_shown(redemption.money)))
    if reward.min_order:
        facts.append(Fact(label=_("For orders from"), value=_shown(Money(reward.min_order, reward.currency))))
    return [*facts, *([Fact(label=_("Valid until"), value=until)] if until else [])]


def how_to_use(reward: Reward, until: str) -> list[str]:
    if reward.kind == RewardKind.DONATION:
        return []
    if reward.kind == RewardKind.GIFT_CARD:
        return [_("Enter the code when you pay. You can use it bit by bit: what is left stays on it.")]
    steps = [_("Enter the code when you pay. It is good for one order.")]
    if until:
        steps.append(_("If you don't use it by {day}, your points come back by themselves.").format(day=until))
    return steps


def in_many_currencies(rewards: Iterable[Reward]) -> bool:
    return len({reward.currency for reward in rewards if reward.currency}) > 1


def currency_notes(reward: Reward, *, is_mixed: bool) -> list[str]:
    """Said where others on offer are in another currency."""
    is_tied = reward.currency and reward.kind != RewardKind.DONATION
    return [_("Only for orders in {currency}").format(currency=reward.currency)] if is_mixed and is_tied else []


def _shown(amount: Money) -> str:
    return amount.formatted(get_language() or "en")
