from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SaleorConfig(AppConfig):
    name = "saleor_postventa.saleor"
    label = "saleor"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("webhooks", "feeds", "findings", "identity")
