"""Reviews as everybody reads them, and what they add up to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Q

from saleor_postventa.core.statistics import Estimate, Share, mean, share
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.surveys.models import Review, ReviewRequest
from saleor_postventa.surveys.review_codes import ReviewStatus
from saleor_postventa.surveys.rules.reviews import STARS, median

NEWEST_FIRST = ("-published_at", "-pk")


@dataclass(frozen=True, slots=True)
class Rating:
    """Of all that was published of a product: `counts` by stars, every number of stars among them."""

    counts: Mapping[int, int]

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        return sum(stars * count for stars, count in self.counts.items()) / self.n if self.n else None

    @property
    def estimate(self) -> Estimate | None:
        """The mean with what it may be by chance (Student, cut at one and five)."""
        total = sum(stars * count for stars, count in self.counts.items())
        squares = sum(stars * stars * count for stars, count in self.counts.items())
        return mean(self.n, total, squares, STARS[0], STARS[-1])


def ratings(products: list[str]) -> dict[str, Rating]:
    """By Saleor's ids; one of which nothing was published has a rating of nothing."""
    rows = Review.objects.published().of_products(products).values_list("product", "stars").annotate(Count("pk"))
    counted: dict[str, dict[int, int]] = defaultdict(lambda: dict.fromkeys(STARS, 0))
    for product, stars, count in rows:
        counted[product][stars] = count
    return {product: Rating(counted[product]) for product in products}


def published_reviews(*products: str, stars: int | None = None) -> Any:
    rows = Review.objects.published().of_products(list(products))
    return rows.filter(stars=stars) if stars is not None else rows


def shown(rows: Any) -> Any:
    """With all that is shown of one."""
    return rows.select_related("order", "order_line", "customer").prefetch_related("photos")


def lines_to_review(order_id: int, *, among: Sequence[int] | None = None) -> list[OrderLine]:
    """Of an order: those that a mail asked for, and that they keep and have not reviewed; `among` are that mail's."""
    asked = ReviewRequest.objects.of_order(order_id).asked()
    if among is not None:
        asked = asked.filter(order_line__in=among)
    wanted = set(asked.values_list("order_line_id", flat=True))
    return [line for line in _kept(order_id) if line.pk in wanted]


def lines_of_order(order_id: int) -> list[tuple[OrderLine, Review | None]]:
    """What of an order can be reviewed, or was, by its place in the order."""
    reviewed = {each.order_line_id: each for each in Review.objects.filter(order=order_id)}
    rows = OrderLine.objects.filter(order=order_id, is_removed=False).select_related("variant__product")
    found = [line for line in rows.order_by("position", "pk") if _is_kept(line) or line.pk in reviewed]
    return [(line, reviewed.get(line.pk)) for line in found]


def _kept(order_id: int) -> list[OrderLine]:
    return [line for line, review in lines_of_order(order_id) if review is None]


def _is_kept(line: OrderLine) -> bool:
    has_product = line.variant is not None and line.variant.product is not None
    return has_product and line.quantity_fulfilled > line.quantity_returned


@dataclass(frozen=True, slots=True, kw_only=True)
class StarFigures:
    """Of the reviews with so many stars that the team decided about: how many it refused."""

    stars: int
    written: int
    refused: Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFigures:
    """Of what was written in a time. `median_answer_time` runs from its publication to the shop's answer."""

    written: int
    mean: float | None
    verified: Share | None
    answered: Share | None
    median_answer_time: timedelta | None
    by_stars: list[StarFigures]


def review_figures(*, since: datetime, until: datetime | None = None) -> ReviewFigures:
    """`until` itself is left out, `since` is not; all of today where there is no end."""
    rows = Review.objects.filter(written_at__gte=since)
    if until is not None:
        rows = rows.filter(written_at__lt=until)
    published = Q(status=ReviewStatus.PUBLISHED)
    found = rows.aggregate(
        written=Count("pk"),
        mean_stars=Avg("stars"),
        verified=Count("pk", filter=Q(is_verified=True)),
        published=Count("pk", filter=published),
        answered=Count("pk", filter=published & Q(answered_at__isnull=False)),
    )
    times = rows.filter(published, answered_at__isnull=False).annotate(taken=F("answered_at") - F("published_at"))
    return ReviewFigures(
        written=found["written"],
        mean=found["mean_stars"],
        verified=share(found["verified"], found["written"]),
        answered=share(found["answered"], found["published"]),
        median_answer_time=median([max(taken, timedelta()) for taken in times.values_list("taken", flat=True)]),
        by_stars=_by_stars(rows),
    )


def _by_stars(rows: Any) -> list[StarFigures]:
    """What waits for a decision is part of neither side of the share."""
    counted = rows.values("stars").annotate(
        written=Count("pk"),
        refused=Count("pk", filter=Q(status=ReviewStatus.REFUSED)),
        decided=Count("pk", filter=~Q(status=ReviewStatus.PENDING)),
    )
    known = {row["stars"]: (row["written"], row["refused"], row["decided"]) for row in counted}
    figures = []
    for stars in STARS:
        written, refused, decided = known.get(stars, (0, 0, 0))
        figures.append(StarFigures(stars=stars, written=written, refused=share(refused, decided)))
    return figures
