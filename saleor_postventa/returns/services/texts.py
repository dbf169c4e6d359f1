"""What people write."""

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain

SHORT, LONG, NOTE = 500, 1000, 2000
# Line ends, and what joins signs into one: many emoji are made of several.
ALLOWED = "\r\n\t\u200c\u200d"


class TextRefused(Refusal):
    code = "invalid_text"
    text = _("Write at most {most} characters, without control characters.")


def written(text: str, *, field: str, most: int = SHORT) -> str:
    """The text without spaces around it. Raises TextRefused."""
    kept = text.strip()
    if len(kept) > most or not is_plain(kept, allowed=ALLOWED):
        raise TextRefused(field=field, most=most)
    return kept
