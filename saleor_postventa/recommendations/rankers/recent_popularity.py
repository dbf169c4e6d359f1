import numpy as np
from django.utils.translation import gettext_lazy as _

from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rules.kinds import Part

from . import Ranker, add_ranker


def score(lessons: Lessons, customers: Ints) -> Floats:
    return np.tile(lessons.recent_buyers.astype(np.float32) + lessons.tie_break, (len(customers), 1))


add_ranker(
    Ranker(
        "recent_popularity",
        _("bestsellers of the last four weeks"),
        _("What most customers bought in the last four weeks, the same for everybody."),
        frozenset(Part),
        score,
    )
)
