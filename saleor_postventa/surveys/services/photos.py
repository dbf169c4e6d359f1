"""Photos that come with an answer, kept as pictures without what a camera adds; and photos that go."""

import secrets
from collections.abc import Mapping, Sequence
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.surveys.models import Answer, AnswerPhoto, ReviewPhoto
from saleor_postventa.surveys.questions.file import TooManyPhotos
from saleor_postventa.surveys.questions.kind import Form, NotOffered, Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.web.pictures import MOST_MEGABYTES, Upload, read_upload, redrawn
from saleor_postventa.web.uploads import scan

type Drawn = Mapping[str, bytes]
NO_PHOTOS: Drawn = {}


class PhotosUnchecked(Refusal):
    """The scanner that the operator named does not answer."""

    code = "photos_unchecked"
    text = _("We could not look at your photos just now. Try again in a moment, or send it without them.")


def draw_uploads(question: Question, form: Form, uploads: Sequence[Upload]) -> Drawn:
    """By the names that they are to be kept under. Outside of any transaction: a scanner may be asked over the network.

    Raises TooManyPhotos, PhotoTooLarge, PhotoTooWide, NotAPhoto, UploadInfected, or Failure.
    """
    if not uploads or not kind_of(question).takes_files:
        return NO_PHOTOS
    most, kept = settings_of(question).most, {each for each in form.get(question.name, ()) if each}
    if len(kept) + len(uploads) > most:
        raise TooManyPhotos(field=question.name, count=most)
    return {secrets.token_hex(16): drawn(each) for each in uploads}


def form_with(question: Question, form: Form, photos: Drawn) -> Form:
    """What a browser would have sent that had the names of its photos."""
    return {**form, question.name: [*form.get(question.name, ()), *photos]} if photos else form


def keep_photos(answer: Answer, question: Question, reply: Reply | None, photos: Drawn) -> None:
    """Those that the reply names; what it leaves out goes. Raises NotOffered where it names others."""
    kind = kind_of(question)
    if not kind.takes_files:
        return
    named = set(kind.files(reply)) if reply is not None else set()
    known = AnswerPhoto.objects.filter(answer=answer, question=question.code)
    if named - photos.keys() - set(known.values_list("key", flat=True)):
        raise NotOffered(field=question.name)
    remove_photos(known.exclude(key__in=named))
    for key in [each for each in photos if each in named]:
        file = ContentFile(photos[key], name=f"{key}.jpg")
        AnswerPhoto.objects.create(
            shop=answer.shop, answer=answer, question=question.code, key=key, file=file, size=len(photos[key])
        )


def remove_photos[Photo: AnswerPhoto | ReviewPhoto](photos: "QuerySet[Photo]") -> None:
    """Rows at once, what they stand for once that is certain; one that can't be deleted keeps no other."""
    gone = list(photos)
    photos.model.objects.filter(pk__in=[each.pk for each in gone]).delete()
    for each in gone:
        transaction.on_commit(partial(each.file.storage.delete, each.file.name), robust=True)


def drawn(uploaded: Upload) -> bytes:
    """Raises PhotoTooLarge, PhotoTooWide, NotAPhoto, UploadInfected, or Failure."""
    content = read_upload(uploaded, most=MOST_MEGABYTES)
    scan(content)
    return redrawn(content)
