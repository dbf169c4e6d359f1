"""Having somebody of today asked at once, who would be in some days: visitors of a demo do not wait for a week.

What would be planned by reactions is planned here: they wait until the shop's whole year is worked through.
"""

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.services.asking import ask
from saleor_postventa.surveys.services.asking_reviews import ask_for_reviews
from saleor_postventa.surveys.services.moving import move_invitation
from saleor_postventa.surveys.services.occasions import follow_delivery, plan_after_return
from saleor_postventa.surveys.services.rows import is_on_its_way

REVIEWS = "reviews"


class NothingToAsk(Refusal):
    code = "nothing_to_ask"
    text = _("Nothing is planned of this order, or something is in the way.")


def ask_now(number: str, what: str) -> None:
    """`what` is what the survey is asked after, or `reviews`. Raises NothingToAsk."""
    order = Order.objects.filter(number=number).first()
    if order is None or not (ask_for_reviews(order.pk) if what == REVIEWS else _ask_survey(order, what)):
        raise NothingToAsk(field="order")


def _ask_survey(order: Order, trigger: str) -> bool:
    """Whether its mail is about to leave."""
    _plan(order)
    planned = Invitation.objects.real().open().filter(order=order, trigger=trigger).first()
    if planned is None:
        return False
    move_invitation(planned.pk, now(), by=SYSTEM)
    return is_on_its_way(ask(planned.pk))


def _plan(order: Order) -> None:
    follow_delivery(order.pk, by=SYSTEM)
    for done in order.returns.filter(status=ReturnStatus.RESOLVED):
        plan_after_return(
            done.pk,
            outcome=done.outcome,
            order_id=order.pk,
            customer_id=order.customer_id,
            at=done.resolved_at or now(),
            by=SYSTEM,
        )
