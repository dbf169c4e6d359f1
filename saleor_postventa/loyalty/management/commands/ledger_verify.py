from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.loyalty.services.checking import check_ledger
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = (
        "Reckon the points ledger anew: chains, balances, lots, roots, closed books. Names account and entry of the"
        " first that does not agree, and ends with 1 then."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--shop", help="one shop's slug; all of them without this")
        parser.add_argument("--most", type=int, default=1, help="how many faults to name for a shop (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        shops = Shop.objects.order_by("slug")
        if options["shop"]:
            shops = shops.filter(slug=options["shop"])
            if not shops:
                raise CommandError("there is no such shop")
        wrong = [shop for shop in shops if not self._is_right(shop, options["most"])]
        if wrong:
            raise SystemExit(1)

    def _is_right(self, shop: Shop, most: int) -> bool:
        with shop_scope(shop):
            check, found = check_ledger(most=most)
            for fault in found:
                self.stdout.write(f"{shop.slug}: {fault}")
            if not found:
                self.stdout.write(f"{shop.slug}: {check.accounts} accounts, {check.entries} entries, all agree.")
        return not found
