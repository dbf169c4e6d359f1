from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SurveysConfig(AppConfig):
    name = "saleor_postventa.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("findings")
