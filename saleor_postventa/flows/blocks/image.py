"""A picture, with what it shows in words: for whoever does not see it, and where mail programs load none."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines, Speaker

from .block import Block, add_block
from .button import WebAddress


class Image(Block):
    kind: Literal["image"] = "image"
    url: Annotated[WebAddress, labelled(_("Address of the picture"), _("With https:// in front."))]
    alt: Annotated[Lines, labelled(_("What it shows, in words"))]


def words(block: Image, speaker: Speaker) -> dict[str, Any]:
    return {"url": block.url, "alt": speaker.say(block.alt).text}


add_block(Image, _("Picture"), words=words)
