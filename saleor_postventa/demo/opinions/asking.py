"""Having somebody of today asked at once, who would be in some days: visitors of a demo do not wait for a week."""

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.orders.models import Order
from saleor_postventa.surveys.models import Invitation
from saleor_postventa.surveys.services.asking import ask
from saleor_postventa.surveys.services.asking_reviews import ask_for_reviews
from saleor_postventa.surveys.services.moving import move_invitation

SURVEY, REVIEWS = "survey", "reviews"


class NothingToAsk(Refusal):
    code = "nothing_to_ask"
    text = "Nothing is planned of this order, or something is in the way."


def ask_now(number: str, what: str) -> None:
    """Raises NothingToAsk."""
    order = Order.objects.filter(number=number).first()
    if order is None or not (_ask_survey(order) if what == SURVEY else ask_for_reviews(order.pk)):
        raise NothingToAsk(field="order")


def _ask_survey(order: Order) -> bool:
    planned = Invitation.objects.real().open().filter(order=order).order_by("due_at").first()
    if planned is None:
        return False
    move_invitation(planned.pk, now(), by=SYSTEM)
    return ask(planned.pk).status in ("waiting", "sent")
