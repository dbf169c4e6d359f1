from typing import Any

from django.core.checks import run_checks
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils import translation

from saleor_postventa.core.database import DatabaseState, database_state
from saleor_postventa.shops.findings import Finding, Level, findings_around, findings_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

DATABASE = {
    DatabaseState.READY: "It is at this program's version.",
    DatabaseState.MISSING: "It is not there yet. Run `postventa migrate`, or correct POSTVENTA_DATABASE_URL.",
    DatabaseState.UNREACHABLE: "It does not answer. See that it runs and that POSTVENTA_DATABASE_URL leads to it.",
    DatabaseState.UNMIGRATED: "It is not at this program's version. Run `postventa migrate`.",
}
MARKS = {Level.OK: "ok     ", Level.INFO: "info   ", Level.WARNING: "warning", Level.ERROR: "ERROR  "}


class Command(BaseCommand):
    requires_system_checks = ()  # it prints them itself
    help = "Say what is set, what is missing and what to do, shop by shop. Ends with 1 where there is an error."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=["en", "es"], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            is_broken = self._settings() | (self._database() or self._surroundings() | self._shops())
        if is_broken:
            raise SystemExit(1)

    def _settings(self) -> bool:
        found = run_checks(include_deployment_checks=False)
        for message in found:
            self.stdout.write(f"  {message.id}: {message.msg} {message.hint or ''}")
        self.stdout.write(f"Settings: {len(found) or 'no'} remarks")
        return any(message.is_serious() for message in found)

    def _database(self) -> bool:
        """Its name is a path or a word; who may open it is not told."""
        state = database_state()
        self.stdout.write(f"Database: {connection.vendor} {connection.settings_dict['NAME']}. {DATABASE[state]}")
        return state != DatabaseState.READY

    def _surroundings(self) -> bool:
        self.stdout.write("Around it:")
        found = findings_around()
        for finding in found:
            self._tell(finding)
        return any(finding.level == Level.ERROR for finding in found)

    def _shops(self) -> bool:
        levels = set()
        shops = Shop.objects.order_by("slug")
        if not shops:
            self.stdout.write("No shop yet. Install the app in a Saleor Dashboard with the address .../api/manifest.")
        for shop in shops:
            self.stdout.write(f"\n{shop.slug}  {shop.api_url}  Saleor {shop.saleor_version}")
            with shop_scope(shop):
                for finding in findings_of(shop):
                    self._tell(finding)
                    levels.add(finding.level)
        return Level.ERROR in levels

    def _tell(self, finding: Finding) -> None:
        self.stdout.write(f"  {MARKS[finding.level]} {finding.title}")
        if finding.advice:
            self.stdout.write(f"          {finding.advice}")
