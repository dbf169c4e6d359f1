"""What a customer's level gives where things come back: loyalty fills it in, returns go by it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

LEVEL_BENEFITS = "level_benefits"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelBenefits:
    """`names` are the level's, by language. `window_days` 0: the return window of everybody."""

    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    window_days: int = 0
    has_free_returns: bool = False
    has_instant_exchange: bool = False

    @property
    def gives_something(self) -> bool:
        return bool(self.window_days or self.has_free_returns or self.has_instant_exchange)

    def as_json(self) -> dict[str, Any]:
        return asdict(self) if self.gives_something else {}

    @classmethod
    def from_json(cls, kept: Any) -> "LevelBenefits":
        return cls(**kept) if isinstance(kept, dict) else NO_BENEFITS


NO_BENEFITS = LevelBenefits()
