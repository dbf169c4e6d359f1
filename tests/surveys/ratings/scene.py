"""A product that Saleor has, and what it holds of its reviews."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.work import drain, queues
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.models import RatingMirror, Review
from saleor_postventa.surveys.rules.rating_mirrors import AS_OF, COUNT, MEAN
from saleor_postventa.surveys.services.moderating import publish_review, refuse_review
from saleor_postventa.surveys.services.reviewing import Written, write_review
from tests.cast import STAFF
from tests.conftest import MovableClock
from tests.refunds.scene import Saleor

BY = Actor.staff(STAFF.id)
_numbers = count(1)


@dataclass
class Rated:
    saleor: Saleor
    id: str
    variant: Variant

    @property
    def metadata(self) -> dict[str, str]:
        """All public metadata that Saleor holds of it."""
        record: dict[str, Any] = next(each for each in self.saleor.control.products() if each["id"] == self.id)
        return dict(record["metadata"])

    @property
    def rating(self) -> float | None:
        """Saleor's own field."""
        return next(each["rating"] for each in self.saleor.control.products() if each["id"] == self.id)  # type: ignore[no-any-return]

    @property
    def told(self) -> dict[str, str]:
        """Ours, without the moment."""
        return {key: value for key, value in self.metadata.items() if key in (MEAN, COUNT)}

    @property
    def mirror(self) -> RatingMirror:
        return RatingMirror.objects.get(product=self.id)

    def gets(self, stars: int) -> Review:
        """A published review, of an order of its own."""
        number, shop = next(_numbers), current_shop()
        customer = Customer.objects.create(shop=shop, email=f"rated{number}@example.test")
        order = Order.objects.create(
            shop=shop, customer=customer, saleor_id=f"Order:rated{number}", number=f"R{number}", status="fulfilled"
        )
        line = OrderLine.objects.create(
            shop=shop,
            order=order,
            saleor_id=f"OrderLine:rated{number}",
            variant=self.variant,
            quantity=1,
            quantity_fulfilled=1,
        )
        review = write_review(line.pk, Written(stars=stars), by=Actor.shopper("guest:1"))
        return publish_review(review.pk, by=BY)

    def loses(self, review: Review) -> None:
        refuse_review(review.pk, reason="spam", text="", by=BY)


def make_rated(saleor: Saleor) -> Rated:
    product = saleor.control.create_product("Linen shirt", {"M": "50.00"})["id"]
    shop = current_shop()
    known = Product.objects.create(shop=shop, saleor_id=product, name="Shirt")
    variant = Variant.objects.create(shop=shop, saleor_id=f"{product}:v", product=known, name="M")
    return Rated(saleor, product, variant)


def figures(mean: str, count: int) -> dict[str, str]:
    return {MEAN: mean, COUNT: str(count)}


def switch(shop: Shop, *, is_on: bool) -> None:
    update_preferences(shop, {"is_rating_mirror_on": is_on}, by=BY)
    drain(queues.get("reactions"))


def settle(clock: MovableClock, *, minutes: int = 1) -> None:
    """What was recorded is reacted to, and what was asked for is due."""
    drain(queues.get("reactions"))
    clock.move(minutes=minutes)
    drain(queues.get("rating_mirrors"))


__all__ = ["AS_OF", "BY", "Rated", "figures", "make_rated", "settle", "switch"]
