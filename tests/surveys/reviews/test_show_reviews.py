import json
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_postventa.catalogue.models import Product
from saleor_postventa.orders.models import Order
from saleor_postventa.people.visits import Visit
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from saleor_postventa.surveys.models import Review, ReviewPhoto
from saleor_postventa.surveys.pages.review_section import reviews_of_order
from saleor_postventa.surveys.review_links import photo_path, team_photo_path
from saleor_postventa.surveys.services.moderating import answer_review
from saleor_postventa.web.ids import show_id
from tests.api.ask import Answer, ask
from tests.cast import NORTE, READER

from .scene import BY_STAFF, browser, buy, make_review

pytestmark = pytest.mark.django_db
PUBLISHED = """query($id: ID!) {
  productRating(productId: $id) { mean count distribution { stars count } verification }
  productReviews(productId: $id, first: 10) { totalCount edges { node {
    stars title text shownName isVerified incentiveLabel answer photos { url }
    status refusalReason order { number } } } } }"""
ENTITY = """query($id: ID!) { _entities(representations: [{__typename: "Product", id: $id, channel: "web"}]) {
  ... on Product { postSale { rating { mean } reviewsJsonLd reviews(first: 1) { edges { node { stars } } } } } } }"""
LINKED_DATA = """query($r: [_Any!]!) { _entities(representations: $r) {
  ... on Product { postSale { reviewsJsonLd } } } }"""
QUEUE = """query($filter: PostSaleReviewFilterInput) {
  reviews(first: 10, filter: $filter) { edges { node { id stars status refusalReason isSuspect order { number } } } }
  reviewFigures { written byStars { stars refused { value n } } } }"""
DECIDE = """mutation($id: ID!, $reason: PostSaleReviewRefusalReason!, $text: String) {
  reviewRefuse(input: {id: $id, reason: $reason, text: $text}) {
    review { status refusalText } errors { field code } } }"""
PUBLISH = "mutation($id: ID!) { reviewPublish(input: {id: $id}) { review { status } errors { code } } }"
ANSWER = """mutation($id: ID!, $text: String!) {
  reviewAnswer(input: {id: $id, text: $text}) { review { answer } errors { code } } }"""


def team(shop: Shop, query: str, **variables: Any) -> Answer:
    return ask(shop, query, variables, token=NORTE.staff_token())


@pytest.fixture
def shown(asking: Shop) -> Review:
    make_review(1, 5)
    make_review(2, 1, status="refused", text="Never shown")
    review = make_review(3, 2, status="published", title="So so", text="</script><b>thin</b>", shown_name="Ana")
    return answer_review(review.pk, text="Sorry, Ana", by=BY_STAFF)


def test_everybody_reads_what_was_published_and_nothing_else(shown: Review, asking: Shop) -> None:
    told = ask(asking, PUBLISHED, {"id": shown.product}).data
    assert (told["productRating"]["mean"], told["productRating"]["count"]) == (2.0, 1)
    assert told["productRating"]["distribution"][3] == {"stars": 2, "count": 1}
    assert [edge["node"] for edge in told["productReviews"]["edges"]] == [
        {
            "stars": 2,
            "title": "So so",
            "text": "</script><b>thin</b>",
            "shownName": "Ana",
            "isVerified": True,
            "incentiveLabel": None,
            "answer": "Sorry, Ana",
            "photos": [],
            "status": None,
            "refusalReason": None,
            "order": None,
        }
    ]


def test_another_shop_knows_nothing_of_it(shown: Review, sur: Shop) -> None:
    told = ask(sur, PUBLISHED, {"id": shown.product}).data
    assert told == {"productRating": None, "productReviews": {"totalCount": 0, "edges": []}}


@pytest.mark.proves("C15", part="JSON-LD")
def test_search_engines_read_it(shown: Review, asking: Shop) -> None:
    told = ask(asking, ENTITY, {"id": shown.product}).data["_entities"][0]["postSale"]
    data = json.loads(told["reviewsJsonLd"])
    assert data["@type"] == "Product"
    assert data["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": "2.00",
        "reviewCount": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert data["review"][0]["author"] == {"@type": "Person", "name": "Ana"}
    assert data["review"][0]["reviewBody"] == "</script><b>thin</b>"
    page = browser().get(f"/s/norte/reviews/?product={shown.product}").content.decode()
    assert json.loads(re.findall(r"ld\+json\">(.*?)</script>", page)[0]) == data


def test_what_search_engines_read_of_many_products_is_read_together(asking: Shop) -> None:
    first, second = (make_review(number, status="published") for number in (1, 2))
    other = Product.objects.get(saleor_id=second.product)
    other.pk, other.saleor_id = None, show_id("Product", 999)
    other.save()
    Review.objects.filter(pk=second.pk).update(product=other.saleor_id)
    asked = [{"__typename": "Product", "id": each, "channel": "web"} for each in (first.product, other.saleor_id)]
    counts = []
    for wanted in (asked[:1], asked):
        with CaptureQueriesContext(connection) as captured:
            told = ask(asking, LINKED_DATA, {"r": wanted}).data["_entities"]
        assert [json.loads(each["postSale"]["reviewsJsonLd"])["aggregateRating"]["reviewCount"] for each in told] == [
            1 for _each in wanted
        ]
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.proves("W19", part="whether and how reviews are verified")
def test_pages_say_whether_and_how_reviews_are_verified(shown: Review) -> None:
    general = browser().get("/s/norte/reviews/").content.decode()
    about = browser("es").get(f"/s/norte/reviews/?product={shown.product}").content.decode()
    assert "written through a link that belongs to their order" in general
    assert "ha comprado el producto" in about
    assert "Never shown" not in about
    assert "Sorry, Ana" in about
    assert "&lt;b&gt;thin" in about


def test_an_incentive_is_shown_beside_the_review(asking: Shop) -> None:
    review = make_review(status="published")
    Review.objects.filter(pk=review.pk).update(has_incentive=True)
    told = ask(asking, PUBLISHED, {"id": review.product}, HTTP_ACCEPT_LANGUAGE="es").data
    assert told["productReviews"]["edges"][0]["node"]["incentiveLabel"] == "Con incentivo"
    assert "Con incentivo" in browser("es").get(f"/s/norte/reviews/?product={review.product}").content.decode()


def test_the_team_works_through_what_waits(shown: Review, asking: Shop) -> None:
    told = team(asking, QUEUE, filter={"statuses": ["PENDING"]}).data
    waiting = [edge["node"] for edge in told["reviews"]["edges"]]
    assert [(each["stars"], each["order"]["number"]) for each in waiting] == [(5, "1")]
    assert told["reviewFigures"]["written"] == 3
    assert told["reviewFigures"]["byStars"][0] == {"stars": 1, "refused": {"value": 1.0, "n": 1}}
    pk = waiting[0]["id"]
    refused = team(asking, DECIDE, id=pk, reason="OTHER", text="").data["reviewRefuse"]
    assert refused["errors"] == [{"field": "text", "code": "reason_needed"}]
    refused = team(asking, DECIDE, id=pk, reason="OTHER", text="Of another shop").data["reviewRefuse"]
    assert refused["review"] == {"status": "REFUSED", "refusalText": "Of another shop"}
    assert team(asking, PUBLISH, id=pk).data["reviewPublish"]["review"] == {"status": "PUBLISHED"}
    assert team(asking, ANSWER, id=pk, text="Thanks").data["reviewAnswer"]["review"] == {"answer": "Thanks"}


def test_who_may_not_moderate_does_not(shown: Review, asking: Shop) -> None:
    pk = show_id("PostSaleReview", shown.pk)
    for token in ("", NORTE.staff_token(READER), NORTE.access_token()):
        assert ask(asking, QUEUE, token=token).codes
        assert ask(asking, DECIDE, {"id": pk, "reason": "SPAM"}, token=token).codes
    assert Review.objects.get(pk=shown.pk).status == "published"


@pytest.fixture
def photo(asking: Shop, settings: Any, tmp_path: Any) -> ReviewPhoto:
    settings.MEDIA_ROOT = tmp_path / "media"
    file = ContentFile(b"jpeg", name="a.jpg")
    return ReviewPhoto.objects.create(shop=asking, review=make_review(), file=file, size=4)


def test_a_photo_is_public_while_its_review_is(photo: ReviewPhoto, asking: Shop) -> None:
    assert browser().get(photo_path(photo, asking)).status_code == 404
    seen = browser().get(team_photo_path(photo, asking))
    assert b"".join(seen.streaming_content) == b"jpeg"  # type: ignore[attr-defined]
    other = team_photo_path(photo, asking).replace(f"photos/{photo.pk}/", f"photos/{photo.pk + 1}/")
    assert browser().get(other).status_code == 404
    Review.objects.update(status="published", published_at=photo.at)
    assert b"".join(browser().get(photo_path(photo, asking)).streaming_content) == b"jpeg"  # type: ignore[attr-defined]


def test_the_orders_page_leads_to_its_reviews(asking: Shop) -> None:
    order = buy(lines=((1, "50.00"), (1, "10.00")))
    assert order.customer is not None
    filled = reviews_of_order(order, Visit(order.customer, order.pk))
    assert filled is not None
    assert [each["review"] for each in filled["items"]] == [None, None]
    assert browser().get(filled["review_here"]).status_code == 200


def test_a_shop_that_gathers_no_reviews_shows_nothing_of_them(asking: Shop) -> None:
    order = buy()
    assert order.customer is not None
    listed = f"/s/{asking.slug}/reviews/"
    assert f'href="{listed}"' in browser().get(f"/s/{asking.slug}/policy/").content.decode()
    update_preferences(asking, {"is_review_request_on": False}, by=BY_STAFF)
    assert f'href="{listed}"' not in browser().get(f"/s/{asking.slug}/policy/").content.decode()
    assert reviews_of_order(Order.objects.get(pk=order.pk), Visit(order.customer, order.pk)) is None


def test_figures_of_a_time_before_all_others_are_none(asking: Shop) -> None:
    text = 'query { reviewFigures(until: "0001-01-01T00:00:00Z") { written } }'
    assert ask(asking, text, token=NORTE.staff_token()).data["reviewFigures"] == {"written": 0}
