"""Each time that the data map names is lived through: before its end all is there, after it all is gone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from saleor_postventa.config.schedule import chores
from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.work import drain, queues
from saleor_postventa.hooks.models import HookMessage
from saleor_postventa.mailing.clicking import note_click
from saleor_postventa.mailing.leading import Lead
from saleor_postventa.mailing.models import Dispatch
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.portal.models import AccessLink, AccessRequest
from saleor_postventa.refunds.models import Refund
from saleor_postventa.returns.files import keep_file
from saleor_postventa.returns.models import FileKind, Settlement
from saleor_postventa.saleor.catchup.models import CatchUpRun
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import update_preferences
from tests.api.world import MOMENT, World, build_world, make_catch_up, make_customer, make_order
from tests.cast import SHOPPER
from tests.conftest import MovableClock

from .marked import MAP, class_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MONEY = (Order, Settlement, Refund)
Period = dict[str, Any]


PERIODS = [
    pytest.param(label, period, id=f"{label} after {period['days']} days")
    for label, entry in MAP.items()
    for period in entry.get("periods", [])
]


def furnish(shop: Shop) -> World:
    """One of everything that goes in time, beside what the graph shows."""
    world = build_world()
    guest = make_customer(f"{shop.slug}-guest")
    Hold.objects.filter(customer=guest).delete()
    order = make_order(guest, f"{shop.slug}-g-1")
    Dispatch.objects.create(shop=shop, message=world.message, state="done", finished_at=MOMENT)
    update_preferences(shop, {"is_click_count_on": True}, by=SYSTEM)
    note_click(Lead(world.message.pk, 1, "https://norte.example.test/"))
    AccessLink.objects.create(shop=shop, order=order, customer=guest, expires_at=MOMENT)
    HookMessage.objects.create(
        shop=shop, endpoint=world.hook.endpoint, message_id="msg_taken", topic="test", body="{}", state="done"
    )
    own = {"order_number": order.number, "address_hash": "h", "language": "es", "state": "done"}
    AccessRequest.objects.create(shop=shop, **own)
    keep_file(b"a stray photo", kind=FileKind.PHOTO, content_type="image/jpeg", by=Actor.shopper(SHOPPER.id))
    CatchUpRun.objects.update(state="finished", finished_at=MOMENT)
    make_catch_up()
    CatchUpRun.objects.filter(state="running").update(state="finished", finished_at=MOMENT)
    return world


@pytest.fixture
def world(in_norte: Shop, sur: Shop, clock: MovableClock, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    with shop_scope(sur):
        furnish(sur)
    return furnish(in_norte)


def is_there(model: Any, period: Period, pk: int) -> bool:
    row = model._base_manager.filter(pk=pk).first()
    if row is None or not period.get("is_emptied"):
        return row is not None
    personal = [name for name in MAP[model._meta.label]["fields"] if class_of(model._meta.label, name) == "personal"]
    return any(getattr(row, name) for name in personal)


def carry_out(period: Period, capture: Any) -> None:
    with capture(execute=True):
        chores.get(period["by"]).run()
    drain(queues.get("reactions"))


def counts() -> dict[type[models.Model], int]:
    return {model: model._base_manager.count() for model in apps.get_models()}


def goes_along(model: type[models.Model]) -> set[type[models.Model]]:
    """What the database takes away with a row."""
    below = {
        relation.related_model
        for relation in model._meta.related_objects
        if relation.on_delete is models.CASCADE and isinstance(relation.related_model, type)
    }
    return {model, *below, *(further for each in below - {model} for further in goes_along(each))}


@pytest.mark.proves("W21", part="each retention period, carried out by its chore")
@pytest.mark.proves("X10", part="each retention period, carried out by its chore")
@pytest.mark.parametrize(("label", "period"), PERIODS)
def test_what_has_a_time_goes_when_it_is_over_and_nothing_else_does(
    label: str, period: Period, world: World, clock: MovableClock, django_capture_on_commit_callbacks: Any
) -> None:
    model: Any = apps.get_model(label)
    where = {name: value for name, value in period.get("where", {}).items() if name != "state"}
    row = model._base_manager.filter(shop=world.order.shop, **where).order_by("pk").first()
    assert row is not None, "no such row was made: make one in furnish()"
    since = clock.moment - timedelta(days=period["days"]) + HOUR
    model._base_manager.filter(pk=row.pk).update(**period.get("where", {}) | {period["since"]: since})
    model._base_manager.exclude(pk=row.pk).update(**{period["since"]: clock.moment})
    before, money = counts(), amounts()
    carry_out(period, django_capture_on_commit_callbacks)
    assert is_there(model, period, row.pk)
    assert counts() == before
    clock.move(hours=2)
    carry_out(period, django_capture_on_commit_callbacks)
    assert not is_there(model, period, row.pk)
    after = counts()
    fewer = {each for each, count in after.items() if count < before[each]}
    assert fewer <= goes_along(model)
    assert before[model] - after[model] == (0 if period.get("is_emptied") else 1)
    assert amounts() == money


def amounts() -> list[Any]:
    return [
        [
            {name: value for name, value in row.items() if "amount" in name or name in {"number", "status", "units"}}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in MONEY
    ]


def test_an_old_guest_with_something_open_stays_and_an_account_does(world: World, clock: MovableClock) -> None:
    guest = Customer.objects.get(email="norte-guest@example.test")
    Hold.objects.create(shop=guest.shop, customer=guest, reason="open_case", key="k", since=MOMENT)
    Customer.objects.update(ordered_at=clock.moment - timedelta(days=9000))
    chores.get("people.forget_old_guests").run()
    guest.refresh_from_db()
    assert guest.erased_at is None
    assert world.customer.email
