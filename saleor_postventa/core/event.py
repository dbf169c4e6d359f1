"""What an event is: a fact that became true, once. Domains define theirs in `events.py`."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, ClassVar, Self

import msgspec
from django.utils.functional import Promise

from .registry import Registry

_OWN_COLUMNS = frozenset({"subject", "occurred_at"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Our own ids of what an event is about; the timeline and the order of reactions go by them."""

    order: int | None = None
    customer: int | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. Fields of a subclass are its data: ids, amounts, codes; never personal data.

    `sentence` is a lazy translation for the timeline that may name fields in braces; override `describe`
    where one sentence does not do. `is_for_shopper` shows it in the shopper's own timeline too. Raise `version`
    when the data's shape changes and read the old one in `upgrade`.
    """

    version: ClassVar[int] = 1
    sentence: ClassVar[str | Promise] = ""
    is_for_shopper: ClassVar[bool] = False

    subject: Subject = field(default_factory=Subject)
    occurred_at: datetime

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        event_types.add(cls.__name__, cls)

    def key(self) -> str:
        """What makes it the same fact, beside the shop and the event's name."""
        raise NotImplementedError

    def describe(self) -> str:
        """The sentence for the timeline, in the active language."""
        return str(self.sentence).format(**{f.name: getattr(self, f.name) for f in fields(self)})

    def data(self) -> dict[str, Any]:
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _OWN_COLUMNS}
        built: dict[str, Any] = msgspec.to_builtins(kept, str_keys=True)
        return built

    @classmethod
    def upgrade(cls, data: dict[str, Any], version: int) -> dict[str, Any]:
        """Bring the data of an older version to today's shape."""
        return data

    @classmethod
    def load(cls, data: dict[str, Any], *, version: int, subject: Subject, occurred_at: datetime) -> Self:
        current = cls.upgrade(data, version) if version < cls.version else data
        known = {f.name: f.type for f in fields(cls)}
        row = {name: value for name, value in current.items() if name in known}
        return msgspec.convert({**row, "subject": subject, "occurred_at": occurred_at}, type=cls, strict=False)


event_types: Registry[type[Event]] = Registry("event types")
