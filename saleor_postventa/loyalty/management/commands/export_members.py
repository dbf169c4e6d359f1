"""`postventa export_members --shop norte > members.csv`: all members, with their points lot by lot."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.files.writing import written
from saleor_postventa.loyalty.queries.exporting import HEADER, member_rows
from saleor_postventa.loyalty.services import note_members_export
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = "Write the members of a shop's points programme as CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--shop", required=True, help="the shop's short name")

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.filter(slug=options["shop"]).first()
        if shop is None:
            raise CommandError("no such shop")
        with shop_scope(shop):
            note_members_export(by=SYSTEM)
            for line in written(HEADER, member_rows()):
                self.stdout.write(line, ending="")
