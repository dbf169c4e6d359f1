"""X1's sentence in one test: forged is refused, doubled is one effect, and each version gets what it can take."""

import pytest
from graphql import parse, validate

from saleor_postventa.core.work import drain, queues
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders.models import Order
from saleor_postventa.saleor.manifest import build_manifest, parse_version
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.cast import SUR
from tests.runtime.sender import story
from tests.saleor_contract.recorded import SUPPORTED, full_schema

from .knocking import Caller


@pytest.fixture
def caller() -> Caller:
    return Caller()


@pytest.mark.proves("X1")
@pytest.mark.django_db(transaction=True)
def test_refuses_forgeries_takes_doubles_once_and_suits_every_version(norte: Shop, sur: Shop, caller: Caller) -> None:
    told = story(2)
    for event, body, headers in told:  # sur's keys cannot be read here, so a replay to it is put off or refused
        assert caller.send(event, body.replace(b"Luc", b"Lus", 1) + b" ", headers) == 401
        assert caller.send(event, body, headers | {"Saleor-Api-Url": SUR.api_url}) in {401, 503}
        assert [caller.send(event, body, headers) for _ in range(2)] == [200, 200]
    drain(queues.get("deliveries"))
    with shop_scope(norte):
        assert Order.objects.count() == 2
        assert RecordedEvent.objects.filter(name="OrderPlaced").count() == 2
    with shop_scope(sur):
        assert not Order.objects.exists()
    for version in SUPPORTED:
        for webhook in build_manifest(parse_version(version))["webhooks"]:
            assert validate(full_schema(version), parse(webhook["query"])) == []
