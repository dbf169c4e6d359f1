"""Any of several."""

from typing import Annotated, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Speaker

from .choice import WriteIt
from .kind import Asking, Form, NotOffered, QuestionKind, Reply, add_kind
from .options import OTHER, OTHER_TEXT, OptionSettings, other_of, rows_of, words_of, written_other
from .question import Op


class TooMany(Refusal):
    code = "too_many"
    text = _("No more than {count}.")


class ChoicesSettings(OptionSettings):
    most: Annotated[
        Annotated[int, Field(ge=1, le=30)] | None, labelled(_("At most so many"), _("Empty: as many as they like."))
    ] = None

    @model_validator(mode="after")
    def _has_so_many(self) -> "ChoicesSettings":
        if self.most is not None and self.most > len(self.codes):
            raise ValueError(gettext("There are not so many."))
        return self


class Choices(QuestionKind[ChoicesSettings]):
    """`value` are the codes, in the order of the settings; what was written beside “other” stands in `text`."""

    code = "choices"
    label = _("Any of several")
    ops = (Op.ANY_OF, Op.NONE_OF, Op.ANSWERED, Op.NOT_ANSWERED)

    def read(self, form: Form, name: str, settings: ChoicesSettings) -> Reply | None:
        given = {each for each in form.get(name, ()) if each}
        if not given:
            return None
        if given - set(settings.codes):
            raise NotOffered(field=name)
        if settings.most is not None and len(given) > settings.most:
            raise TooMany(field=name, count=settings.most)
        text = written_other(form, name) if OTHER in given and settings.has_other else ""
        if OTHER in given and settings.has_other and not text:
            raise WriteIt(field=f"{name}.{OTHER}")
        return Reply([code for code in settings.codes if code in given], text)

    def write(self, reply: Reply, name: str, settings: ChoicesSettings) -> dict[str, list[str]]:
        beside = {f"{name}.{OTHER}": [reply.text]} if reply.text else {}
        return {name: list(reply.value), **beside}

    def picks(self, reply: Reply) -> frozenset[str]:
        return frozenset(reply.value)

    def choosable(self, settings: ChoicesSettings) -> tuple[str, ...]:
        return settings.codes

    def shown(self, reply: Reply, settings: ChoicesSettings, speaker: Speaker) -> str:
        return words_of(reply.value, reply.text, settings, speaker)

    def columns(self, settings: ChoicesSettings) -> tuple[str, ...]:
        """A yes or no for each, and what was written."""
        return (*settings.codes, *((OTHER_TEXT,) if settings.has_other else ()))

    def cells(self, reply: Reply, settings: ChoicesSettings) -> dict[str, str]:
        told = {code: "1" if code in reply.value else "0" for code in settings.codes}
        return {**told, **({OTHER_TEXT: reply.text} if settings.has_other else {})}

    def parts(self, settings: ChoicesSettings, asking: Asking) -> dict[str, Any]:
        return {"options": rows_of(settings, asking), "other": other_of(settings, asking), "most": settings.most}


add_kind(Choices(), ChoicesSettings)
