"""What the shopper may choose from: outcomes, ways of sending back, keeping it, giving it away."""

from collections.abc import Iterable
from typing import Annotated, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import Nothing, Piece, Slug
from saleor_postventa.legal.laws import Law
from saleor_postventa.returns.policy.kinds import Breach, Subject, Words, add_action, harmless
from saleor_postventa.returns.rules import Outcome

_ABOUT = Subject.OFFER


class Outcomes(Piece):
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]


class Methods(Piece):
    methods: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=50)]


def _outcomes_to(is_offered: bool) -> Any:
    def settles(value: Outcomes) -> Iterable[tuple[str, Any]]:
        return [(f"outcome:{outcome.value}", is_offered) for outcome in value.outcomes]

    return settles


def _methods_to(is_offered: bool) -> Any:
    def settles(value: Methods) -> Iterable[tuple[str, Any]]:
        return [(f"method:{method}", is_offered) for method in value.methods]

    return settles


def _withholds_money(value: Outcomes, law: Law) -> Breach | None:
    return Breach("no_refund", law.refunding.article) if Outcome.REFUND in value.outcomes else None


def _listed(outcomes: Iterable[Outcome]) -> str:
    return ", ".join(str(outcome.label) for outcome in outcomes)


add_action(
    "allow_outcomes",
    _ABOUT,
    gettext_lazy("offer outcomes"),
    Outcomes,
    _outcomes_to(True),
    breach=harmless,
    says=lambda value: _("you may choose {outcomes} too").format(outcomes=_listed(value.outcomes)),
    words=Words.OUTCOME,
)
add_action(
    "exclude_outcomes",
    _ABOUT,
    gettext_lazy("take outcomes away"),
    Outcomes,
    _outcomes_to(False),
    breach=_withholds_money,
    says=lambda value: _("without {outcomes}").format(outcomes=_listed(value.outcomes)),
    words=Words.OUTCOME,
)
add_action(
    "allow_methods",
    _ABOUT,
    gettext_lazy("offer ways of sending back"),
    Methods,
    _methods_to(True),
    breach=harmless,
    says=None,
    words=Words.METHOD,
)
add_action(  # whether a way to send it back is left, lawful.py asks of all rules together
    "exclude_methods",
    _ABOUT,
    gettext_lazy("take ways of sending back away"),
    Methods,
    _methods_to(False),
    breach=harmless,
    says=None,
    words=Words.METHOD,
)
add_action(
    "keep_item",
    _ABOUT,
    gettext_lazy("refund without a return"),
    Nothing,
    lambda value: [("keep_it", True)],
    breach=harmless,
    says=lambda value: _("you get your money back and keep it"),
)
add_action(
    "donate",
    _ABOUT,
    gettext_lazy("refund where it is given away"),
    Nothing,
    lambda value: [("donate", True)],
    breach=harmless,
    says=lambda value: _("you get your money back and give it to someone who can use it"),
)
