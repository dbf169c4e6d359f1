"""What a simulation is kept as: plain JSON that reads back to the same figures."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from .band import Assumptions, Band, band_of
from .compare import ChangedOrder, Pair, Summary
from .results import LineResult, Result
from .segments import Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    currency: str
    pair: Pair
    band: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    dimension: Dimension
    key: str
    currency: str
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`told_otherwise` are orders whose shoppers would have been told something else on arrival."""

    orders: int = 0
    orders_changed: int = 0
    told_otherwise: int = 0
    totals: tuple[Total, ...] = ()
    segments: tuple[Segment, ...] = ()

    def as_json(self) -> dict[str, Any]:
        kept: dict[str, Any] = _adapter.dump_python(self, mode="json")
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Report":
        return _adapter.validate_python(kept)


_adapter = TypeAdapter(Report)


def report_of(summary: Summary, assumed: Assumptions) -> Report:
    """The segments of each dimension with the most returns first."""
    return Report(
        orders=summary.orders,
        orders_changed=summary.orders_changed,
        told_otherwise=summary.told_otherwise,
        totals=tuple(
            Total(currency=currency, pair=pair, band=band_of(summary.unknowns[currency], assumed))
            for currency, pair in sorted(summary.totals.items())
        ),
        segments=tuple(
            Segment(dimension=dimension, key=key, currency=currency, pair=pair)
            for (dimension, key, currency), pair in sorted(
                summary.segments.items(), key=lambda item: (item[0][0], -item[1].live.returns_asked, item[0])
            )
        ),
    )


def kept_changes(order: ChangedOrder) -> list[dict[str, Any]]:
    """What a changed order keeps of each return; of decisions what a sentence needs, without the trace."""
    return [
        {
            "return": change.live.asked.id,
            "number": change.live.asked.number,
            "at": change.live.asked.at.isoformat(),
            "live": _kept_result(change.live),
            "draft": _kept_result(change.draft),
        }
        for change in order.changes
    ]


def _kept_result(result: Result) -> dict[str, Any]:
    return {
        "ending": result.ending.value,
        "outcome": result.outcome,
        "method": result.method,
        "needs_review": result.needs_review,
        "is_keep_it": result.is_keep_it,
        "lines": [_kept_line(line) for line in result.lines],
    }


def _kept_line(line: LineResult) -> dict[str, Any]:
    decision = line.decision.as_json()
    decision["weighed"] = []
    return {
        "line": line.asked.line_id,
        "asked": line.asked.quantity,
        "units": line.units,
        "is_refused": line.is_refused,
        "total": str(line.total.amount),
        "fees": str(line.fees.amount),
        "decision": decision,
    }
