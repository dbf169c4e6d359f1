from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.demo.points import publish_points_programme
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import create_api_key


class Command(BaseCommand):
    help = "Publish the demo's points programme; make a key with which its carrier reports deliveries, and print it."

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.order_by("pk").first()
        if shop is None:
            raise CommandError("the app is not installed yet")
        with shop_scope(shop):
            publish_points_programme()
            _key, secret = create_api_key(shop, name="Demo carrier", scopes=["parcels.write"], by=SYSTEM)
        self.stdout.write(secret)
