import sys

import pytest
from graphql import GraphQLSchema, build_schema, extend_schema, parse, validate

from tests.saleor_contract.comparison import differences
from tests.saleor_contract.documents import ROOT, Document, documents
from tests.saleor_contract.recorded import ADVISORY, SUPPORTED, full_schema, recorded_webhooks
from tests.saleor_contract.subset import draw

OVERLAYS = SUPPORTED[1:]


def our_schema(version: str) -> GraphQLSchema:
    schema = build_schema((ROOT / "schema.graphql").read_text())
    for overlay in OVERLAYS:
        if overlay <= version:
            schema = extend_schema(schema, parse((ROOT / f"since-{overlay}.graphql").read_text()))
    return schema


def every_document() -> list[object]:
    return [pytest.param(document, id=f"{document.folder}/{document.name}") for document in documents()]


@pytest.mark.parametrize("version", SUPPORTED)
def test_each_document_is_valid_in_ours_and_in_the_full_schema(version: str) -> None:
    ours, full = our_schema(version), full_schema(version)
    for document in documents():
        if document.holds_in(version):
            assert validate(ours, parse(document.text)) == [], document.name
            assert validate(full, parse(document.text)) == [], document.name


def test_documents_of_all_versions_need_the_base_alone() -> None:
    base = our_schema(SUPPORTED[0])
    for document in documents():
        assert (validate(base, parse(document.text)) == []) is (document.since is None), document.name


@pytest.mark.parametrize("version", SUPPORTED)
def test_our_schema_is_a_true_subset(version: str) -> None:
    assert list(differences(our_schema(version), full_schema(version))) == []


def test_the_next_version_is_looked_at_in_time(capsys: pytest.CaptureFixture[str]) -> None:
    """Advisory: what the next Saleor took away is printed and breaks nothing."""
    for found in differences(our_schema(SUPPORTED[-1]), full_schema(ADVISORY)):
        with capsys.disabled():
            sys.stdout.write(f"\nSaleor {ADVISORY}: {found}\n")


def test_our_schema_is_drawn_from_the_documents() -> None:
    assert {name: (ROOT / name).read_text() for name in draw()} == draw()


@pytest.mark.parametrize("document", every_document())
def test_is_named_like_its_file(document: Document) -> None:
    name = "".join(part.title() for part in document.name.split("_"))
    kind = {"queries": "query", "mutations": "mutation", "subscriptions": "subscription"}[document.folder]
    assert f"{kind} {name}" in document.text


def test_each_subscription_asks_who_is_meant_and_when() -> None:
    for document in documents():
        if document.folder == "subscriptions":
            assert "event {\n    ...EventMeta" in document.text, document.name


def test_there_is_a_document_for_every_after_sale_event_recorded() -> None:
    ours = {document.name for document in documents() if document.folder == "subscriptions"}
    recorded = {webhook.event for webhook in recorded_webhooks()}
    others = {name for name in recorded - ours if not name.startswith(("gift_card", "voucher", "draft_order"))}
    assert others <= {"transaction_refund_requested", "product_variant_discounted_price_updated"}
