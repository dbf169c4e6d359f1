from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from . import checks


class WiringConfig(AppConfig):
    """Brings the checks of the settings in, and what domains read for Prometheus; has no tables."""

    name = "saleor_postventa.config"
    label = "wiring"
    checks = checks

    def ready(self) -> None:
        autodiscover_modules("readings", "surroundings")
