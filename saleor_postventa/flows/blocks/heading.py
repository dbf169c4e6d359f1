"""A heading."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines, Speaker

from .block import Block, add_block


class Heading(Block):
    kind: Literal["heading"] = "heading"
    text: Annotated[Lines, labelled(_("Heading"))]


def words(block: Heading, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text}


add_block(Heading, _("Heading"), words=words)
