"""What every kept thing has: a key, and a place in Saleor's ids."""

import base64
from typing import ClassVar

import msgspec


class Record(msgspec.Struct, kw_only=True):
    """Kept under its `pk`; `typename` is the name that Saleor's global ids carry."""

    typename: ClassVar[str] = ""

    pk: str

    @property
    def id(self) -> str:
        return to_global_id(self.typename, self.pk)


def to_global_id(typename: str, pk: str) -> str:
    return base64.b64encode(f"{typename}:{pk}".encode()).decode()


def from_global_id(global_id: str, typename: str) -> str | None:
    """The key inside an id of that type; None where it is no such id."""
    try:
        found, _, pk = base64.b64decode(global_id, validate=True).decode().partition(":")
    except (ValueError, UnicodeDecodeError):
        return None
    return pk if found == typename else None
