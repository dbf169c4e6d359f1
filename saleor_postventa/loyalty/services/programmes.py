"""Writing and publishing programmes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.events.drafts import lock_documents, next_number, refuse_overtaken, touch
from saleor_postventa.events.services import record
from saleor_postventa.loyalty.codes import ProgrammeStatus
from saleor_postventa.loyalty.events import ProgrammePublished
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.programme.checks import Contradiction, contradictions
from saleor_postventa.loyalty.programme.document import Programme, dump, read
from saleor_postventa.shops.scope import current_shop

NAME_LENGTH = 120


class InvalidProgramme(Refusal):
    """`path` leads to what is wrong, as in `earning.birthday.points`."""

    code = "invalid_programme"
    text = _("The programme can't be used: {path}: {problem}")


class ContradictoryProgramme(Refusal):
    """`contradictions` are those that keep it from being published."""

    code = "contradictory_programme"
    text = _("The programme contradicts itself: {problems}")

    def __init__(self, found: Sequence[Contradiction]) -> None:
        self.contradictions = list(found)
        super().__init__(field=found[0].path, problems=" ".join(each.message for each in found))


class UnknownProgramme(Refusal):
    code = "not_found"
    text = _("This version of the programme doesn't exist, or belongs to another shop.")


class NotADraftProgramme(Refusal):
    code = "wrong_state"
    text = _("Only a draft can be changed: version {number} is “{status}”.")


class SameMoment(Refusal):
    code = "same_moment"
    text = _("Another version comes into force at the very same moment. Choose another one.")


@dataclass(frozen=True)
class Problem:
    path: str
    message: str


@dataclass(frozen=True)
class ProgrammeCheck:
    """`programme` is None where the document can't be read, with the `problems` that it has."""

    programme: Programme | None
    problems: tuple[Problem, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def can_publish(self) -> bool:
        return self.programme is not None and not any(each.is_blocking for each in self.contradictions)


def check_programme(content: dict[str, Any]) -> ProgrammeCheck:
    """All that is wrong with it, and changes nothing."""
    try:
        programme = read(content)
    except ValidationError as error:
        problems = tuple(Problem(path_of(each), mistake_in_words(each)) for each in error.errors())
        return ProgrammeCheck(None, problems)
    return ProgrammeCheck(programme, contradictions=tuple(contradictions(programme, today=_today())))


@transaction.atomic
def save_programme(
    content: dict[str, Any], *, name: str = "", revision: int | None = None, by: Actor
) -> ProgrammeVersion:
    """Keep the shop's one draft, over the one whose `revision` was read: None where there was none.

    Raises InvalidProgramme, DraftOvertaken.
    """
    programme = checked_programme(content)
    lock_documents()
    draft = ProgrammeVersion.objects.drafts().first()
    refuse_overtaken(ProgrammeVersion.objects.all(), draft, revision)
    if draft is None:
        draft = ProgrammeVersion(
            shop=current_shop(), number=next_number(ProgrammeVersion.objects.all()), created_by=by.ref, created_at=now()
        )
    draft.content = dump(programme)
    draft.name = name[:NAME_LENGTH]
    touch(draft, by)
    draft.save()
    return draft


@transaction.atomic
def publish_programme(
    programme_id: int, *, revision: int | None = None, in_force_since: datetime | None = None, by: Actor
) -> ProgrammeVersion:
    """From `in_force_since` on, now if it is not ahead, it holds for what is earned; what was earned stays as it is.

    Raises UnknownProgramme, DraftOvertaken, NotADraftProgramme, InvalidProgramme, ContradictoryProgramme,
    SameMoment.
    """
    draft = _locked_draft(programme_id, revision)
    since = max(in_force_since or now(), now())
    if ProgrammeVersion.objects.filter(in_force_since=since).exists():
        raise SameMoment(field="inForceSince")
    found = contradictions(checked_programme(draft.content), today=_today())
    if blocking := [each for each in found if each.is_blocking]:
        raise ContradictoryProgramme(blocking)
    draft.status = ProgrammeStatus.PUBLISHED
    draft.published_by, draft.published_at, draft.in_force_since = by.ref, now(), since
    touch(draft, by)
    draft.save()
    record(
        ProgrammePublished(programme_id=draft.pk, number=draft.number, in_force_since=since, occurred_at=now()), by=by
    )
    return draft


@transaction.atomic
def discard_programme(programme_id: int, *, revision: int | None = None, by: Actor) -> ProgrammeVersion:
    """Raises UnknownProgramme, DraftOvertaken, or NotADraftProgramme."""
    draft = _locked_draft(programme_id, revision)
    draft.status = ProgrammeStatus.DISCARDED
    touch(draft, by)
    draft.save()
    return draft


def checked_programme(content: dict[str, Any]) -> Programme:
    """Raises InvalidProgramme."""
    try:
        return read(content)
    except ValidationError as error:
        first = error.errors()[0]
        path = path_of(first) or "programme"
        raise InvalidProgramme(field=path, path=path, problem=mistake_in_words(first)) from error


def _locked_draft(programme_id: int, revision: int | None) -> ProgrammeVersion:
    """Without a `revision`, as it is now."""
    lock_documents()
    found = ProgrammeVersion.objects.filter(pk=programme_id).first()
    if found is None:
        raise UnknownProgramme(field="id")
    if revision is not None:
        refuse_overtaken(ProgrammeVersion.objects.all(), found, revision)
    if found.status != ProgrammeStatus.DRAFT:
        raise NotADraftProgramme(field="id", number=found.number, status=ProgrammeStatus(found.status).label)
    return found


def _today() -> date:
    return now().astimezone(current_shop().preferences.zone).date()
