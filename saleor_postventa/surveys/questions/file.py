"""Photos. What a form brings are the names under which they are kept; the pictures themselves travel beside it."""

import re
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from pydantic import Field

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Speaker

from .kind import Asking, Form, NotOffered, QuestionKind, Reply, add_kind
from .question import Settings

MOST = 4
NEW = "new"
PHOTOS = "photos"
_KEY = re.compile(r"[0-9a-f]{32}")


class TooManyPhotos(Refusal):
    code = "too_many_photos"
    text = _("No more than {count} photos.")


class FileSettings(Settings):
    most: Annotated[int, Field(ge=1, le=MOST), labelled(_("At most so many photos"))] = 3


class File(QuestionKind[FileSettings]):
    """`value` is how many there are, `text` their names: taken out with them when somebody is erased."""

    code = "file"
    label = _("Photos")
    takes_files = True

    def read(self, form: Form, name: str, settings: FileSettings) -> Reply | None:
        keys = list(dict.fromkeys(each for each in form.get(name, ()) if each))
        if not keys:
            return None
        if not all(_KEY.fullmatch(each) for each in keys):
            raise NotOffered(field=name)
        if len(keys) > settings.most:
            raise TooManyPhotos(field=name, count=settings.most)
        return Reply(len(keys), " ".join(keys))

    def write(self, reply: Reply, name: str, settings: FileSettings) -> dict[str, list[str]]:
        return {name: reply.text.split()}

    def files(self, reply: Reply) -> tuple[str, ...]:
        return tuple(reply.text.split())

    def samples(self, settings: FileSettings) -> tuple[Reply, ...] | None:
        return (Reply(1),)

    def shown(self, reply: Reply, settings: FileSettings, speaker: Speaker) -> str:
        return ngettext("{count} photo", "{count} photos", reply.value).format(count=reply.value)

    def columns(self, settings: FileSettings) -> tuple[str, ...]:
        """How many, and under which names they are kept here."""
        return ("", PHOTOS)

    def cells(self, reply: Reply, settings: FileSettings) -> dict[str, str]:
        return {"": str(reply.value), PHOTOS: reply.text}

    def parts(self, settings: FileSettings, asking: Asking) -> dict[str, Any]:
        kept = [each for each in asking.all() if _KEY.fullmatch(each)]
        rows = [{"key": key, "number": place, "url": asking.pictures.get(key, "")} for place, key in enumerate(kept, 1)]
        return {"kept": rows, "most": settings.most, "upload": f"{asking.name}.{NEW}"}


add_kind(File(), FileSettings)
