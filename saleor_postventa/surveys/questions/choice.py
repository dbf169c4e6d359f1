"""One of several."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.texts import Speaker

from .kind import Asking, Form, NotOffered, QuestionKind, Reply, Unanswered, add_kind, first
from .options import OTHER, OTHER_TEXT, OptionSettings, other_of, rows_of, words_of, written_other
from .question import Op


class WriteIt(Unanswered):
    code = "unwritten"
    text = _("Please write what it is.")


class Choice(QuestionKind[OptionSettings]):
    """`value` is the code; what was written beside “other” stands in `text`."""

    code = "choice"
    label = _("One of several")
    ops = (Op.ANY_OF, Op.NONE_OF, Op.ANSWERED, Op.NOT_ANSWERED)

    def read(self, form: Form, name: str, settings: OptionSettings) -> Reply | None:
        given = first(form, name)
        if not given:
            return None
        if given not in settings.codes:
            raise NotOffered(field=name)
        if given != OTHER or not settings.has_other:
            return Reply(given)
        text = written_other(form, name)
        if not text:
            raise WriteIt(field=f"{name}.{OTHER}")
        return Reply(OTHER, text)

    def write(self, reply: Reply, name: str, settings: OptionSettings) -> dict[str, list[str]]:
        beside = {f"{name}.{OTHER}": [reply.text]} if reply.text else {}
        return {name: [reply.value], **beside}

    def picks(self, reply: Reply) -> frozenset[str]:
        return frozenset({reply.value})

    def choosable(self, settings: OptionSettings) -> tuple[str, ...]:
        return settings.codes

    def samples(self, settings: OptionSettings) -> tuple[Reply, ...] | None:
        return tuple(Reply(code) for code in settings.codes)

    def shown(self, reply: Reply, settings: OptionSettings, speaker: Speaker) -> str:
        return words_of([reply.value], reply.text, settings, speaker)

    def columns(self, settings: OptionSettings) -> tuple[str, ...]:
        return ("", OTHER_TEXT) if settings.has_other else ("",)

    def cells(self, reply: Reply, settings: OptionSettings) -> dict[str, str]:
        return {"": reply.value, **({OTHER_TEXT: reply.text} if settings.has_other else {})}

    def parts(self, settings: OptionSettings, asking: Asking) -> dict[str, Any]:
        return {"options": rows_of(settings, asking), "other": other_of(settings, asking)}


add_kind(Choice(), OptionSettings)
