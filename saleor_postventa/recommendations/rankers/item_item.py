from django.utils.translation import gettext_lazy as _

from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rules.kinds import Part

from . import Ranker, add_ranker


def score(lessons: Lessons, customers: Ints) -> Floats:
    marks: Floats = (lessons.seeds[customers] @ lessons.strengths).toarray()
    return marks + lessons.tie_break


add_ranker(
    Ranker(
        "item_item",
        _("who bought this also bought"),
        _("What others bought who bought the same things, and more so what sells better now than it used to."),
        frozenset({Part.NEW, Part.ANY}),
        score,
    )
)
