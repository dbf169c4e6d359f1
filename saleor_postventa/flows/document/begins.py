"""What a flow begins with, in words: of a draft, as far as it can be read."""

from pydantic import ValidationError

from saleor_postventa.flows.triggers import told, trigger_kinds

from .document import FlowDocument


def begins_in_words(document: FlowDocument) -> str:
    """In the active language. Of settings that do not fit, the trigger alone is named; the check names the rest."""
    begins = document.trigger
    if begins.code not in trigger_kinds:
        return begins.code
    try:
        return told(begins.code, begins.settings)
    except ValidationError:
        return str(trigger_kinds.get(begins.code).label)
