"""An account that was made: once."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saleor_postventa.loyalty.rules.why_words import points_in_words

from .way import NOTHING_YET, ActionSettings, Award, History, add_way, award

CODE = "sign_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpFacts:
    """`is_confirmed`: the address of the account was proved to be theirs."""

    is_confirmed: bool
    history: History = NOTHING_YET


def awards(facts: SignUpFacts, settings: ActionSettings) -> tuple[Award, ...]:
    if not facts.is_confirmed or facts.history.awards:
        return ()
    return (award(CODE, settings.points, key="once"),)


def says(settings: ActionSettings) -> list[str]:
    return [_("{points} when you make an account, once.").format(points=points_in_words(settings.points))]


add_way(CODE, gettext_lazy("Making an account"), settings=ActionSettings, facts=SignUpFacts, awards=awards, says=says)
