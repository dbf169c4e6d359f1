"""What the team of the demo's shop did about low scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from saleor_postventa.care.models import Case
from saleor_postventa.care.rules import CaseOutcome
from saleor_postventa.care.services import add_note, answer_case, assign_case, solve_case
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.demo.travel import at
from saleor_postventa.surveys.models import Answer

from .sayings import NOTES
from .settling import settle

OUTCOMES = {
    CaseOutcome.RECOVERED: 40,
    CaseOutcome.COMPENSATED: 20,
    CaseOutcome.EXPLAINED: 22,
    CaseOutcome.NO_REPLY: 14,
    CaseOutcome.NOT_JUSTIFIED: 4,
}
SORRY = (
    "Hola. Gracias por decírnoslo, y perdona: no debería haber pasado. Te mandamos otro igual hoy mismo y no hace "
    "falta que devuelvas el que tienes. ¿Te va bien la misma dirección?"
)
MADE_GOOD = "Los gastos de envío ya están devueltos. Sentimos de verdad que llegara después de vuestro viaje."


@dataclass(frozen=True)
class Fate:
    """A low score of about so many days ago, whose case stands as `state` says today."""

    days_ago: float
    score: int
    state: str
    text: str


@dataclass
class Desk:
    """`team` are Saleor's ids of its people."""

    chance: Random
    team: Sequence[str]

    def look_after(self, answer: Answer, moment: datetime, fate: Fate | None) -> None:
        """Nothing where the score was none to worry about."""
        case = Case.objects.filter(cause=f"survey_answer:{answer.pk}").first()
        if case is None:
            return
        owner = Actor.staff(self.chance.choice(self.team))
        if fate is None:
            self._solve(case, owner, moment + timedelta(hours=self.chance.uniform(2, 40)))
        elif fate.state == "overdue":
            self._take(case, owner, moment + timedelta(hours=3))
        elif fate.state == "answered":
            self._take(case, owner, moment + timedelta(hours=2))
            self._answer(case, owner, moment + timedelta(hours=4))
        elif fate.state == "solved":
            self._take(case, owner, moment + timedelta(hours=5))
            self._make_good(case, owner, moment + timedelta(hours=26))

    def _solve(self, case: Case, owner: Actor, moment: datetime) -> None:
        """By telephone, as the notes say: so there was nothing to mail."""
        if moment + timedelta(hours=2) > now():
            return
        self._take(case, owner, moment)
        outcome = self.chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]
        with at(moment + timedelta(hours=1)):
            add_note(case.pk, self.chance.choice(NOTES[outcome]), by=owner)
            solve_case(case.pk, outcome, by=owner)
        settle(moment + timedelta(hours=1))

    def _take(self, case: Case, owner: Actor, moment: datetime) -> None:
        with at(moment):
            assign_case(case.pk, owner.ref, by=owner)
        settle(moment)

    def _answer(self, case: Case, owner: Actor, moment: datetime) -> None:
        with at(moment):
            answer_case(case.pk, SORRY, by=owner)
        settle(moment)

    def _make_good(self, case: Case, owner: Actor, moment: datetime) -> None:
        with at(moment):
            add_note(case.pk, "Seguimiento del transportista: parado once días en Zaragoza.", by=owner)
            solve_case(case.pk, CaseOutcome.COMPENSATED, text=MADE_GOOD, by=owner)
        settle(moment)
