"""A line between two parts."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from .block import Block, add_block


class Divider(Block):
    kind: Literal["divider"] = "divider"


add_block(Divider, _("Line between two parts"))
