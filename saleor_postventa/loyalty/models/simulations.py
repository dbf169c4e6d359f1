"""What became of a past year under another programme."""

from django.db import models
from django.db.models import Q

from saleor_postventa.orders.replays import PastReplay

from .programme import ProgrammeVersion


class ProgrammeSimulation(PastReplay):
    """A programme held against the shop's own past, order by order.

    `content` and `live_content` are the two programmes as they were when it was asked for; the live one is empty where
    there was none. `results` are `simulation.report.Report` as JSON.
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    live_version = models.ForeignKey(ProgrammeVersion, on_delete=models.SET_NULL, null=True, related_name="+")
    content = models.JSONField()
    live_content = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="programme_simulations_due", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"simulation {self.pk}"
