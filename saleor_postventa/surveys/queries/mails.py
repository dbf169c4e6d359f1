"""What a mail about a survey shows: its first question, in words that are filled in."""

from dataclasses import dataclass

from saleor_postventa.core.texts import Speaker
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.document.piping import Recall, filled
from saleor_postventa.surveys.questions.kind import kind_of, settings_of
from saleor_postventa.surveys.questions.scale import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    value: int
    face: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstQuestion:
    """Without `points` it is no scale, and is answered on the page alone."""

    text: str
    points: tuple[Point, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """Says what a survey says, in one language, to one person."""

    document: SurveyDocument
    speaker: Speaker
    recall: Recall

    def say(self, texts: dict[str, str]) -> str:
        return filled(self.speaker.say(texts).text, self.recall)

    @property
    def name(self) -> str:
        return self.say(self.document.names)

    def first_question(self) -> FirstQuestion:
        question = self.document.questions[0]
        kind, settings, text = kind_of(question), settings_of(question), self.say(question.text)
        if not isinstance(kind, Scale):
            return FirstQuestion(text=text)
        points = tuple(Point(value=each, face=kind.face(each, settings)) for each in kind.points)
        return FirstQuestion(text=text, points=points, low=self.say(settings.low), high=self.say(settings.high))


def bought_name(order: Order | None) -> str:
    """Of what was bought, the first there is; "" where nothing was."""
    if order is None:
        return ""
    line = OrderLine.objects.filter(order=order, is_removed=False).order_by("position", "pk").first()
    return line.bought_name if line is not None else ""
