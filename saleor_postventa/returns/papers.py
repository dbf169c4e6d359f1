"""Labels and codes of approved returns: made by the way's adapter, or uploaded by the team.

Making them may call a carrier, so it is work with a lease, done outside of transactions and kept in one.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.core.event import Subject
from saleor_postventa.core.http import forbid_inside_transaction
from saleor_postventa.core.work import wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.web.pictures import NotAPhoto, Upload, read_upload, redrawn
from saleor_postventa.web.uploads import scan

from .events import ReturnPapersMade
from .files import keep_file, remove_files
from .methods import Papers, methods
from .methods.method import chosen_settings
from .models import FileKind, PaperOrder, Return, ReturnFile
from .rules import ReturnStatus
from .services.moving import locked_return
from .symbols import qr_png

QUEUE = "return_papers"
MOST_MEGABYTES = 5
WITH_LABEL = (ReturnStatus.REQUESTED, ReturnStatus.APPROVED, ReturnStatus.SENT)


class NotALabel(Refusal):
    code = "not_a_label"
    text = _("A label is a PDF, or a picture: JPEG, PNG or WebP.")


class NoLabelNow(Refusal):
    code = "wrong_state"
    text = _("This return needs no label any more.")


def order_papers(return_id: int) -> PaperOrder | None:
    """Have label and code made, where the return's way makes any; asking again makes none anew."""
    ret = Return.objects.filter(pk=return_id).first()
    if ret is None or ret.method not in methods or methods.get(ret.method).papers is None:
        return None
    order, is_new = PaperOrder.objects.get_or_create(shop=ret.shop, of=ret, method=ret.method)
    if is_new:
        wake_after_commit(QUEUE)
    return order


def carry_out(order: PaperOrder) -> None:
    """The work of one order: ask the adapter, then keep what it made, once."""
    forbid_inside_transaction()
    ret = Return.objects.select_related("order", "customer", "shop").get(pk=order.of_id)
    method = methods.get(order.method)
    if ret.status != ReturnStatus.APPROVED or method.papers is None:
        return
    keep_papers(ret.pk, order.method, method.papers(ret, chosen_settings(order.method)))


@transaction.atomic
def keep_papers(return_id: int, method: str, made: Papers) -> list[ReturnFile]:
    """Files of the return, in place of those that its way made before. Raises Failure for a label that is no PDF."""
    if made.label and not is_pdf(made.label):
        raise Failure(f"{method} made a label that is no PDF", permanent=True)
    ret = locked_return(return_id)
    remove_files(list(ret.files.filter(kind__in=[FileKind.LABEL, FileKind.CODE], actor_kind=SYSTEM.kind)))
    files = []
    if made.label:
        files.append(keep_file(made.label, kind=FileKind.LABEL, content_type="application/pdf", by=SYSTEM, of=ret))
    if made.code:
        files.append(keep_file(qr_png(made.code), kind=FileKind.CODE, content_type="image/png", by=SYSTEM, of=ret))
    ret.tracking_number = made.tracking_number or ret.tracking_number
    ret.carrier = made.carrier or ret.carrier
    ret.save(update_fields=["tracking_number", "carrier"])
    _tell(ret, files, by=SYSTEM)
    return files


def take_label(uploaded: Upload, *, return_id: int, by: Actor) -> ReturnFile:
    """Keep a label that the team made elsewhere, in place of an earlier one. It is scanned before anything is locked.

    Raises UnknownReturn, NoLabelNow, PhotoTooLarge, NotALabel, UploadInfected, or Failure.
    """
    content = read_upload(uploaded, most=MOST_MEGABYTES)
    scan(content)
    if is_pdf(content):
        return _keep_label(content, "application/pdf", return_id=return_id, by=by)
    return _keep_label(_as_picture(content), "image/jpeg", return_id=return_id, by=by)


@transaction.atomic
def _keep_label(content: bytes, content_type: str, *, return_id: int, by: Actor) -> ReturnFile:
    ret = locked_return(return_id)
    if ret.status not in WITH_LABEL:
        raise NoLabelNow(field="id")
    former = list(ret.files.filter(kind=FileKind.LABEL))
    kept = keep_file(content, kind=FileKind.LABEL, content_type=content_type, by=by, of=ret)
    remove_files(former)
    _tell(ret, [kept], by=by)
    return kept


def can_take_label(ret: Return) -> bool:
    return ret.status in WITH_LABEL and not ret.is_keep_it


def is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def _as_picture(content: bytes) -> bytes:
    try:
        return redrawn(content)
    except NotAPhoto as error:
        raise NotALabel(field="file") from error


def _tell(ret: Return, files: list[ReturnFile], *, by: Actor) -> None:
    if not files:
        return
    event = ReturnPapersMade(
        subject=Subject(order=ret.order_id, customer=ret.customer_id),
        occurred_at=now(),
        return_id=ret.pk,
        number=ret.number,
        method=ret.method,
        file_ids=[file.pk for file in files],
    )
    record(event, by=by)
