"""What a kind of question is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import create_model

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.registry import Registry
from saleor_postventa.core.texts import Speaker

from .question import Op, Question, Settings

type Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """`value` is as its kind keeps it, plain JSON; `text` is what was written, and nothing else of it names anybody."""

    value: Any
    text: str = ""


class Unanswered(Refusal):
    code = "unanswered"
    text = _("Please answer this one.")


class NotOffered(Refusal):
    code = "not_offered"
    text = _("Choose one of those that are there.")


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question is shown: in whose language, with what was given so far, in an order of the `seed`'s own.

    `pictures` are the addresses of photos that were sent, by the names under which they are kept.
    """

    name: str
    speaker: Speaker
    given: Form
    seed: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)

    def first(self, part: str = "") -> str:
        return first(self.given, _part(self.name, part))

    def all(self, part: str = "") -> list[str]:
        return list(self.given.get(_part(self.name, part), ()))


class QuestionKind[S: Settings]:
    """One instance a kind. `question` is the model of its questions, made when it is registered.

    `is_always_answered`: leaving it empty says something too. `takes_files`: photos come beside its form.
    """

    code: ClassVar[str]
    label: ClassVar[Promise]
    ops: ClassVar[tuple[Op, ...]] = (Op.ANSWERED, Op.NOT_ANSWERED)
    is_always_answered: ClassVar[bool] = False
    takes_files: ClassVar[bool] = False
    settings: type[S]
    question: type[Question]

    @property
    def template(self) -> str:
        return f"surveys/questions/{self.code}.html"

    def clean(self, form: Form, question: Question) -> Reply | None:
        """None where it was left empty. Raises Unanswered where it must not be, or another Refusal of its kind."""
        reply = self.read(form, question.name, settings_of(question))
        if reply is None and question.is_required:
            raise Unanswered(field=question.name)
        return reply

    def form_of(self, reply: Reply, question: Question) -> dict[str, list[str]]:
        """What a browser would have sent for it."""
        return self.write(reply, question.name, settings_of(question))

    def read(self, form: Form, name: str, settings: S) -> Reply | None:
        raise NotImplementedError

    def write(self, reply: Reply, name: str, settings: S) -> dict[str, list[str]]:
        raise NotImplementedError

    def number(self, reply: Reply, settings: S) -> Decimal | None:
        """What figures are made of; None where it is no number."""
        return None

    def picks(self, reply: Reply) -> frozenset[str]:
        """The codes that it chose."""
        return frozenset()

    def files(self, reply: Reply) -> tuple[str, ...]:
        """The names under which the photos are kept that belong to it."""
        return ()

    def choosable(self, settings: S) -> tuple[str, ...]:
        """The codes that can be chosen."""
        return ()

    def samples(self, settings: S) -> tuple[Reply, ...] | None:
        """Every answer that leads anywhere else than another; None where there are too many to be named."""
        return None

    def shown(self, reply: Reply, settings: S, speaker: Speaker) -> str:
        """As people read it."""
        raise NotImplementedError

    def columns(self, settings: S) -> tuple[str, ...]:
        """Of an export: what follows the question's code; "" is the code alone."""
        return ("",)

    def cells(self, reply: Reply, settings: S) -> dict[str, str]:
        """By column; codes and numbers, the same in every language."""
        raise NotImplementedError

    def parts(self, settings: S, asking: Asking) -> dict[str, Any]:
        """What the template shows beside the question's own words."""
        return {}


question_kinds: Registry[QuestionKind[Any]] = Registry("kinds of questions")


def add_kind[S: Settings](kind: QuestionKind[S], settings: type[S]) -> QuestionKind[S]:
    """Kinds whose settings all have a default need not be told any."""
    needs_none = all(not field.is_required() for field in settings.model_fields.values())
    asked: Any = Annotated[settings, labelled(_("Settings"))]
    fields: dict[str, Any] = {
        "kind": (Literal[kind.code], kind.code),
        "settings": (asked, settings() if needs_none else ...),
    }
    kind.settings = settings
    kind.question = create_model(f"{kind.code.title()}Question", __base__=Question, **fields)
    question_kinds.add(kind.code, kind)
    return kind


def kind_of(question: Question) -> QuestionKind[Any]:
    return question_kinds.get(question.kind)


def settings_of(question: Question) -> Any:
    return question.settings  # type: ignore[attr-defined]


def first(form: Form, name: str) -> str:
    """The last one given, as browsers have it, without what surrounds it; "" where there is none."""
    given = form.get(name) or ("",)
    return given[-1].strip()


def _part(name: str, part: str) -> str:
    return f"{name}.{part}" if part else name
