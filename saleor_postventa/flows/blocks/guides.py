"""How to use and look after what they bought, and how to be safe with it, where the shop has a page for it.

A product's guide is an address in its metadata in Saleor: `postventa.guide`, or `postventa.guide.es` for one language.
What is to be known for safety stands at `postventa.safety` in the same way.
"""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import MaybeLines, Speaker

from .block import Block, add_block


class Guides(Block):
    """Where nothing that was bought has one: left out, or, where the mail lives by it, the mail is not sent."""

    kind: Literal["guides"] = "guides"
    text: Annotated[MaybeLines, labelled(_("Heading above them"), _("Empty: ours."))] = {}
    is_needed: Annotated[bool, labelled(_("Without a guide the mail is not sent"))] = False


def words(block: Guides, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text}


add_block(Guides, _("Guides to what they bought"), words=words, needs_order=True)
