import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.errors import Refusal
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences


class Command(BaseCommand):
    help = "Set one of a shop's preferences: set_preference my-shop dashboard_url https://dashboard.example.com/"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("shop", help="the shop's slug; `doctor` lists them")
        parser.add_argument("name")
        parser.add_argument("value", help="JSON, or plain text")

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.filter(slug=options["shop"]).first()
        if shop is None:
            raise CommandError("there is no such shop")
        try:
            update_preferences(shop, {options["name"]: _value(options["value"])}, by=SYSTEM)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{shop.slug}: {options['name']} is set.")


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
