"""What is written into a customer's private metadata in Saleor: keys of ours alone, that nothing here reads."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

PREFIX = "postventa.points_"
AS_OF = f"{PREFIX}as_of"


@dataclass(frozen=True)
class Figures:
    """`level` is its code, "" for none. Its fields are the keys."""

    active: int
    pending: int
    level: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


KEYS = [*(f"{PREFIX}{name}" for name in Figures.__dataclass_fields__), AS_OF]


def metadata_of(figures: Figures, *, as_of: datetime) -> dict[str, str]:
    told = {f"{PREFIX}{name}": str(value) for name, value in figures.as_json().items()}
    return {**told, AS_OF: as_of.isoformat(timespec="seconds")}
