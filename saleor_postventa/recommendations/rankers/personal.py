from django.utils.translation import gettext_lazy as _

from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rules.kinds import Part

from . import Ranker, add_ranker


def score(lessons: Lessons, customers: Ints) -> Floats:
    marks: Floats = lessons.habits[customers].toarray()
    return marks + lessons.tie_break


add_ranker(
    Ranker(
        "personal",
        _("what they buy again and again"),
        _("How often somebody bought it, each time counting half as much every 16 weeks."),
        frozenset({Part.AGAIN, Part.ANY}),
        score,
    )
)
