"""`postventa import_members --shop norte members.csv --by VXNlcjox [--go]`: check a file of members, and import it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.files.rows import Mistake
from saleor_postventa.loyalty.models import MemberImport
from saleor_postventa.loyalty.services.importing import QUEUE, begin_import, start_import
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = (
        "Check a CSV file of members row by row; with --go, import what is right. Run again, it imports nothing twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--shop", required=True, help="the shop's short name")
        parser.add_argument("--by", required=True, help="Saleor's id of who does it; it stands in the ledger")
        parser.add_argument("--go", action="store_true", help="import it, and do not only check it")

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.filter(slug=options["shop"]).first()
        if shop is None:
            raise CommandError("no such shop")
        by = Actor.staff(options["by"])
        try:
            with shop_scope(shop):
                made = start_import(options["file"].read_bytes(), name=options["file"].name, by=by)
                self._tell(self._worked_off(made))
                if options["go"]:
                    self._tell(self._worked_off(begin_import(made.pk, by=by)))
        except (OSError, Refusal) as error:
            raise CommandError(str(error)) from error

    def _worked_off(self, made: MemberImport) -> MemberImport:
        drain(queues.get(QUEUE))
        made.refresh_from_db()
        if made.error:
            raise CommandError(made.error)
        return made

    def _tell(self, made: MemberImport) -> None:
        for row, code, column in made.mistakes:
            self.stdout.write(f"row {row} {column}: {Mistake(code).label}")
        if made.unread:
            self.stdout.write(f"not read: {', '.join(made.unread)}")
        counts = f"{made.rows_new} new, {made.rows_known} known, {made.rows_wrong} wrong"
        self.stdout.write(f"{made.step}: {counts}; {made.points} points")
