"""Keeping what belongs to a return: photos, labels. No public address leads to a file: a view reads it for
whoever it is shown to, or for a link that was signed for a quarter of an hour."""

import hashlib
import secrets
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.shops.scope import current_shop

from .models import FileKind, Return, ReturnFile

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def keep_file(content: bytes, *, kind: FileKind, content_type: str, by: Actor, of: Return | None = None) -> ReturnFile:
    """Its name is made here and says nothing; the digest tells whether it is the same file as another."""
    kept: ReturnFile = ReturnFile.objects.create(
        shop=current_shop(),
        of=of,
        kind=kind,
        file=ContentFile(content, name=f"{secrets.token_hex(16)}.{ENDINGS[content_type]}"),
        content_type=content_type,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        actor_kind=by.kind,
        actor_ref=by.ref,
    )
    return kept


def remove_files(files: list[ReturnFile]) -> int:
    """Rows at once, what they stand for once that is certain; one that can't be deleted keeps no other."""
    ReturnFile.objects.filter(pk__in=[each.pk for each in files]).delete()
    for each in files:
        if each.file:
            transaction.on_commit(partial(each.file.storage.delete, each.file.name), robust=True)
    return len(files)


def forget_stray_files(*, before: datetime) -> int:
    """What was uploaded for a return that was never asked for, in the current shop."""
    return remove_files(list(ReturnFile.objects.filter(of=None, at__lt=before)))
