"""A paragraph or several, with an empty line between them."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from saleor_postventa.core.pieces import Language, labelled
from saleor_postventa.core.texts import Prose, Speaker

from .block import Block, add_block


class Text(Block):
    kind: Literal["text"] = "text"
    text: Annotated[
        Annotated[dict[Language, Prose], Field(min_length=1, max_length=20)],
        labelled(_("Text"), _("You may name {first_name}, {shop} and {order_number}.")),
    ]


def words(block: Text, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text}


add_block(Text, _("Text"), words=words)
