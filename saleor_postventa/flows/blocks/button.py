"""A button that leads to a page: one of the shop's, or of theirs."""

from typing import Annotated, Any, Literal, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints, model_validator

from saleor_postventa.core.pieces import labelled
from saleor_postventa.core.texts import Lines, Speaker

from .block import Block, add_block

_ADDRESS = r"https?://[^\s/$.?#<>\"'][^\s<>\"']*"
# Mail programs open nothing else from a mail, and nobody should.
WebAddress = Annotated[str, StringConstraints(pattern=f"^{_ADDRESS}$", max_length=1000, strip_whitespace=True)]
MaybeWebAddress = Annotated[str, StringConstraints(pattern=f"^({_ADDRESS})?$", max_length=1000, strip_whitespace=True)]


class Leads(TextChoices):
    PAGE = "page", _("to the address below")
    SHOP = "shop", _("to the shop")
    ORDERS = "orders", _("to their orders")
    POINTS = "points", _("to their points")


class Button(Block):
    """Left out of a mail where the page that it leads to is not there."""

    kind: Literal["button"] = "button"
    text: Annotated[Lines, labelled(_("What stands on it"))]
    leads: Annotated[Leads, labelled(_("It leads"), choices=Leads)] = Leads.PAGE
    url: Annotated[MaybeWebAddress, labelled(_("Address"), _("With https:// in front."))] = ""

    @model_validator(mode="after")
    def _has_address(self) -> Self:
        if self.leads is Leads.PAGE and not self.url:
            raise ValueError(str(_("Say which page the button leads to.")))
        return self


def words(block: Button, speaker: Speaker) -> dict[str, Any]:
    return {"text": speaker.say(block.text).text, "leads": block.leads, "url": block.url}


add_block(Button, _("Button"), words=words)
