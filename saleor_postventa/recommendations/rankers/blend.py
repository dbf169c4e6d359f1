from typing import Final

from django.utils.translation import gettext_lazy as _

from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rules.kinds import Part

from . import Ranker, add_ranker

NEW_WEIGHT: Final = 0.05


def score(lessons: Lessons, customers: Ints) -> Floats:
    habits: Floats = lessons.habits[customers].toarray()
    fresh: Floats = (lessons.seeds[customers] @ lessons.strengths).toarray()
    return habits + NEW_WEIGHT * fresh + lessons.tie_break


add_ranker(
    Ranker(
        "blend",
        _("their habits, and what others bought"),
        _("What somebody buys again and again first, then what others bought who bought the same things."),
        frozenset({Part.ANY}),
        score,
    )
)
