"""The same choice for each of several rows."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Speaker

from .kind import Asking, Form, NotOffered, QuestionKind, Reply, Unanswered, add_kind, first
from .options import Option, Order, in_order, refuse_twice
from .question import Settings

Rows = Annotated[tuple[Option, ...], Field(min_length=1, max_length=20)]
Columns = Annotated[tuple[Option, ...], Field(min_length=2, max_length=10)]


class MatrixSettings(Settings):
    rows: Annotated[Rows, labelled(_("Rows"))]
    columns: Annotated[Columns, labelled(_("What can be chosen in each"))]
    order: Annotated[Order, labelled(_("Order of the rows"), choices=Order)] = Order.FIXED
    needs_all: Annotated[bool, labelled(_("Every row has to be answered"), _("If any is."))] = False

    @model_validator(mode="after")
    def _is_sound(self) -> "MatrixSettings":
        refuse_twice(self.rows)
        refuse_twice(self.columns)
        return self


class Matrix(QuestionKind[MatrixSettings]):
    """`value` is the code of what was chosen, by the row's."""

    code = "matrix"
    label = _("The same choice for several things")

    def read(self, form: Form, name: str, settings: MatrixSettings) -> Reply | None:
        given = {row.code: first(form, f"{name}.{row.code}") for row in settings.rows}
        known = {each.code for each in settings.columns}
        for code, chosen in given.items():
            if chosen and chosen not in known:
                raise NotOffered(field=f"{name}.{code}")
        told = {code: chosen for code, chosen in given.items() if chosen}
        if told and settings.needs_all and len(told) < len(given):
            raise Unanswered(field=f"{name}.{next(code for code in given if code not in told)}")
        return Reply(told) if told else None

    def write(self, reply: Reply, name: str, settings: MatrixSettings) -> dict[str, list[str]]:
        return {f"{name}.{row}": [chosen] for row, chosen in reply.value.items()}

    def shown(self, reply: Reply, settings: MatrixSettings, speaker: Speaker) -> str:
        names = {each.code: str(speaker.say(each.text)) for each in (*settings.columns,)}
        rows = {each.code: str(speaker.say(each.text)) for each in settings.rows}
        return "; ".join(f"{rows[row]}: {names[chosen]}" for row, chosen in reply.value.items())

    def columns(self, settings: MatrixSettings) -> tuple[str, ...]:
        return tuple(each.code for each in settings.rows)

    def cells(self, reply: Reply, settings: MatrixSettings) -> dict[str, str]:
        return {each.code: reply.value.get(each.code, "") for each in settings.rows}

    def parts(self, settings: MatrixSettings, asking: Asking) -> dict[str, Any]:
        say = asking.speaker.say
        ordered = in_order(settings.rows, settings.order, f"{asking.seed}:{asking.name}" if asking.seed else "")
        rows = [
            {
                "name": f"{asking.name}.{row.code}",
                "said": say(row.text),
                "options": [
                    {"code": each.code, "said": say(each.text), "is_given": asking.first(row.code) == each.code}
                    for each in settings.columns
                ],
            }
            for row in ordered
        ]
        return {"rows": rows}


add_kind(Matrix(), MatrixSettings)
