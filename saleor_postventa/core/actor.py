"""Who did it: the `by` of every service and every event."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    STAFF = "staff"
    SHOPPER = "shopper"
    APP = "app"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """`ref` is a Saleor id, an API key's prefix or a task's name; never a name or an e-mail address."""

    kind: ActorKind
    ref: str = ""

    @classmethod
    def staff(cls, ref: str) -> "Actor":
        return cls(ActorKind.STAFF, ref)

    @classmethod
    def shopper(cls, ref: str) -> "Actor":
        return cls(ActorKind.SHOPPER, ref)

    @classmethod
    def app(cls, ref: str) -> "Actor":
        return cls(ActorKind.APP, ref)


SYSTEM = Actor(ActorKind.SYSTEM)
