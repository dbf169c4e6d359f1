"""`postventa award_past_orders --shop norte --since 2026-01-01`: points for what was bought before."""

from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.services import award_past_orders
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = "Give points for paid orders that earned none yet, since a day; run again, it gives nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--shop", required=True, help="the shop's short name")
        parser.add_argument("--since", required=True, help="the first day of orders that count, as 2026-01-31")

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.filter(slug=options["shop"]).first()
        day = parse_date(options["since"])
        if shop is None or day is None:
            raise CommandError("no such shop" if shop is None else "no such day")
        with shop_scope(shop):
            since = datetime.combine(day, time.min, shop.preferences.zone)
            points = award_past_orders(since=since, by=SYSTEM)
        self.stdout.write(f"{points} points")
