"""What campaigns may still give: counted under a lock, so that the last point is given once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from saleor_postventa.loyalty.earn_rules.way import Award
from saleor_postventa.loyalty.models import CampaignBudget, Earning
from saleor_postventa.loyalty.rules.terms import PurchaseTerms
from saleor_postventa.shops.scope import current_shop


@dataclass(frozen=True)
class Budget:
    row: CampaignBudget
    whole: int

    def left(self, *, of: Sequence[Earning]) -> int:
        """For an order that was given something of it before: that is still its own."""
        return max(0, self.whole - self.row.given + _given(self.row.campaign, of))


def locked_budgets(terms: PurchaseTerms) -> dict[str, Budget]:
    """Of every campaign that has one, by its id."""
    wholes = {each.id: each.budget for each in terms.multipliers if each.is_on and each.budget is not None}
    if not wholes:
        return {}
    shop = current_shop()
    rows = [CampaignBudget(shop=shop, campaign=code) for code in sorted(wholes)]
    CampaignBudget.objects.bulk_create(rows, ignore_conflicts=True)
    locked = CampaignBudget.objects.select_for_update().filter(campaign__in=wholes).order_by("campaign")
    return {row.campaign: Budget(row, wholes[row.campaign]) for row in locked}


def take_from_budgets(budgets: dict[str, Budget], given: Sequence[Award], former: Sequence[Earning]) -> None:
    """Count what these awards took, in place of what the order's `former` earnings had."""
    for code, budget in budgets.items():
        more = sum(award.bonuses.get(code, 0) for award in given) - _given(code, former)
        if more:
            CampaignBudget.objects.filter(pk=budget.row.pk).update(given=F("given") + more)


def _given(code: str, earnings: Sequence[Earning]) -> int:
    return sum(int(each.bonuses.get(code, 0)) for each in earnings)
