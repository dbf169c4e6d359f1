"""What Saleor tells us of our own writing starts nothing."""

import msgspec
import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.loyalty.models import BalanceMirror
from saleor_postventa.people.models import Customer
from saleor_postventa.people.webhooks import UserPayload, follow_account
from saleor_postventa.saleor.handlers import Envelope, Source
from saleor_postventa.shops.models import Shop
from tests.conftest import MovableClock
from tests.refunds.scene import Saleor

from .scene import Mirrored, calls_of_saleor, settle


@pytest.mark.parametrize("event", ["customer_metadata_updated", "customer_updated"])
def test_it_is_passed_over(lea: Mirrored, shop: Shop, saleor: Saleor, clock: MovableClock, event: str) -> None:
    saleor.control.wait_until_quiet()
    saleor.app.forget()
    lea.gets(10)
    settle(clock)
    saleor.control.wait_until_quiet()
    (heard,) = saleor.app.of(event)
    envelope = msgspec.json.decode(heard.body, type=Envelope)
    source = Source(event, envelope.issued_at, envelope.issuing_principal, 1)
    assert source.actor() == Actor.app(shop.app_id)
    before = (RecordedEvent.objects.count(), ReactionRun.objects.count())
    follow_account(msgspec.json.decode(heard.body, type=UserPayload, strict=False), source)
    with calls_of_saleor() as called:
        settle(clock)
    assert (RecordedEvent.objects.count(), ReactionRun.objects.count(), called) == (*before, [])
    assert Customer.objects.get(pk=lea.customer.pk).read_at is None
    assert BalanceMirror.objects.get().told["active"] == 10


def test_it_tells_no_other_app_what_the_points_are(lea: Mirrored, saleor: Saleor, clock: MovableClock) -> None:
    """Their webhooks say that the customer changed; private metadata is not in ours."""
    saleor.control.wait_until_quiet()
    saleor.app.forget()
    lea.gets(12345)
    settle(clock)
    saleor.control.wait_until_quiet()
    assert saleor.app.heard
    assert all(b"12345" not in heard.body for heard in saleor.app.heard)
