"""What recommendations do by the clock. Each is safe to run twice, and late."""

from datetime import timedelta

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.services import for_each_shop

from .models import Training
from .services import ask_for_training

TRAININGS_KEPT = timedelta(days=90)


def learn_at_night() -> None:
    """A shop that is new is learned of within the hour."""
    for_each_shop(ask_for_training)


def forget_old_trainings() -> None:
    for_each_shop(lambda shop: _forget())


def _forget() -> None:
    Training.objects.filter(asked_at__lt=now() - TRAININGS_KEPT).exclude(state=WorkState.WAITING).delete()
