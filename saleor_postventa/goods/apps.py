from django.apps import AppConfig


class GoodsConfig(AppConfig):
    name = "saleor_postventa.goods"
    label = "goods"
    default_auto_field = "django.db.models.BigAutoField"
