"""What people bought in the demo's shop, and what became of it: a return in every state."""

from collections.abc import Callable

from .telling import RETURN, Person, Stories, _

LUCIA, MARCOS, NURIA = Person("Lucia", "Ferrer"), Person("Marcos", "Vidal"), Person("Nuria", "Sanz")
EMILY = Person("Emily", "Hart", "EN")


def _nothing_yet(told: Stories) -> None:
    bought = told.buy(LUCIA, ("Cares Rain Jacket M", 1), ("Enamel Mug Picos Arena", 2), ("Merino Tee Ordesa S", 1))
    told.tell(_("Everything arrived, and can be sent back"), bought)


def _asked(told: Stories) -> None:
    bought = told.buy(MARCOS, ("Brezo Ultralight Tent", 1))
    told.tell(_("Asked for; the team looks at it"), bought, told.ask(bought, 1, reason="not_as_described"))


def _approved(told: Stories) -> None:
    bought = told.buy(NURIA, ("Fleece Somiedo L", 1), ("Duero Bottle 750 ml Musgo", 1))
    told.tell(_("Said yes to; to be sent by the shopper"), bought, told.ask(bought, 1, 0))


def _to_be_picked_up(told: Stories) -> None:
    bought = told.buy(LUCIA, ("Cares Rain Jacket M", 1))
    told.tell(_("Said yes to; its shopper chooses a day for the pickup"), bought, told.ask(bought, 1, method="pickup"))


def _sent(told: Stories) -> None:
    bought = told.buy(EMILY, ("Moncayo Backpack 45 L Noche", 1))
    asked = told.ask(bought, 1, reason="not_needed")
    token = told.token_of(bought.person)
    sent = {"id": asked["id"], "trackingNumber": "RM481516234", "carrier": "Royal Mail"}
    told.mutate(token, "returnSend", "ReturnSendInput", sent, RETURN)
    told.tell(_("On its way back"), bought, asked)


def _partly_here(told: Stories) -> None:
    bought = told.buy(LUCIA, ("Enamel Mug Picos Noche", 3))
    asked = told.ask(bought, 3, reason="not_needed")
    told.arrive(asked, 2)
    told.check(asked, 2)
    told.tell(_("Two of three arrived and were checked"), bought, asked)


def _refunded(told: Stories) -> None:
    bought = told.buy(NURIA, ("Merino Tee Ordesa M", 1))
    asked = told.ask(bought, 1)
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Money back"), bought, asked)


def _credited(told: Stories) -> None:
    bought = told.buy(MARCOS, ("Urbión Daypack 22 L Arena", 1))
    asked = told.ask(bought, 1, reason="not_needed", outcome="CREDIT")
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Store credit"), bought, asked)


def _exchanged(told: Stories) -> None:
    """The bigger one costs ten more."""
    bigger = told.variant("Down Vest Teide XL")
    told.sandbox.change_price(bigger, "es", "129.00")
    bought = told.buy(NURIA, ("Down Vest Teide L", 1))
    asked = told.ask(bought, 1, outcome="EXCHANGE", line={"wantedVariantId": bigger})
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("Exchanged, with a difference to pay"), bought, asked)


def _sold_out(told: Stories) -> None:
    wanted = told.variant("Cares Trousers L")
    bought = told.buy(LUCIA, ("Cares Trousers M", 1))
    asked = told.ask(bought, 1, outcome="EXCHANGE", line={"wantedVariantId": wanted})
    for warehouse in told.sandbox.stock(wanted):
        told.sandbox.set_stock(wanted, warehouse, 0)
    told.arrive(asked, 1)
    told.check(asked, 1)
    told.tell(_("What was wanted instead is sold out"), bought, asked)


def _declined(told: Stories) -> None:
    bought = told.buy(MARCOS, ("Aneto 3P Tent Musgo", 1), ("Solana Tarp Arena", 1))
    asked = told.ask(bought, 1, 1, reason="not_as_described")
    told.act(asked, "returnDecline", reason="Las fotos son de otra tienda de campaña. Escríbenos y lo miramos contigo.")
    told.tell(_("Declined, with the reason"), bought, asked)


def _cancelled(told: Stories) -> None:
    bought = told.buy(EMILY, ("Coffee Dripper Trek", 1))
    asked = told.ask(bought, 1, reason="not_needed")
    token = told.token_of(bought.person)
    told.mutate(token, "returnCancel", "ReturnCancelInput", {"id": asked["id"]}, RETURN)
    told.tell(_("Cancelled by the shopper"), bought, asked)


def tell_of_returns(told: Stories) -> None:
    told.open_shop()
    for story in _STORIES:
        story(told)


_STORIES: tuple[Callable[[Stories], None], ...] = (
    _nothing_yet,
    _asked,
    _approved,
    _to_be_picked_up,
    _sent,
    _partly_here,
    _refunded,
    _credited,
    _exchanged,
    _sold_out,
    _declined,
    _cancelled,
)
