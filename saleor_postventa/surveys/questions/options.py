"""What can be chosen from a list: in the shop's order or each person's own, and what is written beside it."""

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated, Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.pieces import Piece, Slug, labelled
from saleor_postventa.core.plain import is_plain
from saleor_postventa.core.texts import JOINERS, Line, Lines, Speaker

from .kind import Asking, Form, first
from .question import Settings

OTHER = "other"
# A column of exports: no code has a dot.
OTHER_TEXT = "other.text"
OTHER_LENGTH = 200


class Unseen(Refusal):
    code = "not_plain"
    text = _("It holds characters that nobody sees. Please write it again.")


class TooLong(Refusal):
    code = "too_long"
    text = _("No more than {count} characters.")


class Order(TextChoices):
    FIXED = "fixed", _("as they stand here")
    RANDOM = "random", _("another one for each person")


class Option(Piece):
    """`words` are other ways to write it: whoever chose “other” and wrote one of them is counted here."""

    code: Annotated[Slug, labelled(_("Code"), _("Stays the same, whatever it is called."))]
    text: Annotated[Lines, labelled(_("Text"), _("In each language."))]
    words: Annotated[
        tuple[Line, ...],
        Field(max_length=50),
        labelled(_("Also written as"), _("What people write under “other”, and mean this.")),
    ] = ()
    stays_last: Annotated[bool, labelled(_("Stays at the end"), _("Whatever the order."))] = False


Options = Annotated[tuple[Option, ...], Field(min_length=2, max_length=30)]


class OptionSettings(Settings):
    options: Annotated[Options, labelled(_("Choices"))]
    order: Annotated[Order, labelled(_("Order"), choices=Order)] = Order.FIXED
    has_other: Annotated[bool, labelled(_("They can write something else"))] = False
    other: Annotated[Lines, labelled(_("What that is called"))] = {"en": "Something else", "es": "Otra cosa"}

    @model_validator(mode="after")
    def _is_sound(self) -> "OptionSettings":
        refuse_twice(self.options)
        if self.has_other and any(each.code == OTHER for each in self.options):
            raise ValueError(gettext("“{code}” is what people write themselves.").format(code=OTHER))
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        return (*(each.code for each in self.options), *((OTHER,) if self.has_other else ()))

    def texts_of(self, code: str) -> dict[str, str]:
        return self.other if code == OTHER else next(each.text for each in self.options if each.code == code)


def refuse_twice(options: Sequence[Option]) -> None:
    """Raises ValueError."""
    codes = [each.code for each in options]
    if twice := sorted({each for each in codes if codes.count(each) > 1}):
        raise ValueError(gettext("The same one twice: {name}.").format(name=", ".join(twice)))


def in_order(options: Sequence[Option], order: Order, seed: str) -> list[Option]:
    """The same for the same seed, and each order as likely as another: by a hash of the seed with each code."""
    if order is Order.RANDOM and seed:
        options = sorted(options, key=lambda each: sha256(f"{seed}:{each.code}".encode()).digest())
    return sorted(options, key=lambda each: each.stays_last)


def rows_of(settings: OptionSettings, asking: Asking) -> list[dict[str, Any]]:
    """For a template."""
    given, say = asking.all(), asking.speaker.say
    ordered = in_order(settings.options, settings.order, f"{asking.seed}:{asking.name}" if asking.seed else "")
    return [{"code": each.code, "said": say(each.text), "is_given": each.code in given} for each in ordered]


def other_of(settings: OptionSettings, asking: Asking) -> dict[str, Any] | None:
    """For a template; None where there is none."""
    if not settings.has_other:
        return None
    is_given, written = OTHER in asking.all(), asking.first(OTHER)
    return {"code": OTHER, "said": asking.speaker.say(settings.other), "is_given": is_given, "written": written}


def written_other(form: Form, name: str) -> str:
    """Raises Unseen or TooLong."""
    return written(first(form, f"{name}.{OTHER}"), OTHER_LENGTH, field=f"{name}.{OTHER}")


def written(text: str, most: int, *, field: str) -> str:
    """Raises Unseen or TooLong."""
    text = text.replace("\r\n", "\n").strip()
    if not is_plain(text, allowed=JOINERS + "\n\t"):
        raise Unseen(field=field)
    if len(text) > most:
        raise TooLong(field=field, count=most)
    return text


def words_of(codes: Sequence[str], text: str, settings: OptionSettings, speaker: Speaker) -> str:
    said = [str(speaker.say(settings.texts_of(code))) for code in codes]
    return ", ".join(
        f"{each}: {text}" if code == OTHER and text else each for each, code in zip(said, codes, strict=True)
    )


def option_meant(text: str, options: Sequence[Option]) -> str:
    """Which of them somebody means who wrote that under “other”; `other` where none is.

    One of its words or names, whatever the case and the accents, alone or within what they wrote.
    """
    said = f" {_plain(text)} "
    for each in options:
        known = (*each.words, *each.text.values(), each.code)
        if any(f" {plain} " in said for word in known if (plain := _plain(word))):
            return each.code
    return OTHER


def _plain(text: str) -> str:
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", bare.casefold()))
