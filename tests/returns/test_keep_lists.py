"""Block and allow lists, saved views, notes, and the tree of reasons."""

from datetime import timedelta

import pytest

from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.models import Guard, Reason, ReturnNote, SavedView
from saleor_postventa.returns.queries import reason_tree, returnable_items
from saleor_postventa.returns.services import (
    add_note,
    delete_guard,
    delete_view,
    ensure_reasons,
    save_guard,
    save_reasons,
    save_view,
)
from saleor_postventa.returns.services.guards import GuardInvalid, UnknownGuard
from saleor_postventa.returns.services.moving import UnknownReturn
from saleor_postventa.returns.services.notes import EmptyNote
from saleor_postventa.returns.services.reasons import (
    DEFAULT_REASONS,
    NoFreeReason,
    ReasonDraft,
    ReasonInvalid,
    TooManyPhotos,
)
from saleor_postventa.returns.services.views import UnknownView, ViewNameNeeded
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from tests.conftest import MovableClock

from .make import BY_SHOPPER, BY_STAFF, lines_of, make_order_with_parcels, make_return

pytestmark = pytest.mark.django_db


def block(subject: str, value: str, **how: object) -> Guard:
    return save_guard(
        **{"subject": subject, "value": value, "is_block": True, "reason": "Fraud", "by": BY_STAFF, **how}
    )


@pytest.mark.parametrize("subject", ["customer", "sku", "order"])
@pytest.mark.proves("A24", part="block and allow lists with reason and end; the law's ways belong to rights")
def test_blocks_until_it_ends_and_an_allowance_outranks_it(in_norte: Shop, clock: MovableClock, subject: str) -> None:
    order = make_order_with_parcels()
    values = {"customer": str(order.customer_id), "sku": "sku-1", "order": order.number}

    def verdict() -> str:
        return returnable_items(order, now=clock.moment)[0].decision.verdict

    block(subject, values[subject], expires_at=clock.moment + timedelta(days=2))
    assert verdict() == "blocked"
    save_guard(subject="order", value=order.number, is_block=False, reason="Known to us", by=BY_STAFF)
    assert verdict() == "returnable"
    delete_guard(Guard.objects.get(is_block=False).pk, by=BY_STAFF)
    assert verdict() == "blocked"
    clock.move(days=2)
    assert verdict() == "returnable"


def test_the_team_may_go_past_a_block(in_norte: Shop, clock: MovableClock) -> None:
    order = make_order_with_parcels()
    block("order", order.number)
    with pytest.raises(Refusal) as refusal:
        make_return(order)
    assert refusal.value.code == "not_returnable"
    assert "Fraud" not in refusal.value.message


@pytest.mark.parametrize(
    "entry",
    [
        {"value": " "},
        {"reason": ""},
        {"subject": "planet"},
        {"subject": "customer", "value": "0"},
        {"subject": "customer", "value": "ana"},
    ],
)
def test_refuses_entries_that_say_nothing(in_norte: Shop, clock: MovableClock, entry: dict[str, str]) -> None:
    with pytest.raises(GuardInvalid):
        block(**{"subject": "sku", "value": "SKU-1", **entry})
    with pytest.raises(GuardInvalid):
        block("sku", "SKU-1", expires_at=clock.moment)
    assert not Guard.objects.exists()


def test_the_same_entry_again_changes_it(in_norte: Shop, clock: MovableClock) -> None:
    first = block("voucher", "SUMMER")
    assert block("voucher", "SUMMER", reason="Leaked").pk == first.pk
    assert Guard.objects.get().reason == "Leaked"


@pytest.mark.proves("A22", part="saved views")
def test_a_view_has_a_name(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    view = save_view("Old ones", {"statuses": ["requested"]}, by=BY_STAFF)
    assert save_view("Old ones", {"statuses": ["sent"]}, by=BY_STAFF).pk == view.pk
    with pytest.raises(ViewNameNeeded):
        save_view(" ", {}, by=BY_STAFF)
    with shop_scope(sur):
        assert not SavedView.objects.exists()
        with pytest.raises(UnknownView):
            delete_view(view.pk, by=BY_STAFF)
    delete_view(view.pk, by=BY_STAFF)
    assert not SavedView.objects.exists()


def test_notes_say_who_may_read_them(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    ret = make_return(make_order_with_parcels())
    add_note(ret.pk, "Watch out", is_internal=True, by=BY_STAFF)
    add_note(ret.pk, "Gracias", is_internal=False, by=BY_SHOPPER)
    assert list(ret.notes.order_by("pk").values_list("text", "is_internal", "actor_kind")) == [
        ("Watch out", True, "staff"),
        ("Gracias", False, "shopper"),
    ]
    with pytest.raises(EmptyNote):
        add_note(ret.pk, " ", is_internal=True, by=BY_STAFF)
    with shop_scope(sur):
        with pytest.raises(UnknownReturn):
            add_note(ret.pk, "x", is_internal=True, by=BY_STAFF)
        assert not ReturnNote.objects.exists()


class TestReasons:
    def test_the_default_tree_has_two_levels_in_both_languages(self, in_norte: Shop) -> None:
        ensure_reasons()
        ensure_reasons()
        tree = reason_tree()
        leaves = [leaf for root in tree for leaf in root.children.all()]
        assert Reason.objects.count() == len(DEFAULT_REASONS) == len(tree) + len(leaves)
        assert all(row.name_in("es") and row.name_in("en") for row in Reason.objects.all())
        assert {leaf.group for leaf in leaves} <= {root.code for root in tree}
        assert Reason.objects.get(code="damaged").min_photos == 1

    @pytest.mark.parametrize(("photos", "is_fault"), [(-1, True), (21, True), (1, False)])
    def test_only_a_fault_asks_for_photos_and_for_no_more_than_can_be_given(
        self, in_norte: Shop, photos: int, is_fault: bool
    ) -> None:
        names = {"es": "Rota", "en": "Broken"}
        drafts = [
            ReasonDraft(code="mind", names=names),
            ReasonDraft(code="broken", names=names, min_photos=photos, is_shops_fault=is_fault),
        ]
        with pytest.raises(TooManyPhotos):
            save_reasons(drafts, by=BY_STAFF)

    def test_one_is_left_for_who_withdraws(self, in_norte: Shop) -> None:
        names = {"es": "Rota", "en": "Broken"}
        fault = ReasonDraft(code="broken", names=names, is_shops_fault=True)
        switched_off = ReasonDraft(code="mind", names=names, is_on=False)
        below_it = ReasonDraft(code="not_needed", names=names, parent="mind")
        for drafts in ([], [fault], [fault, switched_off, below_it]):
            with pytest.raises(NoFreeReason):
                save_reasons(drafts, by=BY_STAFF)

    def test_what_is_left_out_is_switched_off_and_not_deleted(self, in_norte: Shop, clock: MovableClock) -> None:
        ret = make_return(make_order_with_parcels())
        names = {"es": "Otra", "en": "Another"}
        save_reasons([ReasonDraft(code="another", names=names)], by=BY_STAFF)
        assert [row.code for row in reason_tree()] == ["another"]
        assert ret.lines.get().reason.code == "too_small"
        assert len(reason_tree(is_whole=True)) > 1

    @pytest.mark.parametrize(
        "drafts",
        [
            [ReasonDraft(code="a", names={"es": "A"})],
            [ReasonDraft(code="a b", names={"es": "A", "en": "A"})],
            [ReasonDraft(code="a", names={"es": "A", "en": "A"}, parent="b")],
            [
                ReasonDraft(code="a", names={"es": "A", "en": "A"}),
                ReasonDraft(code="b", names={"es": "A", "en": "A"}, parent="a"),
                ReasonDraft(code="c", names={"es": "A", "en": "A"}, parent="b"),
            ],
            [ReasonDraft(code="a", names={"es": "A", "en": "A"})] * 2,
        ],
    )
    def test_refuses_other_trees(self, in_norte: Shop, drafts: list[ReasonDraft]) -> None:
        ensure_reasons()
        with pytest.raises(ReasonInvalid):
            save_reasons(drafts, by=BY_STAFF)
        assert Reason.objects.filter(is_on=True).count() == len(DEFAULT_REASONS)

    def test_each_shop_has_its_own(self, in_norte: Shop, sur: Shop) -> None:
        ensure_reasons()
        with shop_scope(sur):
            assert reason_tree() == []


def test_another_shops_entries_stay(in_norte: Shop, sur: Shop, clock: MovableClock) -> None:
    guard = block("sku", "SKU-1")
    order = make_order_with_parcels()
    with shop_scope(sur):
        with pytest.raises(UnknownGuard):
            delete_guard(guard.pk, by=BY_STAFF)
        with pytest.raises(GuardInvalid):
            block("customer", str(order.customer_id))
    assert len(lines_of(order)) == 1
