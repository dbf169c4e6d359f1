"""What people wrote about the things of the demo's shop, and what the team did with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.demo.travel import at
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.surveys.models import Review
from saleor_postventa.surveys.review_codes import RefusalReason
from saleor_postventa.surveys.services.moderating import answer_review, publish_review, refuse_review
from saleor_postventa.surveys.services.reviewing import Written, write_review

from .people import Purchase
from .sayings import REPLIES, REVIEWS, TITLES, WORN, Sayings
from .settling import settle

WRITTEN_AFTER = timedelta(days=14)
REVIEWED_SINCE = timedelta(days=150)
# The things that everybody buys have most of the reviews.
LIKED = ("Enamel Mug Picos", "Merino Tee Ordesa", "Cares Rain Jacket", "Duero Bottle 750 ml", "Pirineo Hiking Boots")
SHARE, SHARE_OF_LIKED = 0.12, 0.7
LAST = 40
WEAR = ("clothing", "footwear")
STARS = (4, 5, 13, 31, 47)
# Not published, with the reason that whoever wrote it reads.
REFUSED = (
    (
        5,
        "Escríbeme y te la vendo de segunda mano: 600 00 00 00.",
        RefusalReason.PRIVATE,
        "Lleva un teléfono: quítalo y la publicamos.",
    ),
    (1, "El mensajero llamó a las tres de la tarde.", RefusalReason.OFF_TOPIC, "Habla de la entrega, no del producto."),
    (5, "GANGA relojes baratos en mi página, entra ya", RefusalReason.SPAM, ""),
)
# Since yesterday, so that there is something to decide.
WAITING = (
    ("clothing", 2, "Se le va el color", "Lavada dos veces a mano y ha perdido bastante. El corte, muy bueno."),
    ("camp-kitchen", 5, "La mejor del camping", "La usamos todos los fines de semana; ni un golpe."),
    ("backpacks", 4, "", "Muy cómoda. Le falta un bolsillo por fuera."),
)


@dataclass
class Reviewers:
    chance: Random
    sayings: Sayings
    team: Sequence[str]
    ended: datetime = field(default_factory=now)
    written: int = 0

    def write(self, bought: list[Purchase]) -> None:
        """The last of them are kept for those that were not published, or wait."""
        told = [found for purchase in bought for found in self._lines(purchase)]
        last = [found for found in told[-LAST:] if found[0].language == "es"]
        for purchase, line in told[:-LAST]:
            with transaction.atomic():
                self._write_one(purchase, line)
        for category, stars, title, text in WAITING:
            chosen = next((found for found in last if _category(found[1]) == category), None)
            if chosen is not None:
                last.remove(chosen)
                with transaction.atomic():
                    self._send(*chosen, self._lately(), stars=stars, title=title, text=text)
        for (purchase, line), (stars, text, reason, said) in zip(last, REFUSED, strict=False):
            with transaction.atomic():
                self._refuse(self._send(purchase, line, self._lately(), stars=stars, text=text), reason, said)

    def _lines(self, purchase: Purchase) -> list[tuple[Purchase, OrderLine]]:
        if not self.ended - REVIEWED_SINCE < purchase.arrived_at < self.ended - WRITTEN_AFTER - timedelta(days=6):
            return []
        rows = purchase.order.lines.filter(is_removed=False, quantity_returned=0, quantity_fulfilled__gt=0)
        lines = rows.exclude(variant__product=None).select_related("variant__product").order_by("pk")
        return [(purchase, line) for line in lines if self.chance.random() < self._share(line)]

    def _share(self, line: OrderLine) -> float:
        variant = line.variant
        name = variant.product.name if variant is not None and variant.product is not None else ""
        return SHARE_OF_LIKED if name in LIKED else SHARE

    def _write_one(self, purchase: Purchase, line: OrderLine) -> None:
        stars = self.chance.choices(range(1, 6), STARS)[0]
        mood = "good" if stars >= 4 else "fair" if stars == 3 else "poor"
        title, text = self.chance.choice(TITLES[purchase.language, mood]), ""
        if self.chance.random() < 0.85:
            openings, rest = REVIEWS[purchase.language, mood]
            worn = WORN[purchase.language, mood] if _category(line) in WEAR else ()
            text = self.sayings.of((openings, (*rest, *worn)))
        moment = purchase.arrived_at + WRITTEN_AFTER + timedelta(hours=self.chance.uniform(1, 90))
        review = self._send(purchase, line, moment, stars=stars, title=title if text else "", text=text)
        team, moment = self._somebody(), moment + timedelta(hours=self.chance.uniform(1, 30))
        with at(moment):
            publish_review(review.pk, by=team)
        settle(moment)
        if self.chance.random() < {"good": 0.12, "fair": 0.4, "poor": 0.8}[mood]:
            with at(moment + timedelta(hours=6)):
                answer_review(review.pk, text=REPLIES[purchase.language, mood], by=team)
            settle(moment + timedelta(hours=6))

    def _refuse(self, review: Review, reason: RefusalReason, said: str) -> None:
        moment = review.written_at + timedelta(minutes=50)
        with at(moment):
            refuse_review(review.pk, reason=reason, text=said, by=self._somebody())
        settle(moment)

    def _lately(self) -> datetime:
        return self.ended - timedelta(hours=self.chance.uniform(2, 40))

    def _send(self, purchase: Purchase, line: OrderLine, moment: datetime, **said: object) -> Review:
        """Some want their name beside it, and some do not."""
        customer = purchase.customer
        name = f"{customer.first_name} {customer.last_name[:1]}." if self.chance.random() < 0.8 else ""
        written = Written(language=purchase.language, shown_name=name if customer.first_name else "", **said)  # type: ignore[arg-type]
        with at(moment):
            review = write_review(line.pk, written, by=purchase.shopper)
        settle(moment)
        self.written += 1
        return review

    def _somebody(self) -> Actor:
        return Actor.staff(self.chance.choice(self.team))


def _category(line: OrderLine) -> str:
    variant = line.variant
    return variant.product.category_slug if variant is not None and variant.product is not None else ""
