from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RefundsConfig(AppConfig):
    name = "saleor_postventa.refunds"
    label = "refunds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("findings")
