"""What is counted of mails."""

from django.db import transaction
from prometheus_client import Counter

from .codes import MessageStatus

_mails = Counter("postventa_mails", "What came of mails that were to be handed over", ["outcome"])
PUT_BACK = "put_back"


def note_mail(status: str) -> None:
    """Once it is certain: after the commit."""
    outcome = PUT_BACK if status == MessageStatus.WAITING else status
    transaction.on_commit(lambda: _mails.labels(outcome).inc())
