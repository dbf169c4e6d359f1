"""A question of a survey: what it asks, and where it leads."""

from typing import Annotated

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints, model_validator

from saleor_postventa.core.pieces import Piece, Slug, labelled
from saleor_postventa.core.texts import Lines, MaybeLines

END = "end"


class Op(TextChoices):
    """What an answer is held against."""

    ANSWERED = "answered", _("was answered")
    NOT_ANSWERED = "not_answered", _("was not answered")
    AT_LEAST = "at_least", _("is at least")
    AT_MOST = "at_most", _("is at most")
    ANY_OF = "any_of", _("is one of")
    NONE_OF = "none_of", _("is none of")


COMPARING = frozenset({Op.AT_LEAST, Op.AT_MOST})
CHOOSING = frozenset({Op.ANY_OF, Op.NONE_OF})

About = Annotated[str, StringConstraints(pattern=r"^([@$]?[a-z0-9][a-z0-9_-]{0,59})?$")]
Chosen = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=255)], ...], Field(max_length=100)]


class When(Piece):
    """Of the question itself, or `about` an earlier one by its code, or what is known without asking: `@country`,
    or one of the survey's variables: `$total`.
    """

    op: Annotated[Op, labelled(_("If the answer"), choices=Op)]
    value: Annotated[int | Chosen | None, labelled(_("What"))] = None
    about: Annotated[About, labelled(_("Of which question"), _("Empty: of this one."))] = ""

    @model_validator(mode="after")
    def _fits(self) -> "When":
        if self.op in COMPARING and not isinstance(self.value, int):
            raise ValueError(gettext("A whole number is needed."))
        if self.op in CHOOSING and not (isinstance(self.value, tuple) and self.value):
            raise ValueError(gettext("Choose at least one."))
        return self


class Go(Piece):
    """The first of a question's whose `when` holds leads on."""

    when: Annotated[When, labelled(_("When"))]
    to: Annotated[Slug, labelled(_("Go to"), _("A question's code, or “end”."))]


class Settings(Piece):
    """What the shop chooses of a kind of question."""


class Question(Piece):
    """`to` leads on where none of `goes` does: empty to the next in the list, `end` to the end."""

    code: Annotated[Slug, labelled(_("Code"), _("Stays the same, whatever is asked: exports name it."))]
    kind: str
    text: Annotated[Lines, labelled(_("Question"), _("In each language."))]
    help: Annotated[MaybeLines, labelled(_("A word of help"), _("In each language."))] = {}
    is_required: Annotated[bool, labelled(_("Has to be answered"))] = False
    goes: Annotated[tuple[Go, ...], Field(max_length=30), labelled(_("Where answers lead"))] = ()
    to: Annotated[Slug | None, labelled(_("Otherwise go to"), _("Empty: to the next one."))] = None

    @property
    def name(self) -> str:
        """Of its fields in a form; what follows a dot is part of it."""
        return f"q-{self.code}"
