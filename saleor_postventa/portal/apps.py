from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "saleor_postventa.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
