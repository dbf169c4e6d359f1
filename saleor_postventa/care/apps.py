from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "saleor_postventa.care"
    label = "care"
    default_auto_field = "django.db.models.BigAutoField"
