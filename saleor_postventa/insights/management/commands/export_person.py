from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.insights.persons import archive_of
from saleor_postventa.people.queries import persons_known_as
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = "Write all that a shop's records hold of a person, with their photos and labels, into a ZIP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shop", help="the shop's slug; `doctor` lists them")
        parser.add_argument("who", help="an e-mail address, or the account's id in Saleor")
        parser.add_argument("--to", type=Path, default=Path("person.zip"), help="where to write it (person.zip)")

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.filter(slug=options["shop"]).first()
        if shop is None:
            raise CommandError("there is no such shop")
        with shop_scope(shop):
            persons = persons_known_as(options["who"])
            if not persons:
                raise CommandError("nobody is known by that")
            content = archive_of(persons)
        options["to"].touch(mode=0o600)
        options["to"].write_bytes(content)
        self.stdout.write(f"{options['to']}: written. Read it before you hand it on: internal notes are in it.")
