"""Persons by what somebody remembers of them."""

import pytest

from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import persons_like
from saleor_postventa.shops.models import Shop


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lucía", {"lucia"}),
        ("vega lucía", {"lucia"}),
        ("vega", {"lucia", "marta"}),
        ("vega ortiz", set()),
        ("Marta@Correo", {"marta"}),
        ("correo.example", {"marta"}),
        ("@correo.example", {"marta"}),
        ("arta@correo.example", set()),
    ],
)
def test_each_word_narrows_and_an_address_is_meant_from_its_beginning(
    in_norte: Shop, text: str, found: set[str]
) -> None:
    people = {
        "lucia": Customer.objects.create(shop=in_norte, first_name="Lucía", last_name="Vega", email="lv@buzon.example"),
        "marta": Customer.objects.create(
            shop=in_norte, first_name="Marta", last_name="Vega", email="marta@correo.example"
        ),
        "hugo": Customer.objects.create(
            shop=in_norte, first_name="Hugo", last_name="Ortiz", email="hugo@buzon.example"
        ),
    }
    names = {person.pk: name for name, person in people.items()}
    assert {names[person.pk] for person in persons_like(text)} == found
