from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.saleor.catchup.services import start_reconcile
from saleor_postventa.saleor.catchup.terminal import carry_out

from .backfill import chosen_shops


class Command(BaseCommand):
    help = "Compare a shop with its Saleor now: what changed, failed to be delivered, or is gone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shops", nargs="*", help="slugs; all active shops where none is given")
        parser.add_argument(
            "--thorough", action="store_true", help="ask for everything by its id, not the next few pages"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for shop in chosen_shops(options["shops"]):
            self.stdout.write(f"{shop.slug}: comparing with Saleor")
            run = start_reconcile(shop, is_thorough=options["thorough"])
            if not carry_out(shop, run, self.stdout):
                raise CommandError(f"{shop.slug}: stopped; see the error above")
