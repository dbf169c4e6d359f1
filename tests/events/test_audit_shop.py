import pytest

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import (
    InvalidPreference,
    create_api_key,
    revoke_api_key,
    update_preferences,
)

ANA = Actor.staff("VXNlcjox")


def audited() -> list[tuple[str, str, dict[str, str]]]:
    rows = RecordedEvent.objects.order_by("pk")
    return [(row.name, row.actor_ref, row.data) for row in rows]


def test_tells_who_changed_which_settings_but_not_to_what(in_norte: Shop) -> None:
    update_preferences(in_norte, {"sender_name": "Norte", "attention_mails": 3}, by=ANA)
    assert audited() == [("PreferencesChanged", ANA.ref, {"names": "attention_mails, sender_name"})]


def test_tells_nothing_of_a_change_that_was_refused(in_norte: Shop) -> None:
    with pytest.raises(InvalidPreference):
        update_preferences(in_norte, {"attention_mails": -1}, by=ANA)
    assert audited() == []


def test_tells_who_made_and_revoked_a_key_once(in_norte: Shop) -> None:
    key, _secret = create_api_key(in_norte, name="erp", scopes=[], by=ANA)
    revoke_api_key(key.pk, by=ANA)
    revoke_api_key(key.pk, by=ANA)
    told = [("ApiKeyCreated", ANA.ref, {"prefix": key.prefix}), ("ApiKeyRevoked", ANA.ref, {"prefix": key.prefix})]
    assert audited() == told
