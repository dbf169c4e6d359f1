"""The team's own words: kept, shown, and never able to break a mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.mailing.codes import Basis
from saleor_postventa.mailing.kinds import Kind, Occasion, kinds
from saleor_postventa.mailing.models import MailWording
from saleor_postventa.mailing.queries import LegalGround
from saleor_postventa.mailing.rendering import Rendering, render, render_example
from saleor_postventa.mailing.wording import (
    LONGEST,
    UnknownPlaceholder,
    Words,
    WordsNotPlain,
    WordsTooLong,
    checked,
    fill_in,
    placeholders_of,
    set_wording,
    words_for,
)
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope

from .scene import make_customer, make_order, make_parcel
from .test_render import OWN_KINDS

pytestmark = pytest.mark.django_db
STAFF = Actor.staff("VXNlcjox")
THANKS = kinds.get("thank_you")


def shown(shop: Shop, language: str = "en", **order: object) -> Rendering:
    made = make_order(make_customer(), **order)
    occasion = Occasion(shop, language, made.customer, made, {"parcel": make_parcel(made).pk})
    return render(THANKS, occasion, LegalGround(Basis.CONTRACT, order=made))


def test_own_words_stand_in_place_of_ours(shop: Shop) -> None:
    words = Words(
        "{first_name}, order {order_number} left", "Hello {first_name},\nit is <b>yours</b>.", "See you. {shop}"
    )
    set_wording(THANKS, "en", words, by=STAFF)
    mail = shown(shop, number="77")
    assert mail.subject == "Lucía, order 77 left"
    assert "Hello Lucía,<br>it is &lt;b&gt;yours&lt;/b&gt;." in mail.html
    assert "Hello Lucía,\nit is <b>yours</b>." in mail.text
    assert "See you. norte" in mail.html
    assert "See you. norte" in mail.text
    assert "has left our hands" not in mail.html + mail.text
    assert "Linen shirt" in mail.html
    assert "What happens next" in mail.html


def test_what_is_empty_stays_ours_and_the_other_language_too(shop: Shop) -> None:
    before = shown(shop, "es")
    set_wording(THANKS, "en", Words(closing="Bye."), by=STAFF)
    mail = shown(shop)
    assert "has left our hands" in mail.html
    assert "is on its way" in mail.subject
    assert "Bye." in mail.html
    assert "Bye." not in shown(shop, "es").html
    assert before.subject.startswith("Gracias")


def test_all_empty_brings_ours_back(shop: Shop) -> None:
    set_wording(THANKS, "en", Words("Other"), by=STAFF)
    assert set_wording(THANKS, "en", Words("  "), by=STAFF) == Words()
    assert not MailWording.objects.exists()
    assert shown(shop).subject.startswith("Thank you")


def test_is_told_in_the_audit_once_per_change(shop: Shop, clock: object) -> None:
    for words in (Words("One"), Words("One"), Words("Two"), Words(), Words()):
        clock.move(minutes=1)  # type: ignore[attr-defined]
        set_wording(THANKS, "en", words, by=STAFF)
    rows = RecordedEvent.objects.filter(name="MailReworded")
    assert [row.actor_ref for row in rows] == [STAFF.ref] * 3


def test_belongs_to_one_shop(shop: Shop, sur: Shop) -> None:
    set_wording(THANKS, "en", Words("Ours"), by=STAFF)
    with shop_scope(sur):
        assert words_for("thank_you", "en") == Words()


REFUSED = [
    (Words("{name}"), "subject", UnknownPlaceholder),
    (Words(opening="Pay {lines.0}"), "opening", UnknownPlaceholder),
    (Words(opening="{brand.__class__}"), "opening", UnknownPlaceholder),
    (Words(closing="{}"), "closing", UnknownPlaceholder),
    (Words(closing="half {order_number"), "closing", UnknownPlaceholder),
    (Words(closing="{{ order_number }}"), "closing", UnknownPlaceholder),
    (Words(opening="{% now 'Y' %}"), "opening", UnknownPlaceholder),
    (Words("two\nlines"), "subject", WordsNotPlain),
    (Words("zero\u200bwidth"), "subject", WordsNotPlain),
    (Words(opening="bell\a"), "opening", WordsNotPlain),
    (Words("x" * 91), "subject", WordsTooLong),
    (Words(opening="x" * 1001), "opening", WordsTooLong),
]


@pytest.mark.parametrize(("words", "field", "error"), REFUSED)
def test_refuses_what_would_break_a_mail(shop: Shop, words: Words, field: str, error: type[Exception]) -> None:
    with pytest.raises(error) as refused:
        set_wording(THANKS, "en", words, by=STAFF)
    assert refused.value.field == field  # type: ignore[attr-defined]
    assert not MailWording.objects.exists()


def test_names_what_can_be_filled_in(shop: Shop) -> None:
    with pytest.raises(UnknownPlaceholder) as refused:
        checked(THANKS, Words("Hello {nombre}"))
    assert refused.value.message == "{nombre} can't be filled in here. These can: {shop}, {order_number}, {first_name}."


@pytest.mark.proves("A18", part="every mail takes the team's subject, opening and closing, in both languages")
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("kind", OWN_KINDS, ids=lambda kind: kind.code)
def test_every_kind_takes_own_words_with_all_its_placeholders(shop: Shop, kind: Kind, language: str) -> None:
    named = " ".join(f"{name}={{{name}}};" for name in placeholders_of(kind))
    words = checked(kind, Words("S", f"Opening {named}", f"Closing {named}"))
    mail = render_example(kind, Occasion(shop, language), words=words)
    for part in (mail.html, mail.text):
        assert "Opening shop=norte;" in part
        assert "Closing shop=norte;" in part
        assert "=;" not in part
    assert mail.subject == "S"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello {first_name}, welcome", "Hello, welcome"),
        ("{first_name}, welcome", "Welcome"),
        ("{first_name}", ""),
        ("For {shop} and {first_name}", "For Casa and"),
        ("Line\n{first_name} there", "Line\nThere"),
        ("Hola, {first_name}: gracias", "Hola: gracias"),
        ("Feliz cumpleaños, {first_name}", "Feliz cumpleaños"),
        ("Gracias por venir, {first_name}. Hasta pronto", "Gracias por venir. Hasta pronto"),
        ("¡{first_name}, enhorabuena!", "¡Enhorabuena!"),
        ("{first_name} {first_name}: {shop}", "Casa"),
    ],
)
def test_a_name_that_is_not_known_leaves_no_gap(text: str, filled: str) -> None:
    assert fill_in(text, {"shop": "Casa", "first_name": ""}) == filled


@given(st.text(max_size=80))
def test_any_text_is_refused_or_rendered_as_it_stands(text: str) -> None:
    try:
        kept = checked(THANKS, Words(opening=text))
    except (UnknownPlaceholder, WordsNotPlain, WordsTooLong):
        return
    if "{" not in kept.opening and kept.opening[:1] not in {",", ";", ":"}:
        assert fill_in(kept.opening, {}) == kept.opening


def test_columns_hold_the_longest_words() -> None:
    assert {name: MailWording._meta.get_field(name).max_length for name in LONGEST} == LONGEST
