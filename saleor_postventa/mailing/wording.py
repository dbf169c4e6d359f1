"""The team's own words for a mail: a subject, an opening in place of ours, a closing below.

They are plain text that may name some of the mail's variables in braces. What a mail has to say (amounts, dates, what
happens next) stands in its template, and no wording takes it away.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.events.services import record
from saleor_postventa.shops.scope import current_shop

from .events import MailReworded
from .kinds import Kind
from .models import MailWording

SHOP = "shop"
LONGEST = {"subject": 90, "opening": 1000, "closing": 1000}
_NAMED = re.compile(r"\{([a-z_]+)\}")
_NAMED_AND_SPACE = re.compile(r"[ \t]*\{([a-z_]+)\}")
_GAP = "\0"
_FIRST_GAP = re.compile(rf"(^|[¡¿(\n]){_GAP}+[ ,;:]*(\w?)")
_LED_TO_GAP = re.compile(rf"[,;:]{_GAP}+(?=$|[,;:.!?…)\n])")


@dataclass(frozen=True)
class Words:
    """Each may be empty: then the template's own stand."""

    subject: str = ""
    opening: str = ""
    closing: str = ""


class UnknownPlaceholder(Refusal):
    code = "unknown_placeholder"
    text = _("{wrong} can't be filled in here. These can: {known}.")


class WordsTooLong(Refusal):
    code = "too_long"
    text = _("This text may have {most} characters at most.")


class WordsNotPlain(Refusal):
    code = "invalid"
    text = _("Write plain text here, and a subject on one line.")


def placeholders_of(kind: Kind) -> list[str]:
    return [SHOP, *kind.placeholders]


def checked(kind: Kind, words: Words) -> Words:
    """The words without spaces around. Raises UnknownPlaceholder, WordsTooLong, WordsNotPlain, naming the field."""
    kept = Words(**{name: getattr(words, name).strip().replace("\r\n", "\n") for name in LONGEST})
    for name, most in LONGEST.items():
        text = getattr(kept, name)
        if len(text) > most:
            raise WordsTooLong(field=name, most=most)
        if not is_plain(text, allowed="" if name == "subject" else "\n"):
            raise WordsNotPlain(field=name)
        _check_placeholders(kind, name, text)
    return kept


def _check_placeholders(kind: Kind, field: str, text: str) -> None:
    known = placeholders_of(kind)
    wrong = not_filled_in(text, known)
    if wrong:
        raise UnknownPlaceholder(field=field, wrong=wrong[0], known=in_braces(known))


def not_filled_in(text: str, known: Collection[str]) -> list[str]:
    """Names in braces that nothing stands for, and braces around anything else."""
    strange = [f"{{{name}}}" for name in _NAMED.findall(text) if name not in known]
    return [*strange, *re.findall(r"\S*[{}]\S*", _NAMED.sub("", text))]


def in_braces(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


@transaction.atomic
def set_wording(kind: Kind, language: str, words: Words, *, by: Actor) -> Words:
    """Keep the words for this kind in this language; all empty brings ours back. Raises as `checked` does."""
    kept, moment = checked(kind, words), now()
    rows = MailWording.objects.filter(kind=kind.code, language=language)
    if kept == Words():
        is_changed = bool(rows.delete()[0])
    else:
        values = {**vars(kept), "changed_at": moment, "changed_by": by.ref}
        is_changed = words_for(kind.code, language) != kept
        MailWording.objects.update_or_create(shop=current_shop(), kind=kind.code, language=language, defaults=values)
    if is_changed:
        record(MailReworded(occurred_at=moment, kind=kind.code, language=language), by=by)
    return kept


def words_for(kind_code: str, language: str) -> Words:
    row = MailWording.objects.filter(kind=kind_code, language=language).first()
    return Words(row.subject, row.opening, row.closing) if row is not None else Words()


def wordings_of(kind_codes: Iterable[str]) -> dict[str, list[MailWording]]:
    """The current shop's, by kind."""
    found: dict[str, list[MailWording]] = {code: [] for code in kind_codes}
    for row in MailWording.objects.filter(kind__in=list(found)).order_by("language"):
        found[row.kind].append(row)
    return found


def fill_in(text: str, values: Mapping[str, object]) -> str:
    """With each name's value. One that is empty takes its space along, and the mark that led to it.

    "Hello {first_name}, welcome" is "Hello, welcome", and "Hola, {first_name}: gracias" is "Hola: gracias".
    """

    def value_of(found: re.Match[str]) -> str:
        value = str(values.get(found[1], "") or "")
        return found[0].replace(f"{{{found[1]}}}", value) if value else _GAP

    filled = _NAMED_AND_SPACE.sub(value_of, text)
    if _GAP not in filled:
        return filled
    begun = _FIRST_GAP.sub(lambda found: found[1] + found[2].upper(), filled)
    return _LED_TO_GAP.sub("", begun).replace(_GAP, "")
