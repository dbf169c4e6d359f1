"""Mail in the graph: the outbox, previews and tests, what a customer agreed to, and whether the sender is believed."""

from . import messages, sender

__all__ = ["messages", "sender"]
