"""Products in mails: chosen as the mail leaves, with what is in stock then, and nothing that came back."""

from collections.abc import Collection

import pytest

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.flows.document.document import read
from saleor_postventa.flows.mails import choosing
from saleor_postventa.flows.mails.trying import preview_mail
from saleor_postventa.loyalty.services.birthdays import set_birthday
from saleor_postventa.mailing.codes import Basis, CancelReason, MessageStatus, Topic
from saleor_postventa.mailing.consents import open_by_purchase, record_consent, withdraw_consent
from saleor_postventa.mailing.models import Message
from saleor_postventa.orders.models import Order, OrderLine
from saleor_postventa.people.models import Customer
from saleor_postventa.recommendations import stock
from saleor_postventa.recommendations.models import RecommendationRule
from saleor_postventa.recommendations.rules.kinds import RuleKind
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.services import update_preferences
from tests.mailing.conftest import Mailbox
from tests.mailing.scene import make_customer

from .documents import content, send
from .scene import BY_STAFF, bought, delivered, live, pass_round, willing

pytestmark = pytest.mark.django_db
WEB = "web"


def product(name: str, *, category: str = "cups", price: str = "12.00") -> Product:
    made = Product.objects.create(
        shop_id=Shop.objects.get().pk,
        saleor_id=f"Product:{name}",
        slug=name,
        name=name.title(),
        category_slug=category,
        published_in=[WEB],
    )
    Variant.objects.create(
        shop=made.shop,
        product=made,
        saleor_id=f"Variant:{name}",
        name=name,
        prices={WEB: {"amount": price, "currency": "EUR"}},
    )
    return made


@pytest.fixture
def sold_out(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Everything else is in stock."""
    gone: set[str] = set()

    def in_stock(saleor_ids: Collection[str], channel: str, country: str) -> set[str]:
        return set(saleor_ids) - gone

    monkeypatch.setattr(choosing, "in_stock", in_stock)
    return gone


def chosen(*names: str, count: int = 3) -> dict[str, object]:
    ids = [f"Product:{name}" for name in names]
    return {"kind": "products", "source": "chosen", "chosen": ids, "count": count}


def buys(customer: Customer, of: Product | None = None, *, returned: int = 0) -> None:
    order = bought(customer, channel=WEB)
    if of is not None:
        OrderLine.objects.create(
            shop=order.shop,
            order=order,
            saleor_id=f"Line:{order.pk}",
            variant=of.variants.get(),
            product_name=of.name,
            quantity=1,
            quantity_fulfilled=1,
            quantity_returned=returned,
        )
    delivered(order)
    pass_round()


def shown(mailbox: Mailbox) -> str:
    return mailbox.part("plain")


def test_shows_what_is_to_be_had_in_the_team_s_order(shop: Shop, mailbox: Mailbox, sold_out: set[str]) -> None:
    for name in ("mug", "plate", "bowl"):
        product(name)
    sold_out.add("Variant:plate")
    update_preferences(shop, {"product_page": "https://norte.example.test/p/{slug}"}, by=BY_STAFF)
    live("offer", send("offer", "Look", chosen("bowl", "plate", "mug")), exits=[])
    buys(willing())
    text = shown(mailbox)
    assert text.index("Bowl") < text.index("Mug")
    assert "Plate" not in text
    assert "12,00" in text
    assert "https://norte.example.test/p/bowl" in text


def test_calls_things_as_the_reader_does(shop: Shop, mailbox: Mailbox, sold_out: set[str]) -> None:
    mug = product("mug")
    Product.objects.filter(pk=mug.pk).update(names={"es": "Taza"})
    live("offer", send("offer", "Look", chosen("mug")), exits=[])
    buys(willing())
    assert "- Taza" in shown(mailbox)
    assert "Mug" not in shown(mailbox)


@pytest.mark.proves("D5", part="what was sent back is in no mail")
def test_never_shows_what_they_sent_back(shop: Shop, mailbox: Mailbox, sold_out: set[str]) -> None:
    mug, _plate = product("mug"), product("plate")
    live("offer", send("offer", "Look", chosen("mug", "plate")), exits=[])
    buys(willing(), mug, returned=1)
    assert "Plate" in shown(mailbox)
    assert "- Mug" not in shown(mailbox)


def test_one_with_nothing_to_show_does_not_leave(shop: Shop, mailbox: Mailbox, sold_out: set[str]) -> None:
    product("mug")
    sold_out.add("Variant:mug")
    live("offer", send("offer", "Look", chosen("mug")), exits=[])
    buys(willing())
    message = Message.objects.get(kind="flow_offer")
    assert (message.status, message.cancel_reason) == (MessageStatus.CANCELLED, CancelReason.NOTHING_TO_SHOW)
    assert not [mail for mail in mailbox.mails if mail["Subject"] == "Look"]


CASES = [
    # consent, is a customer, similar goods, has objected -> what leaves and on what ground
    (True, True, True, False, Basis.CONSENT),
    (True, True, False, False, Basis.CONSENT),
    (True, True, True, True, None),
    (True, True, False, True, None),
    (False, True, True, False, Basis.SOFT_OPT_IN),
    (False, True, False, False, None),
    (False, True, True, True, None),
    (False, True, False, True, None),
]


@pytest.mark.proves("W18")
@pytest.mark.parametrize(("consent", "is_customer", "is_similar", "has_objected", "basis"), CASES)
def test_who_may_be_offered_what(
    shop: Shop,
    mailbox: Mailbox,
    sold_out: set[str],
    consent: bool,
    is_customer: bool,
    is_similar: bool,
    has_objected: bool,
    basis: Basis | None,
) -> None:
    """LSSI 21: with consent, or to customers for goods like those that they bought, unless they objected."""
    mug = product("mug")
    product("plate", category="cups" if is_similar else "shoes")
    live("offer", send("offer", "Look", chosen("plate")), exits=[])
    customer = make_customer()
    if consent:
        record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    else:
        open_by_purchase(customer.pk)
    if has_objected:
        withdraw_consent(customer, Topic.OFFERS, source="mail", by=SYSTEM)
    buys(customer, mug)
    message = Message.objects.get(kind="flow_offer")
    if basis is None:
        assert message.status == MessageStatus.CANCELLED
        assert message.consent is None
    else:
        assert (message.status, message.basis) == (MessageStatus.SENT, basis)
        assert message.consent is not None
        assert message.consent.customer_id == customer.pk


def test_who_never_bought_and_never_agreed_gets_no_offer(shop: Shop, mailbox: Mailbox, sold_out: set[str]) -> None:
    product("plate")
    settings = {"days_before": 0}
    live("birthday", send("offer", "Look", chosen("plate")), trigger="birthday", settings=settings)
    stranger = make_customer()
    set_birthday(stranger, month=6, day=10, by=SYSTEM)
    pass_round()
    assert Message.objects.get(kind="flow_offer").cancel_reason == CancelReason.NO_BASIS


def test_what_the_team_pins_comes_first_and_says_why(
    shop: Shop, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mug, plate = product("mug"), product("plate")
    RecommendationRule.objects.create(shop=shop, kind=RuleKind.PIN, product=plate)
    monkeypatch.setattr(stock, "available", lambda shop, ids, **at: dict.fromkeys(ids, 5))
    live("offer", send("offer", "Look", {"kind": "products", "source": "for_order"}), exits=[])
    buys(willing(), mug)
    assert "Plate" in shown(mailbox)
    assert "12,00" in shown(mailbox)


@pytest.mark.proves("D13", part="the preview with a real order shows what its customer would be shown")
def test_a_preview_with_an_order_shows_what_suits_its_customer(shop: Shop) -> None:
    for name in ("mug", "plate"):
        product(name)
    customer = willing()
    buys(customer, product("kettle"))
    document = read(content(send("offer", "Look", chosen("plate", "mug"))))
    shown_mail = preview_mail(
        shop, document, "offer", is_other=False, language="en", order=Order.objects.get(customer=customer)
    )
    assert shown_mail is not None
    assert shown_mail.text.index("Plate") < shown_mail.text.index("Mug")
    assert "Ceramic" not in shown_mail.text
