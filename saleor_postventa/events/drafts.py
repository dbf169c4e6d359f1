"""A document in versions, of which one is a draft that several people write.

`versions` are all those of one document, and whoever changes one holds a lock on all of them (`lock_documents`, or that
of what they belong to). `revision` counts what people did to versions: who writes over the draft names the one they
read, and is told who was faster.
"""

from typing import Any, ClassVar, Protocol

from django.db.models import Max, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

from .labels import called


class Version(Protocol):
    """`status` is a code: `draft`, `scheduled`, `published` or `discarded`."""

    objects: ClassVar[Any]
    revision: Any
    changed_at: Any
    changed_by: Any

    @property
    def status(self) -> Any: ...


class DraftOvertaken(Refusal):
    """`version` is what somebody made of the draft after it was read."""

    code = "overtaken"
    text = _("{what} Nothing was changed: look at it before you go on.")

    def __init__(self, version: Version) -> None:
        self.version = version
        when = version.changed_at.astimezone(current_shop().preferences.zone)
        who = called(version.changed_by) or _("somebody")
        what = str(_MADE_OF_IT[str(version.status)])
        super().__init__(field="revision", what=what.format(who=who, when=date_format(when, "SHORT_DATETIME_FORMAT")))


_MADE_OF_IT = {
    "draft": _("After you opened the draft, {who} saved it ({when})."),
    "scheduled": _("After you opened the draft, {who} scheduled it ({when})."),
    "published": _("After you opened the draft, {who} published it ({when})."),
    "discarded": _("After you opened the draft, {who} threw it away ({when})."),
}


def lock_documents() -> None:
    """One writer of a shop's documents at a time: numbers follow one another, and there is one draft."""
    Shop.objects.select_for_update().get(pk=current_shop().pk)


def refuse_overtaken(versions: "QuerySet[Any]", draft: Version | None, revision: int | None) -> None:
    """`draft` is what stands there now, and `revision` that of what was read; each None where there is or was nothing.

    Raises DraftOvertaken.
    """
    if (draft.revision if draft is not None else None) == revision:
        return
    overtaking = draft or versions.order_by("-revision").first()
    if overtaking is not None:
        raise DraftOvertaken(overtaking)


def touch(version: Version, by: Actor) -> None:
    """Say on it who changed it last, and that it is another one than was read; saving it is up to the caller."""
    version.revision = _next(type(version).objects.all(), "revision")
    version.changed_at, version.changed_by = now(), by.ref


def next_number(versions: "QuerySet[Any]") -> int:
    return _next(versions, "number")


def _next(versions: "QuerySet[Any]", count: str) -> int:
    last: int | None = versions.aggregate(last=Max(count))["last"]
    return (last or 0) + 1
