"""What `postventa doctor` and the panel say of an installation. Domains add checks with `@finds`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from saleor_postventa.core.registry import Registry

from .models import Shop


class Level(StrEnum):
    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """`title` says what is so, `advice` who does what about it."""

    code: str
    level: Level
    title: str | Promise
    advice: str | Promise = ""


Check = Callable[[Shop], Iterable[Finding]]
checks: Registry[Check] = Registry("findings")
Look = Callable[[], Iterable[Finding]]
surroundings: Registry[Look] = Registry("surroundings")


def finds(check: Check) -> Check:
    """Register a check of the current shop."""
    return checks.add(f"{check.__module__.split('.')[-2]}.{check.__name__}", check)


def looks_around(look: Look) -> Look:
    """Register a look at what the installation needs around it; operators see it, no shop does."""
    return surroundings.add(f"{look.__module__.split('.')[-2]}.{look.__name__}", look)


def findings_of(shop: Shop) -> list[Finding]:
    """The worst first."""
    return _worst_first(finding for check in checks for finding in check(shop))


def findings_around() -> list[Finding]:
    """The worst first; calls the network, and so never runs inside a transaction."""
    return _worst_first(finding for look in surroundings for finding in look())


def _worst_first(findings: Iterable[Finding]) -> list[Finding]:
    order = [Level.ERROR, Level.WARNING, Level.INFO, Level.OK]
    return sorted(findings, key=lambda found: order.index(found.level))
