"""Keeps records in memory and in one SQLite file: what was committed survives a kill -9."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .record import Record

R = TypeVar("R", bound=Record)
_SCHEMA = """
create table if not exists record (
    kind text not null, pk text not null, place integer not null, body blob not null, primary key (kind, pk)
) without rowid;
create table if not exists fact (name text primary key, body blob not null) without rowid;
"""


class Store:
    """One lock for all: whoever reads or writes holds it through `transaction()`."""

    def __init__(self, path: Path | None, kinds: tuple[type[Record], ...]) -> None:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        self._database.execute("pragma journal_mode = wal")
        self._database.execute("pragma synchronous = normal")
        self._database.executescript(_SCHEMA)
        self._lock = threading.RLock()
        self._depth = 0
        self._kinds = {kind.__name__: kind for kind in kinds}
        self._tables: dict[type[Record], dict[str, Record]] = {kind: {} for kind in kinds}
        self._facts: dict[str, Any] = {}
        self._touched: dict[tuple[type[Record], str], Record | None] = {}
        self._told: set[str] = set()
        self._load()

    def _load(self) -> None:
        rows = self._database.execute("select kind, pk, body from record order by place")
        for name, pk, body in rows:
            kind = self._kinds[name]
            self._tables[kind][pk] = msgspec.json.decode(body, type=kind)
        self._facts = {n: msgspec.json.decode(b) for n, b in self._database.execute("select name, body from fact")}
        self._place = self._database.execute("select coalesce(max(place), 0) from record").fetchone()[0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self._commit()
            except BaseException:
                if self._depth == 1:
                    self._forget()
                raise
            finally:
                self._depth -= 1

    def all(self, kind: type[R]) -> list[R]:
        return list(self._tables[kind].values())  # type: ignore[arg-type]

    def get(self, kind: type[R], pk: str | None) -> R | None:
        return self._tables[kind].get(pk) if pk is not None else None  # type: ignore[return-value]

    def put(self, *records: Record) -> None:
        """Marks as changed: before or after the change, within the transaction."""
        for record in records:
            self._tables[type(record)][record.pk] = record
            self._touched[type(record), record.pk] = record

    def remove(self, *records: Record) -> None:
        for record in records:
            self._tables[type(record)].pop(record.pk, None)
            self._touched[type(record), record.pk] = None

    def fact(self, name: str, default: Any = None) -> Any:
        return self._facts.get(name, default)

    def tell(self, name: str, value: Any) -> None:
        self._facts[name] = value
        self._told.add(name)

    def next_number(self, name: str, start: int = 1) -> int:
        number: int = self.fact(f"number:{name}", start - 1) + 1
        self.tell(f"number:{name}", number)
        return number

    def _commit(self) -> None:
        if not self._touched and not self._told:
            return
        self._database.execute("begin immediate")
        for (kind, pk), record in self._touched.items():
            self._write(kind.__name__, pk, record)
        rows = [(name, msgspec.json.encode(self._facts[name])) for name in self._told]
        self._database.executemany("insert or replace into fact values (?, ?)", rows)
        self._database.execute("commit")
        self._touched.clear()
        self._told.clear()

    def _write(self, kind: str, pk: str, record: Record | None) -> None:
        if record is None:
            self._database.execute("delete from record where kind = ? and pk = ?", (kind, pk))
            return
        self._place += 1
        self._database.execute(
            "insert into record values (?, ?, ?, ?) on conflict (kind, pk) do update set body = excluded.body",
            (kind, pk, self._place, msgspec.json.encode(record)),
        )

    def _forget(self) -> None:
        """An unfinished transaction leaves nothing: memory goes back to what the file holds."""
        if self._touched or self._told:
            self._touched.clear()
            self._told.clear()
            for table in self._tables.values():
                table.clear()
            self._load()

    def close(self) -> None:
        with self._lock:
            self._database.close()
