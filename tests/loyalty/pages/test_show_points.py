"""The shopper's page of points: what it shows, what can be done there, and whose it is."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.loyalty.codes import RedemptionState, ReleaseCause
from saleor_postventa.loyalty.ledger.movements import Terms, grant, take_back
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.ledger.roots import make_root
from saleor_postventa.loyalty.links import statement_path
from saleor_postventa.loyalty.models import Entry, ProgrammeVersion, Redemption, Reward
from saleor_postventa.loyalty.pages.statement import STATEMENTS
from saleor_postventa.loyalty.pages.telling import PER_PAGE
from saleor_postventa.loyalty.services import merge_accounts
from saleor_postventa.loyalty.services.capturing import capture, give_back_spent
from saleor_postventa.loyalty.services.releasing import note_withdrawn, release_of_order
from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.people.visits import COOKIE
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.conftest import MovableClock
from tests.loyalty.rewards.scene import Shopper, any_amount, give_points, make_reward, make_shopper
from tests.loyalty.trade import account_of, buy, make_programme, send_back

from .conftest import SignIn

pytestmark = pytest.mark.django_db
PAGE = "/s/norte/points/"
STATEMENT = "/s/norte/points/statement/"


def read(web: Client, path: str = PAGE, *, status: int = 200) -> str:
    answer = web.get(path)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def keys_of(page: str) -> list[str]:
    return re.findall(r'name="key" value="(\w+)"', page)


def send(web: Client, deed: str, **given: Any) -> Any:
    return web.post(PAGE, {"deed": deed, **given})


def mirrored(order: Order) -> Customer:
    """Who bought it, with an account."""
    customer = Customer.objects.get(pk=order.customer_id)
    customer.saleor_id = customer.saleor_id or "account"
    customer.save(update_fields=["saleor_id"])
    return customer


@pytest.mark.proves("B23", part="the page: balance by state, why, next expiry, ways, rewards, in both languages")
def test_what_there_is_and_why(sign_in: SignIn) -> None:
    order = buy(1, (1, "50.00"))
    page = read(sign_in(mirrored(order)))
    assert '<strong>0 points</strong> <span class="quiet">to use' in page
    assert "<strong>50 points</strong> still on their way" in page
    assert "€50.00 × 1 pt/€ = 50" in page
    assert "rules, version 1" in page
    assert "You earn 1 point for every €1 you spend." in page
    assert f'href="/s/norte/orders/{order.number}/"' in page
    spanish = read(sign_in(mirrored(order), language="es"))
    assert "50,00 € × 1 pt/€ = 50" in spanish
    assert "50 puntos" in spanish


@pytest.mark.proves("B23", part="levels and what is missing to the next")
def test_the_level_and_how_far_to_the_next(sign_in: SignIn, clock: Any) -> None:
    levels = [{"code": "gold", "names": {"en": "Gold"}, "threshold": "200"}]
    tiers = {"by": "spend", "currency": "EUR", "period": "lifetime", "grace_days": 0, "downgrade": "one_step"}
    make_programme(clock, since=clock.moment, tiers={**tiers, "levels": levels})
    page = read(sign_in(mirrored(buy(1, (1, "50.00")))))
    assert "<strong>€150.00</strong> to go to Gold" in page
    assert "25 % of the way to Gold" in page


def test_below_zero_is_told_kindly(sign_in: SignIn, lea: Shopper) -> None:
    source = Entry.objects.get(account=lea.account)
    lea.redeem(make_reward())
    post(take_back(source, Terms("back"), active=700, floor=None))
    page = read(sign_in(lea.customer))
    assert "<strong>-200 points</strong>" in page
    assert "you never owe us money" in page


@pytest.mark.proves("B15", part="by the shopper on their page; a form sent twice, and from two tabs")
def test_a_form_sent_twice_is_one_redemption(sign_in: SignIn, lea: Shopper) -> None:
    reward = make_reward()
    web = sign_in(lea.customer)
    [key] = keys_of(read(web))
    [other] = keys_of(read(web))
    assert key != other
    answers = [send(web, "redeem", reward=reward.pk, key=each) for each in (key, key, other)]
    made = Redemption.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {f"{PAGE}?taken={made.pk}"}
    assert (lea.points, made.asked_by) == (500, lea.customer.saleor_id)
    page = read(web, f"{PAGE}?taken={made.pk}")
    assert "We are making it" in page
    assert "You have it: see above." in page


def test_any_amount_is_chosen(sign_in: SignIn, lea: Shopper) -> None:
    reward = any_amount()
    web = sign_in(lea.customer)
    page = read(web)
    assert 'min="1" max="10" step="0.5" value="10"' in page
    assert "100 points for €1.00" in page
    assert send(web, "redeem", reward=reward.pk, key="a", amount="2,50").status_code == 302
    assert (lea.points, str(Redemption.objects.get().amount)) == (750, "2.5000")


@pytest.mark.parametrize("amount", ["", "1.2", "NaN", "-5", "999", "1e9999", "x"])
def test_an_amount_that_is_not_to_be_had_changes_nothing(sign_in: SignIn, lea: Shopper, amount: str) -> None:
    reward = any_amount()
    answer = send(sign_in(lea.customer), "redeem", reward=reward.pk, key="a", amount=amount)
    assert (answer.status_code, lea.points, Redemption.objects.count()) == (422, 1000, 0)
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("given", [{}, {"deed": "nonsense"}, {"deed": "redeem", "reward": "9" * 30}])
def test_what_makes_no_sense_is_told(sign_in: SignIn, lea: Shopper, given: dict[str, str]) -> None:
    answer = sign_in(lea.customer).post(PAGE, given)
    assert (answer.status_code, lea.points) == (422, 1000)


@pytest.mark.proves("B16", part="on the shopper's page: what stands in the way of each")
def test_what_stands_in_the_way(sign_in: SignIn, lea: Shopper) -> None:
    make_reward(points=1200)
    make_reward(points=10, stock=0)
    make_reward(points=20, tiers=("gold",))
    page = read(sign_in(lea.customer))
    assert "200 points to go" in page
    assert "This reward is gone." in page
    assert "This reward is for another level than yours." in page
    assert keys_of(page) == []


@pytest.mark.proves("B17", part="by the shopper on their page")
def test_the_currency_is_said_where_there_are_several(sign_in: SignIn, lea: Shopper, clock: MovableClock) -> None:
    make_reward(names={"en": "Five euros"})
    assert "Only for orders in" not in read(sign_in(lea.customer))
    make_reward(names={"en": "Five pounds"}, currency="GBP")
    page = read(sign_in(lea.customer))
    assert re.findall(r"Only for orders in (\w+)", page) == ["EUR", "GBP"]
    order = buy(1, (1, "50.00"))
    page = read(sign_in(mirrored(order)))
    assert ("Five euros" in page, "Five pounds" in page, "Only for orders in" in page) == (True, False, False)


def test_an_unused_one_is_given_back(sign_in: SignIn, lea: Shopper) -> None:
    made = lea.redeem(make_reward())
    Redemption.objects.update(state=RedemptionState.ISSUED)
    web = sign_in(lea.customer)
    assert "Give “5 off” back" in read(web)
    assert send(web, "give_back", redemption=made.pk).status_code == 302
    assert "Its code is being withdrawn" in read(web)
    note_withdrawn(made.pk)
    assert lea.points == 1000


def test_anothers_reward_is_not_given_back(sign_in: SignIn, lea: Shopper) -> None:
    made = lea.redeem(make_reward())
    stranger = make_shopper(10)
    web = sign_in(stranger.customer)
    assert send(web, "give_back", redemption=made.pk).status_code == 422
    made.refresh_from_db()
    assert made.state == RedemptionState.RESERVED
    assert "5 off" not in read(web).split("What they are good for")[0]


def test_forms_from_elsewhere_do_nothing(sign_in: SignIn, lea: Shopper) -> None:
    reward = make_reward()
    web = Client(enforce_csrf_checks=True, HTTP_HOST="postventa.example.test", secure=True)
    web.cookies.update(sign_in(lea.customer).cookies)
    assert web.post(PAGE, {"deed": "redeem", "reward": reward.pk, "key": "a"}).status_code == 403
    assert lea.points == 1000


def test_a_long_history_is_leafed_through(sign_in: SignIn) -> None:
    shopper = make_shopper()
    for number in range(1, 2 * PER_PAGE + 6):
        give_points(shopper, number)
    web, path, seen = sign_in(shopper.customer), PAGE, []
    while path:
        page = read(web, path)
        seen += [int(each) for each in re.findall(r"<strong>\+(\d+)</strong>", page)]
        older = re.search(r'href="([^"]+\?before=\d+)"', page)
        path = older[1] if older else ""
    assert seen == list(range(2 * PER_PAGE + 5, 0, -1))
    assert sum(seen) == shopper.points


@pytest.mark.proves("B-B1", part="the shopper downloads the statement from their page, and the program takes it")
def test_the_statement_verifies_at_home(sign_in: SignIn, lea: Shopper, in_norte: Shop, tmp_path: Path) -> None:
    make_root()
    answer = sign_in(lea.customer).get(STATEMENT)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="points-norte-')
    told = json.loads(answer.content)
    assert told["account"] == str(lea.account.public_id)
    file = tmp_path / "statement.json"
    file.write_bytes(answer.content)
    program = Path("saleor_postventa/loyalty/static/loyalty/verify_points.py")
    checked = subprocess.run([sys.executable, program, file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.proves("B21", part="the team downloads somebody's statement, for minutes, in their shop alone")
def test_the_team_downloads_the_same_file(
    sign_in: SignIn, lea: Shopper, in_norte: Shop, sur: Shop, clock: MovableClock
) -> None:
    merge_accounts(make_shopper(30).account, lea.account)
    path = statement_path(lea.account, in_norte)
    web = Client(HTTP_HOST="postventa.example.test", secure=True)
    answer = web.get(path)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="points-norte-')
    assert answer.headers["Cache-Control"] == "private, no-store"
    told = json.loads(answer.content)
    assert told == json.loads(sign_in(lea.customer).get(STATEMENT).content)
    assert len(told["accounts"]) == 2
    token = path.rsplit("/", 1)[1]
    assert web.get(f"/s/{sur.slug}/points/statement/{token}").status_code == 404
    assert web.get(path + "x").status_code == 404
    clock.move(minutes=31)
    assert web.get(path).status_code == 404


def test_the_statement_is_not_made_over_and_over(sign_in: SignIn, lea: Shopper) -> None:
    web = sign_in(lea.customer)
    assert [web.get(STATEMENT).status_code for _again in range(STATEMENTS + 1)] == [200] * STATEMENTS + [429]
    assert sign_in(make_shopper(5).customer).get(STATEMENT).status_code == 200


class TestWhoSeesIt:
    def test_nobody_is_told_both_ways_in(self, in_norte: Shop) -> None:
        update_preferences(in_norte, {"storefront_url": "https://norte.example.test"}, by=SYSTEM)
        web = Client(HTTP_HOST="postventa.example.test", secure=True)
        assert web.get(STATEMENT).headers["Location"] == "/s/norte/"
        page = read(web, status=403)
        assert 'href="https://norte.example.test/"' in page
        assert 'href="/s/norte/"' in page
        assert "Your visit has ended" not in page
        web.cookies[COOKIE] = "old"
        assert "Your visit has ended" in read(web, status=403)

    def test_a_link_of_one_order_shows_that_orders_points_alone(self, sign_in: SignIn) -> None:
        first, second = buy(1, (1, "50.00")), buy(2, (1, "30.00"))
        assert first.customer_id == second.customer_id
        web = sign_in(Customer.objects.get(pk=first.customer_id), order_id=first.pk)
        assert web.get(PAGE).headers["Location"] == f"/s/norte/orders/{first.number}/"
        assert web.get(STATEMENT).headers["Location"] == PAGE
        page = read(web, f"/s/norte/orders/{first.number}/")
        assert "50 points" in page
        assert "30 points" not in page
        assert "80 points" not in page
        assert f'"{PAGE}"' not in page

    @pytest.mark.proves("B24", part="a guest is told what waits for an account")
    def test_a_guest_is_told_what_they_could_claim(self, sign_in: SignIn) -> None:
        order = buy(1, (1, "50.00"))
        web = sign_in(Customer.objects.get(pk=order.customer_id), order_id=order.pk)
        assert "50 points wait for you." in read(web, f"/s/norte/orders/{order.number}/")
        Customer.objects.filter(pk=order.customer_id).update(saleor_id="account")
        assert "wait for you" not in read(web, f"/s/norte/orders/{order.number}/")

    @pytest.mark.usefixtures("sur")
    def test_another_shops_visit_opens_nothing(self, sign_in: SignIn, lea: Shopper) -> None:
        page = read(sign_in(lea.customer), "/s/sur/points/", status=403)
        assert 'href="/s/sur/"' in page
        assert "points to use" not in page

    def test_where_there_is_no_programme(self, sign_in: SignIn) -> None:
        customer = Customer.objects.create(shop_id=Shop.objects.get().pk, email="x@example.test", saleor_id="x")
        assert "Your points" in read(sign_in(customer), "/s/norte/orders/")
        # A published version is never deleted: the clock stands before it.
        with pytest.MonkeyPatch.context() as patch:
            none = ProgrammeVersion.objects.none
            patch.setattr("saleor_postventa.loyalty.queries.programmes.ProgrammeVersion.objects.published", none)
            assert "has no points programme" in read(sign_in(customer))
            assert "Your points" not in read(sign_in(customer), "/s/norte/orders/")


@pytest.mark.proves("B23", part="the section on an order's page")
def test_an_orders_points_and_what_came_back(sign_in: SignIn) -> None:
    order = buy(1, (2, "25.00"), (1, "10.00"))
    web = sign_in(mirrored(order))
    page = read(web, f"/s/norte/orders/{order.number}/")
    assert "<strong>60 points</strong>" in page
    assert "you can use them from" in page
    assert "€50.00 × 1 pt/€ = 50" in page
    send_back(order, {0: 1})
    page = read(web, f"/s/norte/orders/{order.number}/")
    assert "<strong>35 points</strong>" in page
    assert "25 points went with what came back" in page
    assert account_of(order).pending == 35


@pytest.mark.proves("B-B5")
def test_each_entry_says_its_sum_and_leads_to_the_rules_of_its_day(sign_in: SignIn, clock: MovableClock) -> None:
    order = buy(1, (1, "50.00"))
    later = make_programme(clock, since=clock.moment, purchase={"rates": {"EUR": "3"}})
    clock.move(days=1)
    send_back(order)
    web = sign_in(mirrored(order), language="es")
    page = read(web).replace("\N{NO-BREAK SPACE}", " ")
    assert "50,00 € × 1 pt/€ = 50" in page
    links = re.findall(r'href="([^"]+version=\d+)"', page)
    assert len(links) == Entry.objects.count() == 2, "earned, and gone with what came back"
    assert set(links) == {f"/s/norte/points/terms/?version={later.number - 1}"}
    rules = read(web, links[0]).replace("\N{NO-BREAK SPACE}", " ")
    assert ("1 punto por cada 1 €" in rules, "3 puntos por cada" in rules) == (True, False)


@pytest.mark.parametrize(
    ("units", "is_cancelled", "told"),
    [
        (0, False, ""),
        (1, False, "Of them, 125 points came back to you; 375 points stay used."),
        (4, False, "All of them came back to you."),
        (1, True, "All of them came back to you."),
    ],
)
def test_points_used_and_what_came_back_add_up(sign_in: SignIn, units: int, is_cancelled: bool, told: str) -> None:
    order = buy(1, (4, "25.00"))
    customer = mirrored(order)
    give_points(Shopper(customer, account_of(order)), 500)
    redemption = Shopper(customer, account_of(order)).redeem(make_reward())
    capture(redemption.pk, order)
    give_back_spent(order, {order.lines.get().pk: units})
    if is_cancelled:
        release_of_order(order.pk, ReleaseCause.ORDER_CANCELLED)
    page = read(sign_in(customer), f"/s/norte/orders/{order.number}/")
    assert "You used 500 points here: 5 off" in page
    assert ("came back to you" in page, told in page) == (bool(told), True)


def test_an_order_from_before_says_nothing_of_points(sign_in: SignIn, clock: Any) -> None:
    order = buy(1, (1, "50.00"))
    assert "points-title" in read(sign_in(mirrored(order)), f"/s/norte/orders/{order.number}/")
    other = Order.objects.create(
        shop=order.shop, saleor_id="old", number="77", currency="EUR", customer=order.customer, placed_at=clock.moment
    )
    assert "points-title" not in read(sign_in(mirrored(order)), f"/s/norte/orders/{other.number}/")


def test_more_rewards_and_entries_cost_no_more_queries(sign_in: SignIn, lea: Shopper) -> None:
    web = sign_in(lea.customer)
    lea.redeem(make_reward(points=1))

    def cost() -> int:
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                read(web)
        return len(captured)

    few = cost()
    for number in range(2, 6):
        reward = make_reward(points=number)
        lea.redeem(reward)
        make_reward(points=number)
        post(grant(lea.account, 1, Terms(f"more:{number}"), expires_at=None))
    assert Reward.objects.count() == 9
    assert cost() == few
