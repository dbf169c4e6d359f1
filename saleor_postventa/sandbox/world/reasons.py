"""Pages of the type that the shop chose for its return reasons."""

from typing import ClassVar

import msgspec

from .record import Record


class ReasonPage(Record, kw_only=True):
    """`titles` are translations by language code, such as ES."""

    typename: ClassVar[str] = "Page"

    slug: str
    title: str
    titles: dict[str, str] = msgspec.field(default_factory=dict)
