"""Rows that are taken step by step around calls that must not be made twice: each step once, by who saw the last."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F

from .clock import now
from .errors import Failure

# So long after a call that was broken off it can no longer be on its way.
QUIET = timedelta(minutes=2)


class Overtaken(Failure):
    """Somebody else took the row a step further meanwhile: what we were about to do may no longer be right."""


class StillUncertain(Failure):
    """A call was broken off, nothing shows that it was heard, and it may still be on its way."""


class Stepwise(models.Model):
    """`revision` counts the steps: who takes one has to have seen the last."""

    revision = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def take_step(self, **values: Any) -> None:
        """From where the row was read. Raises Overtaken, and changes nothing, where it is elsewhere by now."""
        found = type(self)._default_manager.filter(pk=self.pk, revision=self.revision)
        if not found.update(revision=F("revision") + 1, **values):
            raise Overtaken(f"{type(self).__name__} {self.pk} was moved on by somebody else")
        self.revision += 1
        for name, value in values.items():
            setattr(self, name, value)


def wait_until_quiet(row: models.Model, since: datetime) -> None:
    """Raises StillUncertain while a call of `since` for the row could still be heard."""
    if now() - since < QUIET:
        raise StillUncertain(f"it is not clear yet whether Saleor heard of {type(row).__name__} {row.pk}")
