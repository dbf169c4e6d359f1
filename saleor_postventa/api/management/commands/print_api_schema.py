from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.api.schema import snapshot

PLACE = Path(settings.BASE_DIR) / "graphql" / "api" / "schema.graphql"


class Command(BaseCommand):
    help = "Prints the API's schema; --write keeps it in graphql/api/schema.graphql, --check compares it with that."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--write", action="store_true")
        how.add_argument("--check", action="store_true")

    def handle(self, *args: Any, write: bool, check: bool, **options: Any) -> None:
        text = snapshot()
        if write:
            PLACE.write_text(text, encoding="utf-8")
        elif not check:
            self.stdout.write(text)
        elif PLACE.read_text(encoding="utf-8") != text:
            raise CommandError("graphql/api/schema.graphql is not what the program says: run `make schema`")
