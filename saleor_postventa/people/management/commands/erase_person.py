from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.work import drain, queues
from saleor_postventa.people.queries import persons_known_as
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_known
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope


class Command(BaseCommand):
    help = "Take a person out of a shop's records; amounts, units and dates stay. It can't be undone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shop", help="the shop's slug; `doctor` lists them")
        parser.add_argument("who", help="an e-mail address, or the account's id in Saleor")
        parser.add_argument("--reason", choices=ErasureReason.values, default=ErasureReason.ASKED, help="why (asked)")
        parser.add_argument("--yes", action="store_true", help="do it; without this it only says whom it would erase")

    def handle(self, *args: Any, **options: Any) -> None:
        shop = Shop.objects.filter(slug=options["shop"]).first()
        if shop is None:
            raise CommandError("there is no such shop")
        with shop_scope(shop):
            persons = persons_known_as(options["who"])
            if not persons:
                raise CommandError("nobody is known by that")
            for person in persons:
                kind = "a guest" if person.is_guest else f"the account {person.saleor_id}"
                if options["yes"]:
                    erase_known(person.pk, ErasureReason(options["reason"]), at=now(), by=SYSTEM)
                self.stdout.write(f"{kind}: {'erased' if options['yes'] else 'would be erased (add --yes)'}")
        if options["yes"]:
            drain(queues.get("reactions"))
            if any(not person.is_guest for person in persons):
                self.stdout.write("Delete the account in Saleor too: it still knows the person.")
