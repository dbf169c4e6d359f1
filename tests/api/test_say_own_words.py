"""The shop's own words on its pages, set through the API in each language."""

import pytest

from saleor_postventa.shops.models import Shop
from tests.cast import NORTE

from .test_shops_apart import BOSS, run_mutation

pytestmark = pytest.mark.django_db
SHOWN = "settings { welcomeTexts { language text } returnTexts { text } } errors { field code }"


def test_a_text_is_kept_in_its_language_and_an_empty_one_is_none(norte: Shop) -> None:
    token = NORTE.staff_token(BOSS)
    given = {"welcomeTexts": [{"language": "es", "text": " Hola "}, {"language": "en", "text": ""}]}
    kept = run_mutation(norte, "postSaleSettingsUpdate", SHOWN, given, token).data["postSaleSettingsUpdate"]
    assert kept == {
        "settings": {"welcomeTexts": [{"language": "es", "text": "Hola"}], "returnTexts": []},
        "errors": [],
    }


def test_a_language_that_we_do_not_write_is_refused_by_name(norte: Shop) -> None:
    given = {"returnTexts": [{"language": "fr", "text": "Gardez la boîte"}]}
    kept = run_mutation(norte, "postSaleSettingsUpdate", SHOWN, given, NORTE.staff_token(BOSS))
    assert kept.data["postSaleSettingsUpdate"]["errors"] == [{"field": "returnTexts", "code": "invalid"}]
