from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "saleor_postventa.flows"
    label = "flows"
    default_auto_field = "django.db.models.BigAutoField"
