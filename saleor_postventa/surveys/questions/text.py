"""In their own words."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Speaker

from .kind import Asking, Form, QuestionKind, Reply, add_kind, first
from .options import written
from .question import Settings


class TextSettings(Settings):
    is_long: Annotated[bool, labelled(_("Several lines"))] = True
    most: Annotated[int, Field(ge=1, le=5000), labelled(_("At most so many characters"))] = 1000


class WrittenText(QuestionKind[TextSettings]):
    """`value` says that something was written, `text` what: so that it can be taken out, and the answer stays."""

    code = "text"
    label = _("In their own words")

    def read(self, form: Form, name: str, settings: TextSettings) -> Reply | None:
        text = written(first(form, name), settings.most, field=name)
        return Reply(True, text) if text else None

    def write(self, reply: Reply, name: str, settings: TextSettings) -> dict[str, list[str]]:
        return {name: [reply.text]}

    def samples(self, settings: TextSettings) -> tuple[Reply, ...] | None:
        return (Reply(True),)

    def shown(self, reply: Reply, settings: TextSettings, speaker: Speaker) -> str:
        return reply.text

    def cells(self, reply: Reply, settings: TextSettings) -> dict[str, str]:
        return {"": reply.text}

    def parts(self, settings: TextSettings, asking: Asking) -> dict[str, Any]:
        return {"is_long": settings.is_long, "most": settings.most, "written": asking.first()}


add_kind(WrittenText(), TextSettings)
