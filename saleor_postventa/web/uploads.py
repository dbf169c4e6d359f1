"""What people upload is looked at before it is kept: by the scanner that the operator names, if one is named."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Failure, Refusal

type Scanner = Callable[[bytes], str]


class UploadInfected(Refusal):
    code = "infected"
    text = _("Our check found something harmful in this file, so we did not keep it.")


def scan(content: bytes) -> None:
    """Nothing passes a scanner that is named and does not answer. Raises UploadInfected, or Failure."""
    if not settings.UPLOAD_SCANNER:
        return
    scanner: Scanner = import_string(settings.UPLOAD_SCANNER)
    try:
        found = scanner(content)
    except Exception as error:
        raise Failure(f"the upload scanner did not answer: {type(error).__name__}: {error}") from error
    if found:
        raise UploadInfected(field="file")
