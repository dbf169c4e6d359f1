"""Django's SQLite backend, with writers in turn. `ENGINE` names this package."""

import sqlite3
from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base

from .turns import TurnNotCome, Turns

_turns: defaultdict[str, Turns] = defaultdict(Turns)
_WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "ANALYZE")


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins when its turn comes, and a lone statement that writes takes a turn of its own."""

    _has_turn = False

    @property
    def turns(self) -> Turns:
        return _turns[str(self.settings_dict["NAME"])]

    def take_turn(self) -> None:
        """Raises sqlite3.OperationalError as SQLite itself does of a lock that it waited for in vain."""
        try:
            self.turns.take(float(self.settings_dict["OPTIONS"].get("timeout", 5)))
        except TurnNotCome:
            raise sqlite3.OperationalError("database is locked") from None
        self._has_turn = True

    def give_turn_back(self) -> None:
        """Once nothing is open any more."""
        if self._has_turn and not (self.connection is not None and self.connection.in_transaction):
            self._has_turn = False
            self.turns.give_back()

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        with self.wrap_database_errors:
            self.take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        finally:
            self.give_turn_back()

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self.give_turn_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.give_turn_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._has_turn:
                self._has_turn = False
                self.turns.give_back()


class Cursor(base.SQLiteCursorWrapper):
    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        return self._in_turn(query, lambda: super(Cursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        return self._in_turn(query, lambda: super(Cursor, self).executemany(query, param_list))

    def _in_turn(self, query: str, act: Any) -> Any:
        if self.connection.in_transaction or not query.startswith(_WRITING):
            return act()
        self.wrapper.take_turn()
        try:
            return act()
        finally:
            self.wrapper.give_turn_back()
