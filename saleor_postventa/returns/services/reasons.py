"""The shop's tree of reasons: a good one to begin with, and what Saleor's own reasons add to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.models import Reason
from saleor_postventa.returns.rules import MOST_PHOTOS
from saleor_postventa.shops.scope import current_shop

Names = dict[str, str]


class ReasonNeeded(Refusal):
    code = "reason_needed"
    text = _("Choose a reason for “{item}”.")


class ReasonInvalid(Refusal):
    code = "invalid"
    text = _("A reason needs a code, a name in each language of the shop, and no more than two levels.")


class TooManyPhotos(Refusal):
    code = "invalid_photos"
    text = _("A reason can ask for up to {most} photos, and only where it is the shop's fault.")


class NoFreeReason(Refusal):
    """The law asks no reason of who withdraws: one that says nothing against the shop has to be there."""

    code = "no_free_reason"
    text = _("Keep at least one reason that is not the shop's fault, so that everybody finds theirs.")


@dataclass(frozen=True, kw_only=True)
class ReasonDraft:
    """A reason as staff write it; `parent` is a code, "" on the first level."""

    code: str
    names: Names
    parent: str = ""
    question: Names | None = None
    min_photos: int = 0
    is_shops_fault: bool = False
    is_on: bool = True


def _draft(
    code: str,
    spanish: str,
    english: str,
    parent: str = "",
    *,
    question: tuple[str, str] | None = None,
    photos: int = 0,
    fault: bool = False,
) -> ReasonDraft:
    return ReasonDraft(
        code=code,
        names={"es": spanish, "en": english},
        parent=parent,
        question={"es": question[0], "en": question[1]} if question else None,
        min_photos=photos,
        is_shops_fault=fault,
    )


DEFAULT_REASONS = (
    _draft("fit", "La talla o la medida no va bien", "The size or the fit is not right"),
    _draft("too_small", "Me queda pequeño", "It is too small", "fit"),
    _draft("too_large", "Me queda grande", "It is too large", "fit"),
    _draft("wrong_shape", "El corte o la forma no me va", "The cut or the shape does not suit me", "fit"),
    _draft("expectation", "No es lo que esperaba", "It is not what I expected"),
    _draft("not_as_described", "Es distinto de la foto o la descripción", "It differs from its picture or description",
           "expectation", question=("¿Qué es distinto?", "What is different?"), fault=True),
    _draft("quality", "La calidad no me convence", "The quality does not convince me", "expectation",
           question=("¿Qué no te convence?", "What does not convince you?")),
    _draft("colour", "El color no es como pensaba", "The colour is not what I thought", "expectation"),
    _draft("fault", "Algo está mal", "Something is wrong with it"),
    _draft("damaged", "Llegó dañado", "It arrived damaged", "fault",
           question=("¿Qué está dañado?", "What is damaged?"), photos=1, fault=True),
    _draft("defective", "No funciona o tiene un defecto", "It does not work or has a defect", "fault",
           question=("¿Qué le pasa?", "What is the matter with it?"), fault=True),
    _draft("wrong_item", "Recibí otro artículo", "I got another item", "fault",
           question=("¿Qué recibiste?", "What did you get?"), photos=1, fault=True),
    _draft("parts_missing", "Falta una pieza", "A part is missing", "fault",
           question=("¿Qué falta?", "What is missing?"), fault=True),
    _draft("mind", "He cambiado de idea", "I changed my mind"),
    _draft("not_needed", "Ya no lo necesito", "I no longer need it", "mind"),
    _draft("ordered_several", "Pedí varios para elegir", "I ordered several to choose from", "mind"),
    _draft("by_mistake", "Lo pedí por error", "I ordered it by mistake", "mind"),
    _draft("better_price", "Lo encontré más barato", "I found it cheaper", "mind"),
    _draft("unwanted_gift", "Fue un regalo", "It was a gift", "mind"),
    _draft("late", "Llegó tarde", "It came too late", "", fault=True),
    _draft("other", "Otro motivo", "Another reason", "", question=("Cuéntanos cuál", "Tell us which")),
)  # fmt: skip


@transaction.atomic
def ensure_reasons() -> None:
    """Give a shop without reasons the default tree."""
    if not Reason.objects.exists():
        _write(DEFAULT_REASONS)


@transaction.atomic
def save_reasons(drafts: Iterable[ReasonDraft], *, by: Actor) -> list[Reason]:
    """Make the tree this one: what is not named any more is switched off, since returns may hang on it.

    Raises ReasonInvalid, TooManyPhotos, or NoFreeReason.
    """
    wanted = list(drafts)
    _check(wanted)
    _write(wanted)
    Reason.objects.exclude(code__in=[draft.code for draft in wanted]).update(is_on=False)
    return list(Reason.objects.select_related("parent").order_by("position", "pk"))


@dataclass(frozen=True, kw_only=True)
class ReasonPage:
    """One of the reasons that the shop keeps as pages in Saleor; `titles` are translations by language."""

    id: str
    slug: str
    title: str
    titles: Names

    @property
    def code(self) -> str:
        return "_".join(re.findall(r"[a-z0-9]+", self.slug.lower())) or "reason"

    def names(self, languages: Iterable[str]) -> Names:
        return {language: self.titles.get(language) or self.title for language in languages}


@transaction.atomic
def follow_reason_pages(pages: Sequence[ReasonPage]) -> int:
    """Tie our reasons to the shop's pages in Saleor, all of which these are; returns how many changed.

    A page that means one of our reasons (its slug is the code, or its title the name) is tied to it, and the names
    stay ours. Any other becomes a reason of its own, whose names follow the page. Of a page that is gone the tie goes:
    Saleor would refuse it. A reason that came from it is switched off, as returns may hang on it.
    """
    if not pages and not Reason.objects.exclude(saleor_page_id="").exists():
        return 0
    ensure_reasons()
    rows = list(Reason.objects.select_for_update(of=("self",)).order_by("position", "pk"))
    tied = {row.saleor_page_id: row for row in rows if row.saleor_page_id}
    gone = [row for page_id, row in tied.items() if page_id not in {page.id for page in pages}]
    for row in gone:
        row.saleor_page_id, row.is_on = "", row.is_on and not row.is_from_saleor
    changed = {row.pk: row for row in gone}
    for page in pages:
        known = tied.get(page.id) or _same_reason(page, rows)
        row = known or _reason_from(page, rows)
        if known is None:
            rows.append(row)
        if known is None or _tie(row, page):
            changed[row.pk] = row
    Reason.objects.bulk_update(changed.values(), ["saleor_page_id", "is_on", "names"])
    return len(changed)


def _same_reason(page: ReasonPage, rows: list[Reason]) -> Reason | None:
    called = {title.casefold() for title in (page.title, *page.titles.values())}
    free = [row for row in rows if not row.saleor_page_id]
    by_code = (row for row in free if row.code == page.code)
    by_name = (row for row in free if called & {name.casefold() for name in row.names.values()})
    return next(by_code, None) or next(by_name, None)


def _tie(row: Reason, page: ReasonPage) -> bool:
    """A reason that had lost its page comes back with it."""
    before = (row.saleor_page_id, row.is_on, row.names)
    if row.is_from_saleor:
        row.names = page.names(row.names)
        row.is_on = row.is_on or not row.saleor_page_id
    row.saleor_page_id = page.id
    return before != (row.saleor_page_id, row.is_on, row.names)


def _reason_from(page: ReasonPage, rows: list[Reason]) -> Reason:
    taken = {row.code for row in rows}
    base = page.code if page.code[0].isalpha() else f"reason_{page.code}"
    codes = (base[:56] if number == 1 else f"{base[:56]}_{number}" for number in count(1))
    code = next(each for each in codes if each not in taken)
    made: Reason = Reason.objects.create(
        shop=current_shop(),
        code=code,
        group=code,
        names=page.names(current_shop().preferences.languages),
        position=1 + max((row.position for row in rows), default=0),
        saleor_page_id=page.id,
        is_from_saleor=True,
    )
    return made


def _check(drafts: list[ReasonDraft]) -> None:
    by_code = {draft.code: draft for draft in drafts}
    languages = current_shop().preferences.languages
    for draft in drafts:
        parent = by_code.get(draft.parent)
        is_deep = bool(draft.parent) and (parent is None or bool(parent.parent))
        is_nameless = any(not draft.names.get(language, "").strip() for language in languages)
        if is_deep or is_nameless or not draft.code.isidentifier() or len(draft.code) > 60:
            raise ReasonInvalid(field=draft.code)
        if not 0 <= draft.min_photos <= (MOST_PHOTOS if draft.is_shops_fault else 0):
            raise TooManyPhotos(field=draft.code, most=MOST_PHOTOS)
    if not any(draft.is_on and not draft.is_shops_fault for draft in _to_choose(drafts)):
        raise NoFreeReason(field="reasons")
    if len(by_code) < len(drafts):
        raise ReasonInvalid(field="code")


def _to_choose(drafts: list[ReasonDraft]) -> Iterator[ReasonDraft]:
    """Those below another that is on, and those that have none below."""
    on = {draft.code for draft in drafts if draft.is_on}
    above = {draft.parent for draft in drafts if draft.is_on}
    return (draft for draft in drafts if draft.code not in above and draft.parent in {"", *on})


def _write(drafts: Iterable[ReasonDraft]) -> None:
    """Parents come first: a child finds its own."""
    shop = current_shop()
    rows: dict[str, Reason] = {}
    for position, draft in enumerate(sorted(drafts, key=lambda each: bool(each.parent))):
        rows[draft.code], _is_new = Reason.objects.update_or_create(
            shop=shop,
            code=draft.code,
            defaults={
                "parent": rows.get(draft.parent),
                "names": draft.names,
                "question": draft.question or {},
                "group": draft.parent or draft.code,
                "min_photos": draft.min_photos,
                "is_shops_fault": draft.is_shops_fault,
                "is_on": draft.is_on,
                "position": position,
            },
        )
