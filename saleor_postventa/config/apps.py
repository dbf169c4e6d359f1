from django.apps import AppConfig

from . import checks


class WiringConfig(AppConfig):
    """Brings the checks of the settings in; has no tables."""

    name = "saleor_postventa.config"
    label = "wiring"
    checks = checks
