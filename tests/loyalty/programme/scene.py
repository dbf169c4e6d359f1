"""Programmes as short as a test can say them, and at random."""

from typing import Any

from hypothesis import strategies as st

from saleor_postventa.loyalty.earn_rules import ways_to_earn
from saleor_postventa.loyalty.programme.defaults import default_programme
from saleor_postventa.loyalty.programme.document import Programme, dump, read

DEFAULT = dump(default_programme())


def merged(known: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    found = dict(known)
    for name, value in changes.items():
        is_part = isinstance(value, dict) and isinstance(known.get(name), dict) and name not in REPLACED
        found[name] = merged(known[name], value) if is_part else value
    return found


REPLACED = {"rates", "point_values", "minimum", "names"}


def content(**changes: Any) -> dict[str, Any]:
    """The default, but for what is said otherwise, part by part."""
    return merged(DEFAULT, changes)


def programme(**changes: Any) -> Programme:
    return read(content(**changes))


def purchase(**changes: Any) -> Programme:
    return programme(earning={"purchase": changes})


def multiplier(**changes: Any) -> dict[str, Any]:
    return {"id": "double", "names": {"en": "Double", "es": "Doble"}, "factor": "2", **changes}


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """All ways on or off, every number its own."""
    number = st.integers(2, 99_999)
    earning: dict[str, Any] = {
        way.code: {
            "is_on": draw(st.booleans()),
            **{name: draw(number) for name in way.settings.model_fields if name.endswith("points")},
        }
        for way in ways_to_earn
    }
    earning["purchase"] |= {
        "rates": {"EUR": str(draw(st.decimals("0.01", 20, places=2))), "USD": "3"},
        "rounding": draw(st.sampled_from(["down", "nearest", "up"])),
        "basis": {name: draw(st.booleans()) for name in DEFAULT["earning"]["purchase"]["basis"]},
        "multipliers": [multiplier(factor=str(draw(st.integers(2, 9))), budget=draw(number))],
    }
    for code in ("survey", "review", "referral"):
        earning[code]["most_a_year"] = draw(st.integers(1, 1000))
    earning["birthday"]["wait_days"] = draw(st.integers(1, 365))
    earning["social"]["networks"] = ["Instagram"]
    earning["referral"]["minimum"] = {"EUR": str(draw(st.integers(1, 500)))}
    return programme(
        guests_earn=draw(st.booleans()),
        may_be_negative=draw(st.booleans()),
        pending={"until": draw(st.sampled_from(["window", "days", "at_once"])), "days": draw(st.integers(1, 365))},
        expiry={
            "kind": draw(st.sampled_from(["never", "months", "inactivity", "end_of_year"])),
            "months": draw(st.integers(1, 120)),
            "years": draw(st.integers(1, 10)),
            "warn_days": [draw(st.integers(31, 180)), draw(st.integers(1, 30))],
        },
        tiers={
            "by": draw(st.sampled_from(["spend", "points", "orders"])),
            "period": draw(st.sampled_from(["lifetime", "rolling_12_months", "calendar_year"])),
            "grace_days": draw(st.integers(0, 730)),
            "downgrade": draw(st.sampled_from(["one_step", "recompute"])),
            "levels": [
                {
                    "code": "gold",
                    "names": {"en": "Gold", "es": "Oro"},
                    "threshold": str(draw(st.integers(1, 9999))),
                    "benefits": {
                        "multiplier": draw(st.sampled_from(["1", "1.5", "2"])),
                        "window_days": draw(st.integers(0, 365)),
                        "early_access_hours": draw(st.integers(0, 720)),
                        "has_free_returns": draw(st.booleans()),
                    },
                }
            ],
        },
    )
