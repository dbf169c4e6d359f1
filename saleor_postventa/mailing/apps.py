from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from saleor_postventa.core.registry import load_modules

from . import providers


class MailingConfig(AppConfig):
    name = "saleor_postventa.mailing"
    label = "mailing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        load_modules(providers)
        autodiscover_modules("mails", "checks")
