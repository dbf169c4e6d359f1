"""How to use and look after what they bought, where the shop has a guide for it; nothing where it has none.

A product's guide is an address in its metadata in Saleor: `postventa.guide`, or `postventa.guide.es` for one language.
"""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import MaybeLines, Speaker

from .block import Block, add_block


class Guides(Block):
    kind: Literal["guides"] = "guides"
    text: Annotated[MaybeLines, labelled(_("Heading above them"), _("Empty: ours."))] = {}


def words(block: Guides, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text}


add_block(Guides, _("Guides to what they bought"), words=words, needs_order=True)
