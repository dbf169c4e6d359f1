from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "saleor_postventa.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"
