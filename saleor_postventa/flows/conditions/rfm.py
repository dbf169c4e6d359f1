"""How lately, how often and for how much they buy, in fifths of all customers (RFM)."""

from typing import Annotated, Literal

from django.utils.translation import gettext, gettext_lazy
from pydantic import Field

from saleor_postventa.core.pieces import labelled

from .condition import Condition, add_condition
from .person import Person

_LATELY = gettext_lazy("5 is best: the fifth of your customers who bought most lately; 1, longest ago.")
_OFTEN = gettext_lazy("5 is best: the fifth of your customers who buy most often.")
_MUCH = gettext_lazy("5 is best: the fifth of your customers who spend the most.")
Fifth = Annotated[int, Field(ge=1, le=5)]


class Rfm(Condition):
    """Each from and to, 5 the best. Whoever never bought, or not yet when they were last reckoned, is in none."""

    kind: Literal["rfm"] = "rfm"
    recency_from: Annotated[Fifth, labelled(gettext_lazy("Latest purchase, from"), _LATELY)] = 1
    recency_to: Annotated[Fifth, labelled(gettext_lazy("Latest purchase, to"))] = 5
    frequency_from: Annotated[Fifth, labelled(gettext_lazy("How often, from"), _OFTEN)] = 1
    frequency_to: Annotated[Fifth, labelled(gettext_lazy("How often, to"))] = 5
    monetary_from: Annotated[Fifth, labelled(gettext_lazy("For how much, from"), _MUCH)] = 1
    monetary_to: Annotated[Fifth, labelled(gettext_lazy("For how much, to"))] = 5


def holds(condition: Rfm, person: Person) -> bool:
    scores = person.scores
    return (
        scores is not None
        and condition.recency_from <= scores.recency <= condition.recency_to
        and condition.frequency_from <= scores.frequency <= condition.frequency_to
        and condition.monetary_from <= scores.monetary <= condition.monetary_to
    )


def says(condition: Rfm) -> str:
    return gettext(
        "are in fifths {r1}–{r2} by how recently, {f1}–{f2} by how often, {m1}–{m2} by how much they buy (5: the most)"
    ).format(
        r1=condition.recency_from,
        r2=condition.recency_to,
        f1=condition.frequency_from,
        f2=condition.frequency_to,
        m1=condition.monetary_from,
        m2=condition.monetary_to,
    )


add_condition(Rfm, gettext_lazy("How recently, how often and how much they buy"), holds=holds, says=says)
