"""Our reasons and the pages that a shop keeps for them in Saleor: one story, with a Saleor that has them and before."""

from collections.abc import Iterator
from typing import Any

import pytest

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.work import drain, queues
from saleor_postventa.goods.models import GoodsMove
from saleor_postventa.goods.rules import MoveStatus
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.models import Reason, Return
from saleor_postventa.returns.queries import reason_tree
from saleor_postventa.returns.services import ensure_reasons, request_return
from saleor_postventa.returns.services.reasons import DEFAULT_REASONS, ReasonNeeded
from saleor_postventa.saleor.catchup.models import RunKind
from saleor_postventa.saleor.catchup.services import QUEUE, start_reconcile
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop
from tests.cast import PERMISSIONS, global_id
from tests.conftest import MovableClock
from tests.goods.stage import Stage
from tests.sandbox.listening_app import listening_app
from tests.sandbox.process import ThreadedSandbox, threaded_sandbox

from .make import BY_SHOPPER, inspect, make_order_with_parcels, make_policy, make_return, receive, wish_for

SMALL = {"slug": "too-small", "title": "Runs small"}
SMELL = {"slug": "smell", "title": "It smells", "titles": {"ES": "Huele raro"}}
RELEASES = {"3.22": "3.22.67", "3.23": "3.23.28"}


@pytest.fixture(scope="module", params=list(RELEASES))
def installed(request: pytest.FixtureRequest) -> Iterator[tuple[ThreadedSandbox, str, str]]:
    with threaded_sandbox(saleor_version=request.param) as sandbox, listening_app() as app:
        app.manifest["webhooks"] = []
        assert sandbox.control.install(app.manifest_url)["status"] == "INSTALLED"
        yield sandbox, app.token, request.param


@pytest.fixture
def stage(installed: tuple[ThreadedSandbox, str, str], db: None, settings: Any) -> Iterator[Stage]:
    sandbox, token, version = installed
    settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, sandbox.api_url]
    shop = install_shop(
        api_url=sandbox.api_url,
        app_id=global_id("App", 1),
        token=token,
        jwks={"keys": []},
        saleor_version=RELEASES[version],
        permissions=PERMISSIONS,
        name="monte",
    )
    with shop_scope(shop):
        yield Stage(shop, sandbox)
    sandbox.control.set_reasons([], is_in_use=False)


def follow(stage: Stage) -> None:
    """As every quarter of an hour."""
    run = start_reconcile(stage.shop)
    drain(queues.get(QUEUE))
    progress = run.feeds.get(feed="return_reasons")
    assert (run.kind, progress.is_finished) == (RunKind.RECONCILE, True)


def keep(stage: Stage, *pages: dict[str, Any], is_in_use: bool = True) -> dict[str, str]:
    """The shop's pages, by slug; and we have heard of them."""
    ids = stage.control.set_reasons(pages, is_in_use=is_in_use)
    follow(stage)
    return ids


def has_pages(stage: Stage) -> bool:
    return stage.shop.saleor_version.startswith("3.23")


def marked(stage: Stage, order: Order) -> list[tuple[str, str]]:
    """Reason and page of what Saleor holds as returned."""
    parcels = stage.control.order(order.saleor_id)["fulfillments"]
    return [(parcel["reason"], parcel["reason_page"]) for parcel in parcels if parcel["status"] == "RETURNED"]


def send_one_back(stage: Stage, order: Order, reason: str) -> Return:
    line = order.lines.get()
    ret = make_return(order, {line.pk: 1}, reason=reason)
    receive(ret)
    inspect(ret)
    stage.work()
    assert {move.status for move in GoodsMove.objects.filter(order=order)} <= {MoveStatus.DONE}
    return ret


@pytest.mark.proves("A39")
def test_what_comes_back_is_marked_with_the_shops_own_reason_where_it_has_pages(stage: Stage) -> None:
    pages = keep(stage, SMALL, SMELL)
    make_policy()
    order = stage.order()
    send_one_back(stage, order, "too_small")
    [(text, page)] = marked(stage, order)
    if has_pages(stage):
        assert text
        assert page == pages["too-small"]
        assert Reason.objects.get(code="too_small").names["en"] == "It is too small", "the names stay ours"
        assert Reason.objects.get(code="smell").names == {"es": "Huele raro", "en": "It smells"}
    else:
        assert (text, page) == ("", "")
        assert Reason.objects.count() == len(DEFAULT_REASONS)


@pytest.mark.proves("A39", part="what is gone in Saleor is gone here, and nothing breaks of it")
def test_a_page_that_is_gone_is_named_no_more(stage: Stage) -> None:
    keep(stage, SMALL, SMELL)
    keep(stage, SMALL, is_in_use=False)
    assert not Reason.objects.exclude(saleor_page_id="").exists()
    assert not Reason.objects.filter(code="smell", is_on=True).exists()
    assert not Reason.objects.filter(code="too_small", is_on=False).exists()
    make_policy()
    order = stage.order()
    send_one_back(stage, order, "too_small")
    assert [page for _, page in marked(stage, order)] == [""]


def test_a_page_that_went_since_we_last_heard_stops_nothing(stage: Stage) -> None:
    keep(stage, SMALL)
    stage.control.set_reasons([SMELL])
    make_policy()
    order = stage.order()
    send_one_back(stage, order, "too_small")
    assert [page for _, page in marked(stage, order)] == [""]


def test_its_names_follow_the_page_and_it_comes_back_with_it(stage: Stage) -> None:
    if not has_pages(stage):
        keep(stage, SMELL)
        assert not Reason.objects.filter(is_from_saleor=True).exists()
        return
    keep(stage, SMELL)
    keep(stage)
    assert not Reason.objects.get(code="smell").is_on
    keep(stage, {**SMELL, "title": "It smells odd"})
    row = Reason.objects.get(code="smell")
    assert (row.is_on, row.names["en"], row.is_from_saleor) == (True, "It smells odd", True)
    Reason.objects.filter(pk=row.pk).update(is_on=False)
    follow(stage)
    assert not Reason.objects.get(code="smell").is_on, "the team switched it off"


def test_a_page_is_tied_by_its_name_too_and_codes_stay_apart(stage: Stage) -> None:
    if not has_pages(stage):
        return
    odd = {"slug": "2-odd", "title": "Odd"}
    keep(stage, {"slug": "x1", "title": "It was a gift"}, odd, {"slug": "2--odd", "title": "Odder"})
    assert Reason.objects.get(code="unwanted_gift").saleor_page_id
    assert {"reason_2_odd", "reason_2_odd_2"} <= set(Reason.objects.values_list("code", flat=True))


@pytest.mark.proves("A39", part="per product type, by a rule")
def test_goods_of_a_type_are_asked_for_reasons_of_their_own(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    line = order.lines.get()
    Product.objects.update(type_slug="blanket")
    rule = {
        "id": "fit",
        "names": {"en": "Fit", "es": "Talla"},
        "conditions": [{"kind": "product_type", "value": {"any_of": ["blanket"]}}],
        "actions": [{"kind": "reason_group", "value": {"group": "fit"}}],
    }
    make_policy(rules=[rule])
    with pytest.raises(ReasonNeeded):
        request_return(order.pk, wish_for({line.pk: 1}, reason="quality"), by=BY_SHOPPER)
    assert request_return(order.pk, wish_for({line.pk: 1}, reason="too_small"), by=BY_SHOPPER).status


def test_a_shop_without_pages_keeps_its_own_reasons(stage: Stage) -> None:
    ensure_reasons()
    before = [row.code for row in reason_tree(is_whole=True)]
    follow(stage)
    assert [row.code for row in reason_tree(is_whole=True)] == before
