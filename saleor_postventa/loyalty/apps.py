from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LoyaltyConfig(AppConfig):
    name = "saleor_postventa.loyalty"
    label = "loyalty"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("findings", "promises")
