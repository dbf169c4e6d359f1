"""`postventa measure_lexicon [--shop norte]`: how well our words, and a shop's own, read the labelled sample."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.surveys.lexicon.measuring import measured, sample
from saleor_postventa.surveys.lexicon.reading import Lexicon
from saleor_postventa.surveys.lexicon.shipped import LANGUAGES
from saleor_postventa.surveys.queries.lexicon import lexicon_of_shop


class Command(BaseCommand):
    help = "Print macro-F1 of topics and moods on the sample that we wrote and labelled ourselves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--shop", default="", help="the short name of a shop whose own words count too")

    def handle(self, *args: Any, **options: Any) -> None:
        lexicon = _lexicon(options["shop"])
        self.stdout.write(f"{'':10}{'n':>5}{'topics':>9}{'moods':>9}{'language':>10}")
        for language in LANGUAGES:
            for part in ("tune", "held"):
                found = measured(lexicon, sample(language, part), language)
                self.stdout.write(
                    f"{language} {part:7}{found.n:5}{found.topics:9.3f}{found.moods:9.3f}{found.languages:10.3f}"
                )


def _lexicon(slug: str) -> Lexicon:
    if not slug:
        return Lexicon()
    shop = Shop.objects.filter(slug=slug).first()
    if shop is None:
        raise CommandError("no such shop")
    with shop_scope(shop):
        return lexicon_of_shop()
