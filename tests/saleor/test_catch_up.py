"""Backfill and reconcile against the sandbox, over real HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from saleor_postventa.catalogue import feeds as product_feeds
from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.errors import Failure
from saleor_postventa.core.work import WorkState, drain, queues, work_on
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.orders import feeds as order_feeds
from saleor_postventa.orders.models import Order, Parcel
from saleor_postventa.people import feeds as people_feeds
from saleor_postventa.people.models import Customer
from saleor_postventa.saleor.catchup import feed as catch_up_feed
from saleor_postventa.saleor.catchup.feed import Ask, ImplausibleAbsence
from saleor_postventa.saleor.catchup.models import CatchUpRun, CatchUpStep, FeedProgress, RunState
from saleor_postventa.saleor.catchup.queries import run_error
from saleor_postventa.saleor.catchup.services import QUEUE, start_backfill, start_reconcile
from saleor_postventa.saleor.catchup.terminal import bar
from saleor_postventa.saleor.client import SaleorClient
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop
from tests.cast import PERMISSIONS, global_id
from tests.orders.picture import people, picture
from tests.sandbox.listening_app import Heard, ListeningApp, listening_app
from tests.sandbox.process import SandboxProcess, running_sandbox

DEAR = "lea@example.com"


@dataclass
class Saleor:
    """A sandbox, and what it tried to tell the app."""

    process: SandboxProcess
    app: ListeningApp

    def __getattr__(self, name: str) -> Any:
        return getattr(self.process.control, name)

    def place(self, email: str = DEAR, **options: Any) -> str:
        variants = self.variants()
        lines = [{"variant": variants[place]["id"], "quantity": 2} for place in (0, 1)]
        made = self.place_order("es", lines, email=email, first_name="Lea", last_name="Mora", **options)
        return str(made["id"])

    def heard(self) -> list[Heard]:
        """All that was delivered since the last call, once nothing is on its way."""
        self.wait_until_quiet()
        heard = list(self.app.heard)
        self.app.forget()
        return heard


@pytest.fixture(scope="module")
def _saleor() -> Iterator[Saleor]:
    with running_sandbox(retry_scale=0.001) as process, listening_app() as app:
        found = Saleor(process, app)
        assert found.install(app.manifest_url)["status"] == "INSTALLED"
        yield found


@pytest.fixture
def saleor(_saleor: Saleor) -> Saleor:
    _saleor.heard()
    return _saleor


@pytest.fixture
def shop(saleor: Saleor, db: None, settings: Any) -> Shop:
    return connect(saleor, settings, "127.0.0.1")


@pytest.fixture
def scope(shop: Shop) -> Iterator[Shop]:
    with shop_scope(shop):
        yield shop


def connect(saleor: Saleor, settings: Any, host: str) -> Shop:
    """Under another host the same Saleor is another shop of ours, to compare with."""
    api_url = f"http://{host}:{saleor.process.port}/graphql/"
    settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, api_url]
    return install_shop(
        api_url=api_url,
        app_id="QXBwOjE=",
        token=saleor.app.token,
        jwks={"keys": []},
        saleor_version="3.23.28",
        permissions=PERMISSIONS,
        name=host,
    )


def work() -> None:
    for name in (QUEUE, "deliveries", "reactions"):
        drain(queues.get(name))


def backfill(shop: Shop) -> CatchUpRun:
    with shop_scope(shop):
        run = start_backfill(shop)
        work()
        run.refresh_from_db()
        assert (run.state, run_error(run)) == (RunState.FINISHED, "")
        return run


def reconcile(shop: Shop, *, is_thorough: bool = True) -> CatchUpRun:
    with shop_scope(shop):
        run = start_reconcile(shop, is_thorough=is_thorough)
        work()
        run.refresh_from_db()
        assert (run.state, run_error(run)) == (RunState.FINISHED, "")
        return run


def deliver(shop: Shop, heard: list[Heard]) -> None:
    rows = [
        Delivery(shop=shop, event=each.event, key=Delivery.key_of(each.event, each.body), body=each.body)
        for each in heard
    ]
    Delivery.objects.bulk_create([row for row in rows if not row.event.startswith("app_")], ignore_conflicts=True)
    work()


def changed(run: CatchUpRun, feed: str) -> int:
    return FeedProgress.objects.get(run=run, feed=feed).changed


def test_backfill_reads_everything(saleor: Saleor, scope: Shop) -> None:
    for number in range(3):
        saleor.place(f"guest{number}@example.com")
    run = backfill(scope)
    assert set(Order.objects.values_list("saleor_id", flat=True)) == {order["id"] for order in saleor.orders()}
    assert Customer.objects.accounts().count() == len(saleor.customers())
    assert Product.objects.count() > 0
    for progress in run.feeds.all():
        assert progress.is_finished
        assert progress.total == progress.read == progress.changed


def test_backfill_goes_on_where_a_worker_failed(saleor: Saleor, scope: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        saleor.place()
    monkeypatch.setattr(order_feeds, "PAGE", 2)
    pages: list[int] = []
    whole = order_feeds.mirror_orders

    def break_once(shapes: Any, source: Any) -> Any:
        pages.append(len(shapes))
        found = whole(shapes, source)
        if len(pages) == 2:
            raise Failure("the worker is killed after it wrote the page, before it committed")
        return found

    monkeypatch.setattr(order_feeds, "mirror_orders", break_once)
    run = start_backfill(scope)
    work()
    assert FeedProgress.objects.get(run=run, feed="orders_history").step == 1
    CatchUpStep.objects.filter(state=WorkState.WAITING).update(due_at=run.started_at)
    work()
    run.refresh_from_db()
    progress = FeedProgress.objects.get(run=run, feed="orders_history")
    assert run.state == RunState.FINISHED
    assert progress.read == progress.changed == progress.total == Order.objects.count()
    assert RecordedEvent.objects.filter(name="OrderPlaced").count() == Order.objects.count()


def test_page_that_another_worker_wrote_is_left_alone(saleor: Saleor, scope: Shop) -> None:
    saleor.place()
    run = start_backfill(scope)
    step = CatchUpStep.objects.get(progress__feed="orders_history")
    work()
    before = FeedProgress.objects.get(run=run, feed="orders_history")
    CatchUpStep.objects.filter(pk=step.pk).update(state=WorkState.WAITING)
    work_on(queues.get(QUEUE), step.pk)
    after = FeedProgress.objects.get(pk=before.pk)
    assert (after.step, after.read) == (before.step, before.read)


def test_backfill_is_begun_once_and_can_start_over(saleor: Saleor, scope: Shop) -> None:
    first = start_backfill(scope)
    assert start_backfill(scope) == first
    second = start_backfill(scope, restart=True)
    first.refresh_from_db()
    assert (first.state, second.state) == (RunState.ABANDONED, RunState.RUNNING)
    work()
    assert not FeedProgress.objects.filter(run=first).exclude(step=0).exists()


def test_stuck_run_says_why_and_goes_on_when_asked_again(
    saleor: Saleor, scope: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(batch: Any, source: Any) -> int:
        raise Failure("no such thing", permanent=True)

    with monkeypatch.context() as patch:
        patch.setattr(order_feeds, "mirror_orders", refuse)
        saleor.place()
        run = start_backfill(scope)
        work()
        assert "no such thing" in run_error(run)
    assert start_backfill(scope) == run
    work()
    run.refresh_from_db()
    assert (run.state, run_error(run)) == (RunState.FINISHED, "")


def test_feed_without_its_permission_is_left_out(saleor: Saleor, scope: Shop) -> None:
    scope.permissions = ["MANAGE_ORDERS"]
    scope.save()
    assert {row.feed for row in backfill(scope).feeds.all()} == {"orders_history", "return_reasons"}


def test_reconcile_finds_what_no_webhook_told(saleor: Saleor, scope: Shop) -> None:
    order = saleor.place(tracking_number="")
    backfill(scope)
    saleor.fulfill_order(order, tracking_number="T-1")
    new = saleor.place()
    reconcile(scope)
    assert Order.objects.get(saleor_id=order).status == "fulfilled"
    assert Order.objects.filter(saleor_id=new).exists()


def test_reconcile_finds_a_tracking_number_that_moves_no_date(saleor: Saleor, scope: Shop) -> None:
    order = saleor.place()
    saleor.fulfill_order(order, tracking_number="T-1")
    backfill(scope)
    before = Order.objects.get(saleor_id=order).saleor_updated_at
    saleor.update_tracking(order, "T-2")
    reconcile(scope)
    found = Order.objects.get(saleor_id=order)
    assert Parcel.objects.get(order=found).tracking_number == "T-2"
    assert found.saleor_updated_at == before


def test_reconcile_finds_a_guests_order_that_was_linked(saleor: Saleor, scope: Shop) -> None:
    email = "silently@example.com"
    order = saleor.place(email)
    backfill(scope)
    account = saleor.create_customer(email=email, first_name="Lea", last_name="Mora", is_confirmed=False)
    saleor.confirm_account(account["id"])
    reconcile(scope)
    found = Order.objects.get(saleor_id=order)
    assert found.customer is not None
    assert found.customer.saleor_id == account["id"]
    assert not Customer.objects.guests().filter(email=email).exists()


def test_reconcile_notices_a_missed_erasure(saleor: Saleor, scope: Shop) -> None:
    account = saleor.create_customer(email="gone@example.com", first_name="Lea", last_name="Mora")
    order = saleor.place("gone@example.com", customer=account["id"])
    backfill(scope)
    saleor.delete_customer(account["id"])
    reconcile(scope)
    customer, found = Customer.objects.get(saleor_id=account["id"]), Order.objects.get(saleor_id=order)
    assert customer.is_erased
    assert (customer.email, found.user_email, found.shipping_address) == ("", "", None)


def test_absence_of_everybody_erases_nobody(saleor: Saleor, scope: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    backfill(scope)
    monkeypatch.setattr(catch_up_feed, "SUSPICIOUS", 1)
    for row in Customer.objects.accounts():
        row.saleor_id = global_id("User", 900_000 + row.pk)
        row.save()
    with pytest.raises(ImplausibleAbsence):
        people_feeds.fetch_existing(SaleorClient.of(scope), Ask("", None))


def test_absence_of_every_product_deletes_none(saleor: Saleor, scope: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    backfill(scope)
    monkeypatch.setattr(catch_up_feed, "SUSPICIOUS", 1)
    for row in Product.objects.all():
        row.saleor_id = global_id("Product", 900_000 + row.pk)
        row.save()
    with pytest.raises(ImplausibleAbsence):
        product_feeds.fetch_existing(SaleorClient.of(scope), Ask("", None))


def test_reconcile_notices_products_and_expired_orders_that_are_gone(saleor: Saleor, scope: Shop) -> None:
    product = saleor.create_product("Short-lived", {"One": "5.00"})
    backfill(scope)
    unpaid = Order.objects.create(shop=scope, saleor_id="T3JkZXI6Z29uZQ==", status="expired")
    saleor.delete_product(product["id"])
    reconcile(scope)
    assert Product.objects.get(saleor_id=product["id"]).deleted_at is not None
    unpaid.refresh_from_db()
    assert unpaid.deleted_at is not None


def test_rolling_check_goes_on_where_the_last_run_stopped(
    saleor: Saleor, scope: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    backfill(scope)
    monkeypatch.setattr(people_feeds, "PAGE", 1)
    known = Customer.objects.accounts().count()
    assert known > 10
    first = FeedProgress.objects.get(run=reconcile(scope, is_thorough=False), feed="customers_existing")
    second = FeedProgress.objects.get(run=reconcile(scope, is_thorough=False), feed="customers_existing")
    assert (first.read, second.read) == (10, min(10, known - 10))
    assert int(first.cursor) > 0


def test_deliveries_that_saleor_gave_up_come_through_the_inbox_table(saleor: Saleor, scope: Shop) -> None:
    saleor.app.answer_webhook = lambda _: (404, {})
    try:
        order = saleor.place()
        saleor.fulfill_order(order, notify_customer=False)
        lost = {each.event for each in saleor.heard()}
    finally:
        saleor.app.answer_webhook = lambda _: (200, {})
    run = reconcile(scope, is_thorough=False)
    assert changed(run, "failed_deliveries") >= len(lost) > 0
    assert lost <= set(Delivery.objects.filter(state=WorkState.DONE).values_list("event", flat=True))
    assert Parcel.objects.get(order__saleor_id=order).notify_customer is False
    assert changed(reconcile(scope, is_thorough=False), "failed_deliveries") == 0


@pytest.mark.proves("X2")
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_lost_shuffled_and_doubled_deliveries_end_in_the_mirror_of_a_fresh_reading(
    saleor: Saleor, shop: Shop, settings: Any, seed: int
) -> None:
    backfill(shop)
    live(saleor, Random(seed))
    chance = Random(seed)
    heard = [each for each in saleor.heard() * 2 if chance.random() >= 0.1]
    chance.shuffle(heard)
    with shop_scope(shop):
        deliver(shop, heard)
    reconcile(shop)
    other = connect(saleor, settings, "localhost")
    backfill(other)
    assert portrait(shop) == portrait(other)


def portrait(shop: Shop) -> Any:
    """Without whom Saleor itself no longer knows: a fresh reading can't tell of them."""
    with shop_scope(shop):
        return picture_of_living(), [person for person in people() if not person[5]]


def picture_of_living() -> dict[str, Any]:
    living = set(Order.objects.filter(erased_at=None, deleted_at=None).values_list("number", flat=True))
    return {number: order for number, order in picture().items() if number in living}


def live(saleor: Saleor, chance: Random) -> None:
    """Some days of trade in a hurry."""
    for number in range(5):
        account = saleor.create_customer(email=f"c{chance.random()}@example.com", first_name="Lea", last_name="Mora")
        order = saleor.place(f"g{chance.random()}@example.com", pay=chance.choice(["full", "none"]))
        mine = saleor.place("", customer=account["id"])
        saleor.fulfill_order(mine, tracking_number=f"T-{number}")
        lines = saleor.order(mine)["lines"]
        if chance.random() < 0.5:
            saleor.return_units(mine, [{"line": lines[0]["id"], "quantity": chance.choice([1, 2])}])
        if chance.random() < 0.5:
            saleor.update_tracking(mine, f"T-{number}-new")
        if chance.random() < 0.3:
            saleor.cancel_order(order)
        if chance.random() < 0.3:
            saleor.update_customer(account["id"], first_name="Renamed")


@pytest.mark.parametrize(("command", "feed"), [("backfill", "orders_history"), ("reconcile", "orders_open")])
def test_command_carries_a_run_out_and_says_what_it_read(saleor: Saleor, shop: Shop, command: str, feed: str) -> None:
    out = StringIO()
    call_command(command, shop.slug, stdout=out)
    assert f"{feed}: " in out.getvalue()
    with shop_scope(shop):
        assert CatchUpRun.objects.get(kind=command).state == RunState.FINISHED


def test_command_names_the_shops_there_are(shop: Shop) -> None:
    with pytest.raises(CommandError, match=shop.slug):
        call_command("backfill", "nowhere")


def test_other_shop_sees_no_run(saleor: Saleor, scope: Shop, sur: Shop) -> None:
    backfill(scope)
    with shop_scope(sur):
        assert not CatchUpRun.objects.exists()
        assert not FeedProgress.objects.exists()


def test_bar_shows_how_far_all_feeds_have_come() -> None:
    rows = [
        FeedProgress(feed="customers", read=10, total=10, is_finished=True),
        FeedProgress(feed="orders_history", read=50, total=110),
    ]
    assert bar(rows) == "[###############...............] customers done, orders_history 50/110"
