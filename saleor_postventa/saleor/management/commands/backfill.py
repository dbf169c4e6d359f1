from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.saleor.catchup.services import start_backfill
from saleor_postventa.saleor.catchup.terminal import carry_out
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState


class Command(BaseCommand):
    help = "Read the history of a shop (orders, customers, products) from its Saleor; goes on where it was stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shops", nargs="*", help="slugs; all active shops where none is given")
        parser.add_argument("--restart", action="store_true", help="begin anew instead of going on")

    def handle(self, *args: Any, **options: Any) -> None:
        for shop in chosen_shops(options["shops"]):
            self.stdout.write(f"{shop.slug}: reading the history")
            run = start_backfill(shop, restart=options["restart"])
            if not carry_out(shop, run, self.stdout):
                raise CommandError(f"{shop.slug}: stopped; run it again to go on")


def chosen_shops(slugs: list[str]) -> list[Shop]:
    """Raises CommandError where a slug is unknown or its shop inactive."""
    active = {shop.slug: shop for shop in Shop.objects.filter(state=ShopState.ACTIVE).order_by("slug")}
    unknown = sorted(set(slugs) - active.keys())
    if unknown:
        raise CommandError(f"No active shop is called {', '.join(unknown)}. Active: {', '.join(active) or 'none'}.")
    return [active[slug] for slug in slugs or active]
