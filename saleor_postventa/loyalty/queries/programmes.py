"""Which version of the programme holds."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from saleor_postventa.core.clock import now
from saleor_postventa.core.pieces import text_in
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.programme.document import Programme, read
from saleor_postventa.loyalty.rules.terms import EarnSettings
from saleor_postventa.shops.names import LEVEL, name_books


def programmes_in_force(at: datetime) -> list[ProgrammeVersion]:
    """All that have come into force by then, the newest first: for many moments at once."""
    return list(ProgrammeVersion.objects.published().filter(in_force_since__lte=at))


def version_at(moment: datetime, versions: Sequence[ProgrammeVersion]) -> ProgrammeVersion | None:
    """Of those, the one that was in force at that moment; None before the first."""
    return next((each for each in versions if each.in_force_since and each.in_force_since <= moment), None)


def programme_at(moment: datetime) -> ProgrammeVersion | None:
    """The version in force at that moment; None where the shop had no programme: then nothing is earned."""
    return ProgrammeVersion.objects.published().filter(in_force_since__lte=moment).first()


def first_programme() -> ProgrammeVersion | None:
    """The one that came into force first; None before any did."""
    return ProgrammeVersion.objects.published().filter(in_force_since__lte=now()).last()


def draft_programme() -> ProgrammeVersion | None:
    return ProgrammeVersion.objects.drafts().first()


def settings_at(way: str, moment: datetime) -> EarnSettings | None:
    """What the shop chose for a way to earn at that moment; None where nobody earned by it."""
    version = programme_at(moment)
    settings = content_of(version).settings_of(way) if version is not None else None
    return settings if settings is not None and settings.is_on else None


def content_of(version: ProgrammeVersion) -> Programme:
    """The programme as its document; read once for each content."""
    return _read(json.dumps(version.content, sort_keys=True))


def level_names(codes: Sequence[str], language: str) -> dict[str, str]:
    """As the programme in force calls them, and those that it gave up as they were called last."""
    found: dict[str, str] = {}
    for version in programmes_in_force(now()):
        for level in content_of(version).tiers.levels:
            if level.code in codes:
                found.setdefault(level.code, text_in(level.names, language) or level.code)
    return found


name_books.add(LEVEL, level_names)


@lru_cache(maxsize=64)
def _read(content: str) -> Programme:
    return read(content)
