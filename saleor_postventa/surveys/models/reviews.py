"""Reviews of products, and the asking for them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from saleor_postventa.core.clock import now
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import ShopOwned, scoped
from saleor_postventa.surveys.review_codes import RefusalReason, RequestReason, RequestState, ReviewStatus


class ReviewRequestQuerySet(models.QuerySet["ReviewRequest"]):
    def of_order(self, order_id: int) -> Self:
        return self.filter(order_line__order_id=order_id)

    def waiting(self) -> Self:
        return self.filter(state=RequestState.WAITING)

    def asked(self) -> Self:
        return self.filter(state=RequestState.ASKED)


class ReviewRequest(ShopOwned):
    """Whether, when and why an item that was bought is asked about: one row an item, planned anew as things happen."""

    order_line = models.OneToOneField(OrderLine, on_delete=models.CASCADE, related_name="review_request")
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.WAITING)
    reason = models.CharField(max_length=15, choices=RequestReason, blank=True, default="")
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReviewRequestQuerySet] = scoped(ReviewRequestQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["shop", "due_at"], name="review_request_due", condition=Q(state=RequestState.WAITING))
        ]

    def __str__(self) -> str:
        return f"{self.state} for {self.order_line_id}"


class ReviewQuerySet(models.QuerySet["Review"]):
    def published(self) -> Self:
        return self.filter(status=ReviewStatus.PUBLISHED)

    def pending(self) -> Self:
        return self.filter(status=ReviewStatus.PENDING)

    def of_products(self, saleor_ids: list[str]) -> Self:
        return self.filter(product__in=saleor_ids)


class Review(ShopOwned):
    """What who bought an item says of it, once an item. `product` and `variant` are Saleor's ids.

    `has_incentive`: something was promised for writing it, whatever it says, and it is shown with that. `is_suspect`:
    it was sent as machines send forms. `revision` counts what was done to it. Once its customer is erased its stars
    stay, if it was published, and its words and its name go.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    order_line = models.OneToOneField(OrderLine, on_delete=models.PROTECT, related_name="review")
    product = models.CharField(max_length=64)
    variant = models.CharField(max_length=64, blank=True, default="")
    stars = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True, default="")
    text = models.TextField(blank=True, default="")
    language = models.CharField(max_length=8, default="en")
    shown_name = models.CharField(max_length=60, blank=True, default="")
    status = models.CharField(max_length=9, choices=ReviewStatus, default=ReviewStatus.PENDING)
    is_verified = models.BooleanField(default=False)
    has_incentive = models.BooleanField(default=False)
    is_suspect = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    moderated_at = models.DateTimeField(null=True, blank=True)
    moderated_by = models.CharField(max_length=120, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    refusal_reason = models.CharField(max_length=9, choices=RefusalReason, blank=True, default="")
    refusal_text = models.CharField(max_length=500, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True, default="")
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReviewQuerySet] = scoped(ReviewQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="review_has_one_to_five_stars"),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.REFUSED) | ~Q(refusal_reason=""), name="review_refused_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.PUBLISHED) | Q(published_at__isnull=False),
                name="review_published_has_a_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["shop", "product", "-published_at", "-id"],
                name="review_shown",
                condition=Q(status=ReviewStatus.PUBLISHED),
            ),
            models.Index(fields=["shop", "status", "written_at"], name="review_queue"),
            models.Index(fields=["shop", "written_at", "id"], name="review_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.stars} stars for {self.product}"


class ReviewPhoto(ShopOwned):
    """As it was drawn anew, without what cameras add; shown to everybody while its review is."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="reviews/%Y/%m")
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"photo {self.pk}"
