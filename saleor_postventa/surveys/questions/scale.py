"""What the kinds share that ask for one number of a row of them."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines, Speaker

from .kind import Asking, Form, NotOffered, QuestionKind, Reply, first
from .question import Op, Settings


class ScaleSettings(Settings):
    low: Annotated[Lines, labelled(_("What the lowest means"))]
    high: Annotated[Lines, labelled(_("What the highest means"))]


class Scale[S: ScaleSettings](QuestionKind[S]):
    """From `least` to `most`, each a whole number."""

    ops = (Op.AT_LEAST, Op.AT_MOST, Op.ANY_OF, Op.NONE_OF, Op.ANSWERED, Op.NOT_ANSWERED)
    least: int
    most: int

    @property
    def points(self) -> range:
        return range(self.least, self.most + 1)

    def read(self, form: Form, name: str, settings: S) -> Reply | None:
        given = first(form, name)
        if not given:
            return None
        if given not in {str(each) for each in self.points}:
            raise NotOffered(field=name)
        return Reply(int(given))

    def write(self, reply: Reply, name: str, settings: S) -> dict[str, list[str]]:
        return {name: [str(reply.value)]}

    def number(self, reply: Reply, settings: S) -> Decimal | None:
        return Decimal(reply.value)

    def picks(self, reply: Reply) -> frozenset[str]:
        return frozenset({str(reply.value)})

    def choosable(self, settings: S) -> tuple[str, ...]:
        return tuple(str(each) for each in self.points)

    def samples(self, settings: S) -> tuple[Reply, ...] | None:
        return tuple(Reply(each) for each in self.points)

    def shown(self, reply: Reply, settings: S, speaker: Speaker) -> str:
        return str(reply.value)

    def cells(self, reply: Reply, settings: S) -> dict[str, str]:
        return {"": str(reply.value)}

    def parts(self, settings: S, asking: Asking) -> dict[str, Any]:
        low, high, given = asking.speaker.say(settings.low), asking.speaker.say(settings.high), asking.first()
        said = {self.least: low, self.most: high}
        points = [
            {"value": each, "face": self.face(each, settings), "said": said.get(each), "is_given": given == str(each)}
            for each in self.points
        ]
        return {"points": points, "low": low, "high": high}

    def face(self, point: int, settings: S) -> str:
        """A picture for it, seen and not read; "" for the number alone."""
        return ""
