"""A yes that is never ticked beforehand. It is a word in this survey: whether mails may come is asked elsewhere."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines, Speaker

from .kind import Asking, Form, NotOffered, QuestionKind, Reply, Unanswered, add_kind, first
from .question import Op, Question, Settings

YES = "yes"
_YES, _NO = {"en": "yes", "es": "sí"}, {"en": "no", "es": "no"}


class ConsentSettings(Settings):
    agree: Annotated[Lines, labelled(_("What stands beside the box"))] = {"en": "I agree", "es": "Estoy de acuerdo"}


class Consent(QuestionKind[ConsentSettings]):
    """`value` is whether they ticked it: leaving it empty is a no, and an answer too."""

    code = "consent"
    label = _("Consent")
    ops = (Op.ANY_OF, Op.NONE_OF)
    is_always_answered = True

    def clean(self, form: Form, question: Question) -> Reply | None:
        reply = super().clean(form, question)
        if question.is_required and reply is not None and not reply.value:
            raise Unanswered(field=question.name)
        return reply

    def read(self, form: Form, name: str, settings: ConsentSettings) -> Reply | None:
        given = first(form, name)
        if given not in {"", YES}:
            raise NotOffered(field=name)
        return Reply(given == YES)

    def write(self, reply: Reply, name: str, settings: ConsentSettings) -> dict[str, list[str]]:
        return {name: [YES]} if reply.value else {}

    def number(self, reply: Reply, settings: ConsentSettings) -> Decimal | None:
        return Decimal(int(reply.value))

    def picks(self, reply: Reply) -> frozenset[str]:
        return frozenset({YES}) if reply.value else frozenset({"no"})

    def choosable(self, settings: ConsentSettings) -> tuple[str, ...]:
        return (YES, "no")

    def samples(self, settings: ConsentSettings) -> tuple[Reply, ...] | None:
        return (Reply(True), Reply(False))

    def shown(self, reply: Reply, settings: ConsentSettings, speaker: Speaker) -> str:
        return str(speaker.say(_YES if reply.value else _NO))

    def cells(self, reply: Reply, settings: ConsentSettings) -> dict[str, str]:
        return {"": str(int(reply.value))}

    def parts(self, settings: ConsentSettings, asking: Asking) -> dict[str, Any]:
        return {"value": YES, "agree": asking.speaker.say(settings.agree), "is_given": asking.first() == YES}


add_kind(Consent(), ConsentSettings)
