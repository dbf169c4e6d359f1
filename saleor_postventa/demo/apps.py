from django.apps import AppConfig

from .travel import follow_demo_clock


class DemoConfig(AppConfig):
    name = "saleor_postventa.demo"
    label = "demo"

    def ready(self) -> None:
        follow_demo_clock()
