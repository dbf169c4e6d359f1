from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.loyalty.ledger.verifying import faults
from saleor_postventa.loyalty.models import Account, Entry
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = (
        "Reckon the points ledger anew: chains, balances, lots, roots. Names account and entry of the first that does"
        " not agree, and ends with 1 then."
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
            found = list(islice(faults(), most))
            for fault in found:
                self.stdout.write(f"{shop.slug}: {fault}")
            if not found:
                counted = f"{Account.objects.count()} accounts, {Entry.objects.count()} entries"
                self.stdout.write(f"{shop.slug}: {counted}, all agree.")
        return not found
