from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class HooksConfig(AppConfig):
    name = "saleor_postventa.hooks"
    label = "hooks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("outgoing", "findings")
