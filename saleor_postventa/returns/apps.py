from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "saleor_postventa.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"
