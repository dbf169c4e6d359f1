"""The page for everyone: the programme in force in words, in both languages, and kind words where there is none."""

import html
import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings

from saleor_postventa.loyalty.codes import RewardKind
from saleor_postventa.loyalty.models import ProgrammeVersion, Reward
from saleor_postventa.loyalty.programme.document import Programme, dump
from saleor_postventa.loyalty.programme.words import programme_in_words
from saleor_postventa.loyalty.services import publish_programme, save_programme
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF

from .programme.scene import content, programme, programmes
from .programme.test_say_terms import UNIT, configured, numbers
from .rewards.scene import any_amount, make_reward

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_norte")]
PATH = "/s/norte/points/terms/"


def publish(what: dict[str, Any]) -> ProgrammeVersion:
    return publish_programme(save_programme(what, by=BY_STAFF).pk, by=BY_STAFF)


def page(language: str = "en", **asked: str) -> str:
    answer = Client().get(PATH, {"lang": language, **asked}, HTTP_ACCEPT_LANGUAGE=language)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def card(text: str) -> str:
    return text.partition('<div class="card">')[2].partition("</div>")[0]


def test_says_kindly_that_there_are_no_points() -> None:
    assert "This shop gives no points at the moment." in page()
    assert "Esta tienda no da puntos por ahora." in page("es")


@pytest.mark.proves("B30")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programmes())
def test_the_page_says_all_that_the_rules_say_and_no_other_number(in_norte: Shop, what: Programme) -> None:
    version = ProgrammeVersion(number=7, content=dump(what))
    for language in ("en", "es"):
        with override(language), pytest.MonkeyPatch.context() as patched:
            patched.setattr("saleor_postventa.loyalty.pages.terms.programme_at", lambda _moment: version)
            said = [sentence for part in programme_in_words(what) for sentence in part.sentences]
            shown = card(page(language))
        assert [sentence for sentence in said if sentence not in shown] == []
        assert numbers(re.sub("<[^>]+>", " ", shown), language) == configured(what)


def test_what_comes_into_force_later_is_not_told_before(clock: MovableClock) -> None:
    publish(content(earning={"birthday": {"points": 777}}))
    later = save_programme(content(earning={"birthday": {"points": 888}}), by=BY_STAFF)
    clock.move(minutes=1)
    publish_programme(later.pk, in_force_since=clock.moment + timedelta(days=365), by=BY_STAFF)
    assert "777" in page()
    assert "888" not in page()


def test_a_former_version_stays_to_be_read(clock: MovableClock) -> None:
    publish(content(earning={"birthday": {"points": 777}}))
    clock.move(minutes=1)
    publish(content(earning={"birthday": {"points": 888}}))
    later = save_programme(content(earning={"birthday": {"points": 999}}), by=BY_STAFF)
    publish_programme(later.pk, in_force_since=clock.moment + timedelta(days=9), by=BY_STAFF)
    former, current = page(version="1"), page(version="2")
    assert ("777" in former, "888" in former, "These rules held before" in former) == (True, False, True)
    assert ("888" in current, "These rules held before" in current) == (True, False)
    for other in ("3", "77", "x", "-1", "1" * 40):
        assert "888" in page(version=other)


def test_names_rewards_that_are_on_offer_with_their_price(in_norte: Shop) -> None:
    publish(content())
    known = {"shop": in_norte, "kind": RewardKind.AMOUNT, "value": 5, "currency": "EUR", "changed_by": ""}
    Reward.objects.create(**known, names={"en": "5 € off", "es": "5 € menos"}, points=1500)
    Reward.objects.create(**known, names={"en": "Over", "es": "Fin"}, points=900, is_active=False)
    assert "5 € off: 1,500 points" in page()
    assert "5 € menos: 1500 puntos" in page("es").replace("1.500", "1500")
    assert "Over" not in page()


@pytest.mark.proves("B30", part="the prices of rewards")
def test_the_numbers_of_rewards_are_their_prices(in_norte: Shop) -> None:
    what = programme()
    publish(dump(what))
    names = {"en": "Off", "es": "Menos"}
    make_reward(names=names, points=1234)
    make_reward(RewardKind.SHIPPING, names=names, points=77)
    any_amount(names=names, points_per_unit=34)
    make_reward(names=names, points=4321, is_active=False)
    for language in ("en", "es"):
        told = numbers(re.sub("<[^>]+>", " ", card(page(language))), language)
        assert told - configured(what) == Counter({"1234": 1, "77": 1, "34": 1, UNIT: 1})


def test_another_shop_has_its_own(norte: Shop, sur: Shop) -> None:
    with shop_scope(norte):
        publish(content(earning={"birthday": {"points": 777}}))
    assert "777" not in html.unescape(Client().get("/s/sur/points/terms/").content.decode())
