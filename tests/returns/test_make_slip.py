"""The slip for the parcel, read as a scanner and as a person read it; and what its code opens."""

from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.returns.arranging import change_method
from saleor_postventa.returns.models import Return
from saleor_postventa.returns.slip import slip_pdf
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import change_state, update_preferences
from tests.mailing.scene import make_customer, make_order

from .methods.adapters import codes_on, pages_of, words_on
from .rows import make_return, make_return_line

pytestmark = pytest.mark.django_db
ADDRESS = "Calle Mayor 1, 2.º\n28013 Madrid"
LIVES = {"first_name": "Lucía", "last_name": "Núñez", "postal_code": "28004", "city": "Madrid", "street": "Secreta 5"}
A4_POINTS = (595, 842)


@pytest.fixture
def shop(in_norte: Shop, clock: object) -> Shop:
    update_preferences(in_norte, {"postal_address": ADDRESS, "sender_name": "Casa Norte"}, by=SYSTEM)
    return in_norte


def returned(**overrides: Any) -> Return:
    return make_return(make_order(make_customer(), number="1042", shipping_address=LIVES), **overrides)


@pytest.mark.proves("A36")
@pytest.mark.parametrize("language", ["es", "en"])
def test_scanners_read_the_number_and_the_way_to_its_inspection(shop: Shop, client: Any, language: str) -> None:
    ret = returned()
    read = codes_on(slip_pdf(ret, language))
    assert read["Code128"] == ret.number
    assert read["QRCode"] == f"https://postventa.example.test/r/norte/{ret.number}"
    opened = client.get(read["QRCode"].removeprefix("https://postventa.example.test"))
    assert opened.status_code == 302
    assert opened["Location"] == (
        f"https://norte.example.test/dashboard/extensions/app/QXBwOjc%3D/returns/scan/{ret.number}"
    )


def test_a_poor_print_is_still_read(shop: Shop) -> None:
    [page] = pages_of(slip_pdf(returned(), "es"), scale=2)
    grey = Image.blend(page, Image.new("L", page.size, 128), 0.5).rotate(2, fillcolor=160, expand=True)
    found = {code.format.name for code in zxingcpp.read_barcodes(grey)}
    assert found == {"Code128", "QRCode"}


def test_people_read_what_it_is_where_it_goes_and_by_when(shop: Shop) -> None:
    ret = returned(language="es")
    told = words_on(slip_pdf(ret, "es"))
    for words in (
        f"Devolución {ret.number}",
        "Casa Norte Calle Mayor 1, 2.º 28013 Madrid",
        "Pedido 1042",
        "Lucía Núñez 28004 Madrid",
        "1 \u00d7 Linen shirt, M",
        "2 \u00d7 Mug & saucer, Ochre",
        "Me queda pequeño",
        "24 de junio de 2026",
    ):
        assert words in told
    assert "Secreta" not in told


def test_speaks_english_too(shop: Shop) -> None:
    told = words_on(slip_pdf(returned(), "en"))
    assert "Too small" in told
    assert "Send it by June 24, 2026 at the latest." in told


@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_is_one_page_of_a4_whatever_comes_back(shop: Shop, count: int) -> None:
    ret = returned(lines=())
    for number in range(count):
        name = f"Thing {number} " + "long " * (40 if count == 60 else 0)
        make_return_line(ret, name, "A variant", 2, 1)
    pdf = slip_pdf(ret, "en")
    document = pypdfium2.PdfDocument(pdf)
    assert [tuple(round(side) for side in page.get_size()) for page in document] == [A4_POINTS]
    document.close()
    told = words_on(pdf)
    assert ("more items" in told) == (count == 60)
    assert codes_on(pdf)["Code128"] == ret.number


def test_leaves_out_what_was_not_approved(shop: Shop) -> None:
    ret = returned()
    ret.lines.filter(order_line__product_name="Linen shirt").update(quantity_approved=0)
    told = words_on(slip_pdf(ret, "en"))
    assert "Linen shirt" not in told
    assert "2 \u00d7 Mug & saucer" in told


@pytest.mark.parametrize(
    "overrides", [{"method": "gone"}, {"send_by": None}, {"customer": None}, {"method": "keep_it"}]
)
def test_is_made_of_what_is_known(shop: Shop, overrides: dict[str, Any]) -> None:
    assert codes_on(slip_pdf(returned(**overrides), "es"))["Code128"]


def test_goes_to_the_destination_of_the_return(shop: Shop) -> None:
    settings = {"addresses": {"repairs": "Taller\nCalle Fría 2\n45001 Toledo"}}
    change_method("own_carrier", is_on=True, settings=settings, by=SYSTEM)
    assert "Taller Calle Fría 2 45001 Toledo" in words_on(slip_pdf(returned(destination="repairs"), "es"))


def test_what_people_wrote_is_no_markup(shop: Shop) -> None:
    ret = returned(lines=(("<b>Bold</b> & <img src='x'/>", "<i>", 1, "1"),))
    assert "<b>Bold</b> & <img src='x'/>, <i>" in words_on(slip_pdf(ret, "es"))


def test_letters_of_other_languages_are_printed(shop: Shop) -> None:
    ret = returned(lines=(("Žluťoučký kůň, Łódź, Ελλάδα, Київ", "", 1, "1"),))
    assert "Žluťoučký kůň, Łódź, Ελλάδα, Київ" in words_on(slip_pdf(ret, "es"))


@pytest.mark.parametrize(
    ("version", "dashboard", "address"),
    [
        ("3.23.1", "https://panel.example.test/", "https://panel.example.test/extensions/app/QXBwOjc%3D/"),
        ("3.22.0", None, "https://norte.example.test/dashboard/extensions/app/QXBwOjc%3D/"),
        ("3.21.9", None, "https://norte.example.test/dashboard/apps/QXBwOjc%3D/app/"),
    ],
)
def test_a_scan_leads_to_the_shops_own_dashboard(
    norte: Shop, client: Any, version: str, dashboard: str | None, address: str
) -> None:
    update_preferences(norte, {"dashboard_url": dashboard}, by=SYSTEM)
    Shop.objects.filter(pk=norte.pk).update(saleor_version=version)
    assert client.get("/r/norte/R1")["Location"] == f"{address}returns/scan/R1"


def test_a_scan_tells_nobody_whether_there_is_such_a_return(norte: Shop, client: Any) -> None:
    assert client.get("/r/norte/nothing").status_code == 302
    assert client.get("/r/norte/a%3Fb%23c").headers["Location"].endswith("/returns/scan/a%3Fb%23c")
    assert client.get("/r/nowhere/R1").status_code == 404


def test_a_shop_that_is_gone_is_not_opened(norte: Shop, client: Any, clock: Any) -> None:
    change_state(norte, "removed", since=clock.moment)  # type: ignore[arg-type]
    assert client.get("/r/norte/R1").status_code == 404
