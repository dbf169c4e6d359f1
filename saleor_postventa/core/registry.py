"""Extension points: one module per kind in a folder, found by itself, looked up by its code."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


class DuplicateCode(LookupError):
    """Two entries of a registry claim the same code."""


class UnknownCode(LookupError):
    """No entry of the registry has this code."""


class Registry[T]:
    """Entries by stable code, in the order of their codes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, T] = {}

    def add(self, code: str, entry: T) -> T:
        known = self._entries.get(code)
        if known is not None and known is not entry:
            raise DuplicateCode(f"{self.name}: {code}")
        self._entries[code] = entry
        return entry

    def get(self, code: str) -> T:
        try:
            return self._entries[code]
        except KeyError:
            raise UnknownCode(f"{self.name}: {code}") from None

    def __contains__(self, code: str) -> bool:
        return code in self._entries

    def __iter__(self) -> Iterator[T]:
        return (self._entries[code] for code in sorted(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def codes(self) -> list[str]:
        return sorted(self._entries)


def load_modules(package: ModuleType) -> list[ModuleType]:
    """Import every module of a registry's folder, so that each can add itself."""
    return [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
        if not found.name.startswith("_")
    ]
