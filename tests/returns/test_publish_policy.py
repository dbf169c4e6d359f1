import json
from datetime import timedelta

import pytest

from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.legal.laws import countries
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.policy.document import Policy, dump
from saleor_postventa.returns.queries import draft_policy, live_policy
from saleor_postventa.returns.rules import PolicyStatus
from saleor_postventa.returns.services import (
    discard_draft,
    export_policy,
    import_policy,
    publish_policy,
    save_draft,
)
from saleor_postventa.returns.services.policies import (
    AppliesAfterEffect,
    InvalidPolicy,
    NotADraft,
    UnknownPolicy,
    UnlawfulPolicy,
)
from saleor_postventa.returns.services.policy_files import NotAPolicyFile
from saleor_postventa.returns.services.trying import check_policy
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import BY_STAFF, make_order_with_parcels
from .snapshot import everything

pytestmark = pytest.mark.django_db
DEFAULT = dump(Policy.default())


def refused(kind: type[Refusal], policy_id: int, **how: object) -> Refusal:
    before = everything()
    with pytest.raises(kind) as refusal:
        publish_policy(policy_id, by=BY_STAFF, **how)
    assert everything() == before
    return refusal.value


def test_there_is_one_draft_and_numbers_follow_one_another(in_norte: Shop, clock: MovableClock) -> None:
    first = save_draft(DEFAULT, name="Summer", by=BY_STAFF)
    longer = {**DEFAULT, "window": {"days": 60}}
    again = save_draft(longer, name="Winter", revision=first.revision, by=BY_STAFF)
    assert (again.pk, again.number, again.name) == (first.pk, 1, "Winter")
    assert draft_policy() == again
    publish_policy(again.pk, by=BY_STAFF)
    assert draft_policy() is None
    assert save_draft(DEFAULT, by=BY_STAFF).number == 2


@pytest.mark.proves("A-B2", part="a shop that has sent nothing yet")
def test_a_shop_without_a_known_market_is_held_to_every_law(in_norte: Shop, clock: MovableClock) -> None:
    draft = save_draft({**DEFAULT, "window": {"days": 13}}, by=BY_STAFF)
    refusal = refused(UnlawfulPolicy, draft.pk)
    assert isinstance(refusal, UnlawfulPolicy)
    assert {violation.country for violation in refusal.violations} == countries()
    assert check_policy(draft.content).can_publish is False


def test_a_shop_is_held_to_the_laws_of_where_it_sends(in_norte: Shop, clock: MovableClock) -> None:
    make_order_with_parcels(country="US")
    draft = save_draft({**DEFAULT, "window": {"days": 13}}, by=BY_STAFF)
    assert check_policy(draft.content).can_publish is True
    make_order_with_parcels(number=2, country="DE")
    refusal = refused(UnlawfulPolicy, draft.pk)
    assert isinstance(refusal, UnlawfulPolicy)
    assert {violation.country for violation in refusal.violations} == {"DE"}


def test_keeps_everything_said_so_that_no_new_default_changes_it(in_norte: Shop, clock: MovableClock) -> None:
    assert save_draft({"format": 1}, by=BY_STAFF).content == {**dump(Policy())}


def test_names_the_path_of_what_is_wrong(in_norte: Shop, clock: MovableClock) -> None:
    with pytest.raises(InvalidPolicy) as refusal:
        save_draft({**DEFAULT, "window": {"days": 0}}, by=BY_STAFF)
    assert refusal.value.field == "window.days"
    with pytest.raises(InvalidPolicy):
        save_draft({**DEFAULT, "colour": "red"}, by=BY_STAFF)
    assert not PolicyVersion.objects.exists()


def test_is_in_force_from_the_moment_it_is_published(in_norte: Shop, clock: MovableClock) -> None:
    version = publish_policy(save_draft(DEFAULT, by=BY_STAFF).pk, by=BY_STAFF)
    assert (version.status, version.published_by, version.applies_from) == (
        PolicyStatus.PUBLISHED,
        BY_STAFF.ref,
        clock.moment,
    )
    assert live_policy(clock.moment) == version
    assert live_policy(clock.moment - timedelta(seconds=1)) is None
    assert RecordedEvent.objects.get(name="PolicyPublished").data["number"] == 1


@pytest.mark.proves("A-B2", part="what is below the law is not published")
def test_what_is_below_the_law_is_not_published(in_norte: Shop, clock: MovableClock) -> None:
    make_order_with_parcels(country="ES")
    fee = {"kind": "restocking", "percent": "10"}
    draft = save_draft({**DEFAULT, "fees": [fee]}, by=BY_STAFF)
    refusal = refused(UnlawfulPolicy, draft.pk)
    assert {violation.country for violation in refusal.violations} == {"ES"}
    assert "ES" in refusal.message
    assert any(character.isdigit() for character in refusal.message)


def test_refuses_what_is_no_draft(in_norte: Shop, clock: MovableClock) -> None:
    version = publish_policy(save_draft(DEFAULT, by=BY_STAFF).pk, by=BY_STAFF)
    refused(NotADraft, version.pk)
    refused(UnknownPolicy, 0)
    with pytest.raises(NotADraft):
        discard_draft(version.pk, by=BY_STAFF)
    other = save_draft(DEFAULT, by=BY_STAFF)
    refused(AppliesAfterEffect, other.pk, applies_from=clock.moment + timedelta(days=1))
    discard_draft(other.pk, by=BY_STAFF)
    refused(NotADraft, other.pk)


@pytest.mark.proves("A40", part="policies as versioned files")
def test_export_import_export_is_identical(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    version = save_draft(DEFAULT, name="Verano — ñ", by=BY_STAFF)
    file = export_policy(version)
    with shop_scope(sur):
        taken = import_policy(file, by=BY_STAFF)
        assert export_policy(taken) == file
        assert taken.name == "Verano — ñ"


@pytest.mark.proves("A40", part="the policy that came with the program as a file")
def test_the_default_policy_is_exported_as_any_other(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    file = export_policy(None)
    with shop_scope(sur):
        taken = import_policy(file, by=BY_STAFF)
        assert (taken.content, taken.name) == (DEFAULT, "")
        assert export_policy(taken) == file


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"kind": "x"}', json.dumps({"kind": "saleor_postventa.return_policy", "policy": []})]
)
def test_refuses_files_of_another_kind(in_norte: Shop, clock: MovableClock, text: str) -> None:
    with pytest.raises(NotAPolicyFile):
        import_policy(text, by=BY_STAFF)
    assert not PolicyVersion.objects.exists()


def test_refuses_a_file_whose_policy_is_wrong(in_norte: Shop, clock: MovableClock) -> None:
    file = json.dumps({"kind": "saleor_postventa.return_policy", "name": "", "policy": {"days": 3}})
    with pytest.raises(InvalidPolicy):
        import_policy(file, by=BY_STAFF)


def test_another_shop_can_not_publish_it(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    draft = save_draft(DEFAULT, by=BY_STAFF)
    with shop_scope(sur):
        refused(UnknownPolicy, draft.pk)
        with pytest.raises(UnknownPolicy):
            discard_draft(draft.pk, by=BY_STAFF)
        assert save_draft(DEFAULT, by=BY_STAFF).number == 1
