"""The rows of flows, by what they are about."""

from .coupons import FlowCoupon
from .flows import Flow, FlowQuerySet, FlowVersion, FlowVersionQuerySet
from .journeys import Journey, JourneyQuerySet, Passage
from .people import Segment, SegmentQuerySet, Standing
from .tasks import StaffTask, StaffTaskQuerySet

__all__ = [
    "Flow",
    "FlowCoupon",
    "FlowQuerySet",
    "FlowVersion",
    "FlowVersionQuerySet",
    "Journey",
    "JourneyQuerySet",
    "Passage",
    "Segment",
    "SegmentQuerySet",
    "StaffTask",
    "StaffTaskQuerySet",
    "Standing",
]
