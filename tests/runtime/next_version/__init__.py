"""The version after this one, as far as its migrations go: what this version must be able to live with."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def newest(domain: str) -> tuple[str, str]:
    """The last migration that this version knows."""
    return domain, sorted(path.stem for path in (ROOT / "migrations" / domain).glob("[0-9]*.py"))[-1]
