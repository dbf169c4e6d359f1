from typing import Final

import numpy as np
from django.utils.translation import gettext_lazy as _

from saleor_postventa.recommendations.history import Floats, Ints
from saleor_postventa.recommendations.lessons import Lessons
from saleor_postventa.recommendations.rules.kinds import Part

from . import POPULARITY, Ranker, add_ranker

CODE: Final = POPULARITY


def score(lessons: Lessons, customers: Ints) -> Floats:
    return np.tile(lessons.buyers.astype(np.float32), (len(customers), 1))


add_ranker(
    Ranker(
        CODE,
        _("bestsellers"),
        _("What most customers bought, the same for everybody. Every other model has to beat it."),
        frozenset(Part),
        score,
    )
)
