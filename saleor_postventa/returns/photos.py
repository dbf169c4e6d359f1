"""Photos of goods that come back, kept without what a camera adds."""

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.web.ids import UnknownId
from saleor_postventa.web.pictures import MOST_MEGABYTES, Upload, read_upload, redrawn
from saleor_postventa.web.uploads import scan

from .files import keep_file
from .models import FileKind, Return, ReturnFile
from .rules import ReturnStatus, Step, next_status

MOST_STRAY = 100  # that one person may have given without asking for a return yet


class TooManyStray(Refusal):
    code = "too_many"
    text = _("You have sent a lot of photos already. Ask for the return with those, or try again tomorrow.")


class NothingToInspect(Refusal):
    code = "wrong_state"
    text = _("Nothing of this return waits to be checked.")


class TooManyUnused(TooManyStray):
    text = _("You have uploaded a lot of photos that belong to no check yet. Note the checks first.")


def take_photo(uploaded: Upload, *, by: Actor, kind: FileKind = FileKind.PHOTO, of: Return | None = None) -> ReturnFile:
    """Keep a photo, as a JPEG.

    Raises TooManyStray, PhotoTooLarge, PhotoTooWide, NotAPhoto, UploadInfected, or Failure.
    """
    stray = ReturnFile.objects.filter(of=None, actor_kind=by.kind, actor_ref=by.ref)
    if of is None and stray.count() >= MOST_STRAY:
        raise (TooManyUnused if kind == FileKind.INSPECTION else TooManyStray)(field="file")
    content = read_upload(uploaded, most=MOST_MEGABYTES)
    scan(content)
    return keep_file(redrawn(content), kind=kind, content_type="image/jpeg", by=by, of=of)


def take_inspection_photo(uploaded: Upload, *, return_id: int, by: Actor) -> ReturnFile:
    """Keep what the team saw; it belongs to the return once a finding names it.

    Raises UnknownId, NothingToInspect, or what `take_photo` does.
    """
    ret = Return.objects.filter(pk=return_id).first()
    if ret is None:
        raise UnknownId(field="id")
    if not can_take_photos(ret):
        raise NothingToInspect(field="id")
    return take_photo(uploaded, by=by, kind=FileKind.INSPECTION)


def can_take_photos(ret: Return) -> bool:
    return next_status(ReturnStatus(ret.status), Step.INSPECT) is not None
