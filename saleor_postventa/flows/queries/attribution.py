"""What was bought after a click on a flow's mail: the figure that mail tools show, beside the one that compares."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from saleor_postventa.core.money import Money
from saleor_postventa.flows.models import Flow, Passage
from saleor_postventa.flows.rules.attributing import Click, brought_by
from saleor_postventa.mailing.models import LinkClick
from saleor_postventa.shops.scope import current_shop

from .flows import current_of, document_of
from .outcomes import BATCH
from .purchases import Purchase, purchases_of
from .standing import main_currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Orders placed at most `days` after a click. `people` are those who clicked; opened mails never count.

    None of the three figures where the shop does not count clicks; `revenue` neither where it never sold anything.
    It is of those orders that were paid in the shop's main currency; `elsewhere` is how many were not.
    """

    days: int
    people: int | None = None
    orders: int | None = None
    elsewhere: int = 0
    revenue: Money | None = None

    @property
    def is_counted(self) -> bool:
        return self.orders is not None

    @property
    def in_words(self) -> str:
        """In the active language."""
        if self.orders is None:
            return _("Clicks are not recorded, so nothing is said of orders after a click.")
        if self.revenue is None or self.orders == 0:
            return _("No order was placed {within}.").format(within=self._within)
        said = ngettext(
            "{orders} order worth {amount} was placed {within}.",
            "{orders} orders worth {amount} were placed {within}.",
            self.orders,
        )
        amount = self.revenue.formatted(get_language() or "en")
        placed = said.format(orders=self.orders, amount=amount, within=self._within)
        return " ".join(filter(None, (placed, self._left_out)))

    @property
    def _within(self) -> str:
        said = ngettext(
            "within {days} day after a click on one of these mails",
            "within {days} days after a click on one of these mails",
            self.days,
        )
        return said.format(days=self.days)

    @property
    def _left_out(self) -> str:
        if not self.elsewhere:
            return ""
        said = ngettext(
            "The amount is without {count} of them, in another currency.",
            "The amount is without {count} of them, in other currencies.",
            self.elsewhere,
        )
        return said.format(count=self.elsewhere)

    @property
    def why_different(self) -> str:
        """In the active language."""
        if not self.is_counted:
            return _("The comparison with the people held back needs no clicks. You can have them counted in Settings.")
        return _(
            "The two figures answer different questions. Whoever clicked may have bought anyway, and whoever did not "
            "may have bought because of the mail. What the mails added is told by the comparison with the people held "
            "back; orders after a click say which mail was last at hand."
        )


def attributed_to(flow: Flow) -> Attributed:
    """Of one that was published, as far back as clicks are kept. Raises LookupError for a draft."""
    days = document_of(current_of(flow)).click_days
    if not current_shop().preferences.is_click_count_on:
        return Attributed(days=days)
    people, currency = _clickers(flow), main_currency()
    brought = list(_brought_by(flow, people))
    amounts = [each.amount for each in brought if each.currency == currency]
    return Attributed(
        days=days,
        people=len(people),
        orders=len(brought),
        elsewhere=len(brought) - len(amounts),
        revenue=Money(sum(amounts, Decimal(0)), currency) if currency else None,
    )


def _brought_by(flow: Flow, people: list[int]) -> Iterator[Purchase]:
    windows = _windows()
    for start in range(0, len(people), BATCH):
        clicks = _clicks_of(people[start : start + BATCH])
        for customer_id, purchases in purchases_of(people[start : start + BATCH]).items():
            for purchase in purchases:
                if brought_by(purchase.at, clicks[customer_id], windows) == flow.pk:
                    yield purchase


def _clickers(flow: Flow) -> list[int]:
    rows = LinkClick.objects.by_people().filter(message__passages__journey__flow=flow).exclude(message__customer=None)
    return sorted(set(rows.values_list("message__customer_id", flat=True)))


def _windows() -> dict[int, int]:
    """Of each flow, by its version that runs; of one that went back to being a draft nothing was clicked."""
    published = Flow.objects.exclude(current=None).select_related("current")
    return {each.pk: document_of(current_of(each)).click_days for each in published}


def _clicks_of(customer_ids: Iterable[int]) -> dict[int, list[Click]]:
    """On mails of all flows, the earliest first."""
    mails = Passage.objects.filter(message__customer_id__in=list(customer_ids), message__clicks__is_by_machine=False)
    found: dict[int, list[Click]] = defaultdict(list)
    rows = mails.order_by("message__clicks__at", "message__clicks__pk")
    for customer_id, at, flow_id in rows.values_list("message__customer_id", "message__clicks__at", "journey__flow_id"):
        found[customer_id].append(Click(at, flow_id))
    return found
