"""What is written into a product's metadata in Saleor, beside its rating: keys of ours, that nothing here reads."""

from datetime import datetime

PREFIX = "postventa.rating_"
MEAN, COUNT, AS_OF = f"{PREFIX}mean", f"{PREFIX}count", f"{PREFIX}as_of"
KEYS = [MEAN, COUNT, AS_OF]
type Told = dict[str, str]


def told_of(mean: float | None, count: int) -> Told:
    """Empty where nothing was published: a product without reviews says nothing of them."""
    return {MEAN: f"{mean:.2f}", COUNT: str(count)} if mean is not None and count else {}


def metadata_of(told: Told, *, as_of: datetime) -> dict[str, str]:
    return {**told, AS_OF: as_of.isoformat(timespec="seconds")}
