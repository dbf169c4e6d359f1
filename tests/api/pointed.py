"""What an order earned by the programme in force, in the current shop; its multiplier carries the shop's slug."""

from dataclasses import dataclass
from decimal import Decimal

from saleor_postventa.loyalty.ledger.movements import Terms, earn
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, Earning, ProgrammeVersion
from saleor_postventa.loyalty.rules.why import PurchaseWhy, Times, why_as_json
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.shops.scope import current_shop


@dataclass(frozen=True)
class Pointed:
    programme: ProgrammeVersion
    earning: Earning


def make_pointed(account: Account, line: OrderLine, programme: ProgrammeVersion) -> Pointed:
    return Pointed(programme, make_earning_row(account, line, programme))


def make_earning_row(account: Account, line: OrderLine, programme: ProgrammeVersion) -> Earning:
    """On its way."""
    why = PurchaseWhy(
        quantity=line.quantity,
        paid=Decimal("59.90"),
        currency="EUR",
        rate=Decimal(1),
        factors=(Times(code="double", factor=Decimal(2), names={"en": f"{current_shop().slug}-double"}),),
    )
    made = Earning(
        shop=current_shop(),
        account=account,
        key=f"line:{line.pk}",
        way="purchase",
        order=line.order,
        order_line=line,
        programme=programme,
        quantity=line.quantity,
        points=119,
        why=why_as_json(why),
        bought_at=line.order.placed_at,
    )
    made.entry = post(earn(account, made.points, Terms(f"earned:{made.key}:0", made.cause, made.why)))
    made.save()
    return made
