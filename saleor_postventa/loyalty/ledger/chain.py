"""What of an entry is hashed, and how: texts that anybody can make again, line by line `name:value`.

Hashes are SHA-256 in lower-case hexadecimal, over UTF-8. Times are UTC with microseconds. JSON is written with sorted
keys, without spaces, and holds no fractions (write them as texts). PostgreSQL makes the same text in
`migrations/loyalty/_posting.py`, a shopper's verifier in `static/loyalty/verify_points.py`: a test holds them together.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

ENTRY_TITLE = "postventa points entry 1"
LEAF_TITLE = "postventa points leaf 1"
ROOT_TITLE = "postventa points root 1"
# NUL, which PostgreSQL refuses, and half a surrogate pair, which is no text in UTF-8.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


class InexactJson(ValueError):
    """It holds what would not read the same everywhere: a fraction, NUL, half a surrogate pair, or another type."""


class MadeLot(NamedTuple):
    number: int
    points: int
    expires_at: datetime | None


class LotRef(NamedTuple):
    """A lot by the sequence of the entry that made it and its number there: `12.1`."""

    sequence: int
    number: int


class DrawnPoints(NamedTuple):
    lot: LotRef
    points: int


@dataclass(frozen=True, kw_only=True)
class EntryContent:
    """`of` is `<account>/<sequence>` of the entry whose points these are, or empty."""

    account: UUID
    sequence: int
    kind: str
    pending: int
    active: int
    pending_after: int
    active_after: int
    key: str
    occurred_at: datetime
    recorded_at: datetime
    expires_at: datetime | None
    of: str
    lots: tuple[MadeLot, ...]
    draws: tuple[DrawnPoints, ...]
    cause_digest: str
    why_digest: str
    previous: str

    @property
    def text(self) -> str:
        lots = [f"{lot.number}={lot.points}@{moment_text(lot.expires_at)}" for lot in sorted(self.lots, key=_number)]
        draws = [f"{lot.sequence}.{lot.number}={points}" for lot, points in sorted(self.draws)]
        lines = (
            ENTRY_TITLE,
            f"account:{self.account}",
            f"sequence:{self.sequence}",
            f"kind:{self.kind}",
            f"pending:{self.pending}",
            f"active:{self.active}",
            f"pending_after:{self.pending_after}",
            f"active_after:{self.active_after}",
            f"key:{self.key}",
            f"occurred_at:{moment_text(self.occurred_at)}",
            f"recorded_at:{moment_text(self.recorded_at)}",
            f"expires_at:{moment_text(self.expires_at)}",
            f"of:{self.of}",
            f"lots:{','.join(lots)}",
            f"draws:{','.join(draws)}",
            f"cause:{self.cause_digest}",
            f"why:{self.why_digest}",
            f"previous:{self.previous}",
        )
        return "\n".join(lines)

    @property
    def hash(self) -> str:
        return digest(self.text)


def leaf_text(account: UUID, sequence: int, head: str) -> str:
    return "\n".join((LEAF_TITLE, f"account:{account}", f"sequence:{sequence}", f"head:{head}"))


def root_text(*, shop: str, day: date, number: int, leaves: int, root: str, previous: str, made_at: datetime) -> str:
    """What is signed. `shop` is the address of the shop's API in Saleor."""
    lines = (
        ROOT_TITLE,
        f"shop:{shop}",
        f"day:{day.isoformat()}",
        f"number:{number}",
        f"leaves:{leaves}",
        f"root:{root}",
        f"previous:{previous}",
        f"made_at:{moment_text(made_at)}",
    )
    return "\n".join(lines)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def json_digest(value: Any) -> str:
    """Raises InexactJson."""
    return digest(exact_json(value))


def exact_json(value: Any) -> str:
    """The one way to write a value. Raises InexactJson."""
    _require_exact(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def moment_text(moment: datetime | None) -> str:
    """`2026-06-10T12:00:00.000000Z`; empty for none."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if moment else ""


def _number(lot: MadeLot) -> int:
    return lot.number


def _require_exact(value: Any) -> None:
    if isinstance(value, str):
        if _UNWRITABLE.search(value):
            raise InexactJson(repr(value))
    elif isinstance(value, dict):
        for name, each in value.items():
            if not isinstance(name, str):
                raise InexactJson(repr(name))
            _require_exact(name)
            _require_exact(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _require_exact(each)
    elif value is not None and not isinstance(value, int):
        raise InexactJson(repr(value))
