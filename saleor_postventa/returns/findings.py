"""What there is to say of returns that wait for a person."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.clock import now
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .models import Return, Settlement
from .policy.marks import EXCLUSION, unknown_exclusion_in
from .queries.waiting import forgotten_parts, lost_returns, overdue_refunds
from .queries.ways import ways
from .rules import ReturnStatus, SettlementStatus

EXAMPLES = 3
REVIEW_WITHIN = timedelta(days=2)


@finds
def requests(shop: Shop) -> Iterator[Finding]:
    old = Return.objects.filter(status=ReturnStatus.REQUESTED, requested_at__lt=now() - REVIEW_WITHIN).count()
    if old:
        yield Finding(
            "returns_to_decide",
            Level.WARNING,
            ngettext(
                "{count} return has been waiting for a decision for more than two days.",
                "{count} returns have been waiting for a decision for more than two days.",
                old,
            ).format(count=old),
            _("Approve or decline them under Returns."),
        )


@finds
def no_way_to_send(shop: Shop) -> Iterator[Finding]:
    """The policy in force and what the shop chose for its ways leave shoppers none."""
    if not any(way.is_offered for way in ways(now())):
        yield Finding(
            "no_way_to_send_back",
            Level.ERROR,
            _("Customers are offered no way to send anything back."),
            _("Switch on a way that the policy offers, under Return policy, Ways of sending back."),
        )


@finds
def missing_units(shop: Shop) -> Iterator[Finding]:
    """Part of a return came and the rest did not, or a parcel never arrived."""
    count = forgotten_parts(now()).count() + lost_returns(now()).count()
    if count:
        yield Finding(
            "return_units_missing",
            Level.WARNING,
            ngettext(
                "Of {count} return something is still to come, and has been for weeks.",
                "Of {count} returns something is still to come, and has been for weeks.",
                count,
            ).format(count=count),
            _("Ask the carrier or the shopper, then close what never came under Returns."),
        )


@finds
def unknown_marks(shop: Shop) -> Iterator[Finding]:
    """A word that the law doesn't know takes no right away, and whoever wrote it thinks that it does."""
    products = Product.objects.on_sale().filter(marks__has_key=EXCLUSION).order_by("pk")
    wrong = [(each.name, word) for each in products.iterator() if (word := unknown_exclusion_in(each.marks))]
    if wrong:
        yield Finding(
            "unknown_exclusions",
            Level.WARNING,
            ngettext(
                "{count} product is marked with an exclusion that the law doesn't know: {examples}.",
                "{count} products are marked with exclusions that the law doesn't know: {examples}.",
                len(wrong),
            ).format(count=len(wrong), examples=", ".join(f"{name} ({word})" for name, word in wrong[:EXAMPLES])),
            _("Correct postventa.exclusion in the product's metadata; until then it can be returned like any other."),
        )


@finds
def settlements(shop: Shop) -> Iterator[Finding]:
    count = Settlement.objects.filter(status=SettlementStatus.FOR_STAFF).count()
    if count:
        yield Finding(
            "settlements_for_staff",
            Level.WARNING,
            ngettext(
                "{count} settlement of a return needs someone of the team.",
                "{count} settlements of returns need someone of the team.",
                count,
            ).format(count=count),
            _("Each return says what is in the way. Wrong items wait for your decision."),
        )


@finds
def late_refunds(shop: Shop) -> Iterator[Finding]:
    count = overdue_refunds(now()).count()
    if count:
        yield Finding(
            "refunds_overdue",
            Level.ERROR,
            ngettext(
                "{count} refund of a return is later than the law allows.",
                "{count} refunds of returns are later than the law allows.",
                count,
            ).format(count=count),
            _("Settle them today. In Spain a late refund can be claimed twice over."),
        )
