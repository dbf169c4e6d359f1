"""One night's run: gather, examine the models, choose, learn from all, and bring it into use at once."""

from dataclasses import asdict

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now

from .gathering import Gathered, gather
from .history import History
from .keeping import forget_rows, keep, prepare, use
from .lessons import Lessons
from .measuring import Exam, exam_of_last_baskets, exam_of_last_days, measure
from .models import ModelCard, Training
from .rankers import POPULARITY, rankers_for
from .rules.choosing import LEAST_CASES, Mark, chosen_model, is_enough
from .rules.kinds import Part

LAST_DAYS, LAST_BASKETS = "last_days", "last_baskets"
WINDOWS = (28, 56, 91)
MOST_CASES = 2000
Marks = dict[str, dict[str, list[Mark]]]


def carry_out(training: Training) -> None:
    """Safe to run twice, at the same time too: each run makes a card of its own, and the last to end is in use."""
    forget_rows()
    gathered = gather(now())
    marks, window = examined(gathered.history)
    card = prepare(training, _report(gathered, marks, window))
    keep(card, gathered, Lessons(gathered.history))
    use(card, by=SYSTEM)


def examined(history: History) -> tuple[Marks, int]:
    """Every model in both exams, part by part; and how many days the exam of the last days asks for."""
    exam, window = _last_days(history)
    exams = {LAST_DAYS: exam, LAST_BASKETS: exam_of_last_baskets(history, most=MOST_CASES)}
    return {name: _marks(each) for name, each in exams.items()}, window


def decided(marks: Marks, part: Part) -> tuple[str, str]:
    """The model for a part, and the exam that decided; the bestsellers, and none, where neither can tell.

    The last days go first: there nobody knows what comes, as on any night.
    """
    for exam in (LAST_DAYS, LAST_BASKETS):
        if is_enough(marks[exam][part]):
            return chosen_model(marks[exam][part], POPULARITY), exam
    return POPULARITY, ""


def _last_days(history: History) -> tuple[Exam, int]:
    """As short as tells something: four weeks, else more."""
    for days in WINDOWS[:-1]:
        exam = exam_of_last_days(history, days, most=MOST_CASES)
        if len(exam.customers) >= 2 * LEAST_CASES:
            return exam, days
    return exam_of_last_days(history, WINDOWS[-1], most=MOST_CASES), WINDOWS[-1]


def _marks(exam: Exam) -> dict[str, list[Mark]]:
    lessons = Lessons(exam.known)
    return {part.value: [measure(lessons, exam, part, ranker) for ranker in rankers_for(part)] for part in Part}


def _report(gathered: Gathered, marks: Marks, window: int) -> ModelCard:
    choices = {part.value: decided(marks, part) for part in Part}
    history = gathered.history
    return ModelCard(
        orders=len(set(history.baskets.tolist())),
        customers=history.n_customers,
        products=history.n_items,
        window_days=window,
        chosen={part: model for part, (model, _exam) in choices.items()},
        decided_by={part: exam for part, (_model, exam) in choices.items()},
        marks={
            exam: {part: [asdict(mark) for mark in found] for part, found in parts.items()}
            for exam, parts in marks.items()
        },
    )
