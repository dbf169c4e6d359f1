"""Signpost: the migrations are packages of the repository's `migrations/` folder."""

from pathlib import Path

_checkout = Path(__file__).resolve().parents[2] / "migrations"
if _checkout.is_dir():
    __path__ = [str(_checkout)]
