"""What matters most to them, in order."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Speaker

from .kind import Asking, Form, NotOffered, QuestionKind, Reply, Unanswered, add_kind, first
from .options import Option, Order, in_order, refuse_twice
from .question import Op, Settings


class PlaceTwice(Refusal):
    code = "place_twice"
    text = _("Each place can be given once: {place} is there twice.")


class RankingSettings(Settings):
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=10), labelled(_("What is put in order"))]
    order: Annotated[Order, labelled(_("Order they are shown in"), choices=Order)] = Order.RANDOM

    @model_validator(mode="after")
    def _is_sound(self) -> "RankingSettings":
        refuse_twice(self.options)
        return self


class Ranking(QuestionKind[RankingSettings]):
    """`value` are all codes, the first place first. A condition asks for the first place."""

    code = "ranking"
    label = _("In order of what matters")
    ops = (Op.ANY_OF, Op.NONE_OF, Op.ANSWERED, Op.NOT_ANSWERED)

    def read(self, form: Form, name: str, settings: RankingSettings) -> Reply | None:
        given = {each.code: first(form, f"{name}.{each.code}") for each in settings.options}
        if not any(given.values()):
            return None
        places: dict[str, str] = {}
        for code, place in given.items():
            field = f"{name}.{code}"
            if not place:
                raise Unanswered(field=field)
            if place not in {str(each) for each in range(1, len(given) + 1)}:
                raise NotOffered(field=field)
            if place in places:
                raise PlaceTwice(field=field, place=place)
            places[place] = code
        return Reply([places[str(each)] for each in range(1, len(given) + 1)])

    def write(self, reply: Reply, name: str, settings: RankingSettings) -> dict[str, list[str]]:
        return {f"{name}.{code}": [str(place)] for place, code in enumerate(reply.value, 1)}

    def picks(self, reply: Reply) -> frozenset[str]:
        return frozenset(reply.value[:1])

    def choosable(self, settings: RankingSettings) -> tuple[str, ...]:
        return tuple(each.code for each in settings.options)

    def samples(self, settings: RankingSettings) -> tuple[Reply, ...] | None:
        codes = self.choosable(settings)
        return tuple(Reply([code, *(each for each in codes if each != code)]) for code in codes)

    def shown(self, reply: Reply, settings: RankingSettings, speaker: Speaker) -> str:
        names = {each.code: str(speaker.say(each.text)) for each in settings.options}
        return ", ".join(f"{place}. {names[code]}" for place, code in enumerate(reply.value, 1))

    def columns(self, settings: RankingSettings) -> tuple[str, ...]:
        return self.choosable(settings)

    def cells(self, reply: Reply, settings: RankingSettings) -> dict[str, str]:
        return {code: str(place) for place, code in enumerate(reply.value, 1)}

    def parts(self, settings: RankingSettings, asking: Asking) -> dict[str, Any]:
        places = range(1, len(settings.options) + 1)
        ordered = in_order(settings.options, settings.order, f"{asking.seed}:{asking.name}" if asking.seed else "")
        rows = [
            {
                "name": f"{asking.name}.{each.code}",
                "said": asking.speaker.say(each.text),
                "places": [{"value": place, "is_given": asking.first(each.code) == str(place)} for place in places],
            }
            for each in ordered
        ]
        return {"rows": rows}


add_kind(Ranking(), RankingSettings)
