"""A button that leads to a page."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines, Speaker

from .block import Block, add_block

# Mail programs open nothing else from a mail, and nobody should.
WebAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s/$.?#<>\"'][^\s<>\"']*$", max_length=1000, strip_whitespace=True)
]


class Button(Block):
    kind: Literal["button"] = "button"
    text: Annotated[Lines, labelled(_("What stands on it"))]
    url: Annotated[WebAddress, labelled(_("Address"), _("With https:// in front."))]


def words(block: Button, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text, "url": block.url}


add_block(Button, _("Button"), words=words)
