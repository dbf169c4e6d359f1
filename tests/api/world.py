"""One of everything that the graph shows, in the current shop; every text carries the shop's slug."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from saleor_postventa.catalogue.models import Product, Variant
from saleor_postventa.core.actor import Actor
from saleor_postventa.events.models import ReactionRun, RecordedEvent
from saleor_postventa.hooks.models import HookMessage
from saleor_postventa.hooks.services import create_endpoint
from saleor_postventa.mailing.codes import Basis, ConsentAction, MessageStatus, Topic
from saleor_postventa.mailing.models import ConsentEntry, Message, SentCopy, pack
from saleor_postventa.orders.models import Order, OrderLine, Parcel, ParcelLine
from saleor_postventa.people.models import Customer, Hold
from saleor_postventa.people.rules import HoldReason
from saleor_postventa.recommendations.models import Bestseller, ModelCard, RecommendationRule, Training
from saleor_postventa.saleor.catchup.models import CatchUpRun, FeedProgress
from saleor_postventa.saleor.mention import order_number_in
from saleor_postventa.saleor.models import Delivery
from saleor_postventa.shops.models import ApiKey
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.shops.services import create_api_key
from saleor_postventa.web.ids import show_id
from tests.cast import SHOPPER, STAFF, global_id

from .cased import Cased, make_cased
from .followed import Followed, make_followed
from .membered import TYPES, Membered, make_membered
from .pointed import Pointed, make_pointed
from .returned import Returned, make_returned
from .reviewed import Reviewed, make_reviewed
from .rewarded import Rewarded, make_rewarded
from .surveyed import Surveyed, make_surveyed

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)


RETURNED_TYPES = {
    "ret": "Return",
    "line": "ReturnLine",
    "settlement": "Settlement",
    "part": "RefundPart",
    "credit": "StoreCredit",
    "move": "GoodsMove",
    "policy": "PolicyVersion",
    "draft": "PolicyVersion",
    "simulation": "PolicySimulation",
    "guard": "ReturnGuard",
    "view": "ReturnView",
    "file": "ReturnFile",
}


@dataclass(frozen=True)
class World:
    product: Product
    customer: Customer
    order: Order
    parcel: Parcel
    event: RecordedEvent
    run: ReactionRun
    delivery: Delivery
    message: Message
    catch_up: CatchUpRun
    api_key: ApiKey
    returned: Returned
    rewarded: Rewarded
    pointed: Pointed
    hook: HookMessage
    membered: Membered
    cased: Cased
    surveyed: Surveyed
    followed: Followed
    reviewed: Reviewed
    rule: RecommendationRule

    def shown(self, name: str) -> str:
        """The id of `order` ... as the graph shows it."""
        types = {"run": "PostSaleReaction", "catch_up": "PostSaleCatchUpRun", "api_key": "PostSaleApiKey"}
        return show_id(types.get(name, f"PostSale{name.capitalize()}"), getattr(self, name).pk)

    def returned_id(self, name: str) -> str:
        """The id of `ret`, `part` ... as the graph shows it."""
        return show_id(f"PostSale{RETURNED_TYPES[name]}", getattr(self.returned, name).pk)

    def cased_id(self, name: str) -> str:
        """The id of `case`, the `solved` or the `kept` one as the graph shows it."""
        return show_id("PostSaleCase", getattr(self.cased, name).pk)

    def hook_id(self) -> str:
        """The id of the endpoint as the graph shows it."""
        return show_id("PostSaleHookEndpoint", self.hook.endpoint_id)

    def rewarded_id(self, name: str) -> str:
        """The id of `reward`, the `other` one, `redemption`, `referral`, `programme` ... as the graph shows it."""
        kinds = {
            "redemption": "Redemption",
            "referral": "Referral",
            "programme": "ProgrammeVersion",
            "draft": "ProgrammeVersion",
            "simulation": "ProgrammeSimulation",
        }
        kind = kinds.get(name, "Reward")
        return show_id(f"PostSale{kind}", getattr(self.rewarded, name).pk)

    def review_id(self, name: str = "pending") -> str:
        """The id of the `pending`, the `published` or the `refused` review as the graph shows it."""
        return show_id("PostSaleReview", getattr(self.reviewed, name).pk)

    def membered_id(self, name: str) -> str:
        """The id of `member`, `friend`, `asked` or `file` as the graph shows it."""
        return show_id(TYPES.get(name, "PostSalePointsImport"), getattr(self.membered, name).pk)


def build_world() -> World:
    slug = current_shop().slug
    product, variant = make_product(f"{slug}-product", number=f"{slug}1")
    make_other_size(product, variant)
    customer = make_customer(f"{slug}-shopper", saleor_id=SHOPPER.id)
    order = make_order(customer, f"{slug}-1001", saleor_id=global_id("Order", f"{slug}-1001"))
    line = make_line(order, variant)
    parcel = make_parcel(order, line)
    event = make_placed(order)
    key, _secret = create_api_key(current_shop(), name=f"{slug}-key", scopes=["orders.read"], by=Actor.staff(STAFF.id))
    rewarded = make_rewarded(customer, order)
    return World(
        product=product,
        customer=customer,
        order=order,
        parcel=parcel,
        event=event,
        run=ReactionRun.objects.create(
            shop=current_shop(), event=event, code=f"{slug}.react", state="dead", attempts=3, error=f"{slug}-error"
        ),
        delivery=make_delivery("order_created", state="dead", error=f"{slug}-error"),
        message=make_message(customer, order),
        catch_up=make_catch_up(),
        api_key=key,
        returned=make_returned(order, line),
        rewarded=rewarded,
        pointed=make_pointed(rewarded.account, line, rewarded.programme),
        hook=make_hook_message(),
        membered=make_membered(rewarded.account),
        cased=make_cased(customer, order),
        surveyed=make_surveyed(customer, order),
        followed=make_followed(customer, order),
        reviewed=make_reviewed(line, at=MOMENT),
        rule=make_recommended(product),
    )


def make_recommended(product: Product) -> RecommendationRule:
    """A card in use, by which a hat is the bestseller of the channel, and a rule."""
    shop = current_shop()
    channel = f"{shop.slug}-channel"
    hat, variant = make_product(f"{shop.slug}-hat", number=f"{shop.slug}-hat")
    Product.objects.filter(pk=hat.pk).update(published_in=[channel])
    Variant.objects.filter(pk=variant.pk).update(prices={channel: {"amount": "19.95", "currency": "EUR"}})
    training = Training.objects.create(shop=shop, day=MOMENT.date(), state="done", asked_at=MOMENT)
    marks = [{"code": "popularity", "n": 80, "hits": 20, "recall": 0.2, "ndcg": 0.1}]
    card = ModelCard.objects.create(
        shop=shop,
        training=training,
        made_at=MOMENT,
        used_since=MOMENT,
        is_in_use=True,
        window_days=28,
        chosen=dict.fromkeys(("new", "again", "any"), "popularity"),
        decided_by=dict.fromkeys(("new", "again", "any"), "last_days"),
        marks={exam: dict.fromkeys(("new", "again", "any"), marks) for exam in ("last_days", "last_baskets")},
    )
    Bestseller.objects.create(shop=shop, card=card, channel=channel, product_id=hat.pk, buyers=9)
    return RecommendationRule.objects.create(
        shop=shop, kind="pin", product=hat, channel=channel, note=f"{shop.slug}-note", made_by=STAFF.id, made_at=MOMENT
    )


def make_hook_message() -> HookMessage:
    """Given up, of an endpoint of the team."""
    shop = current_shop()
    endpoint, _secret = create_endpoint(
        name=f"{shop.slug}-hook", url=f"https://{shop.slug}-hook.example.test/", listens_to=[], by=Actor.staff(STAFF.id)
    )
    return HookMessage.objects.create(
        shop=shop,
        endpoint=endpoint,
        message_id=f"msg_{shop.slug}-hook",
        topic="test",
        body=f"{shop.slug}-hook",
        state="dead",
        error=f"{shop.slug}-hook",
    )


def make_product(name: str, *, number: str) -> tuple[Product, Variant]:
    shop = current_shop()
    product = Product.objects.create(shop=shop, saleor_id=global_id("Product", number), name=name)
    variant = Variant.objects.create(
        shop=shop, saleor_id=global_id("ProductVariant", number), product=product, name=f"{name}-M", sku=f"{name}-M"
    )
    return product, variant


def make_other_size(product: Product, variant: Variant) -> None:
    Variant.objects.create(
        shop=product.shop,
        saleor_id=f"{variant.saleor_id}-l",
        product=product,
        name=f"{product.name}-L",
        prices={f"{current_shop().slug}-channel": {"amount": "29.95", "currency": "EUR"}},
    )


def make_customer(name: str, *, saleor_id: str | None = None) -> Customer:
    customer = Customer.objects.create(
        shop=current_shop(),
        saleor_id=saleor_id,
        email=f"{name}@example.test",
        first_name=name,
        last_name="Prueba",
        language="ES_ES",
    )
    Hold.objects.create(
        shop=current_shop(), customer=customer, reason=HoldReason.OPEN_CASE, key=f"{name}-case", since=MOMENT
    )
    ConsentEntry.objects.create(
        shop=current_shop(),
        customer=customer,
        address_hash=f"hash-{name}",
        topic=Topic.OFFERS,
        action=ConsentAction.GIVEN,
        basis=Basis.CONSENT,
        source=f"{current_shop().slug}-checkout",
        actor_kind="shopper",
        recorded_at=MOMENT,
    )
    return customer


def make_order(customer: Customer | None, number: str, *, saleor_id: str | None = None, age_days: int = 0) -> Order:
    return Order.objects.create(
        shop=current_shop(),
        saleor_id=saleor_id or global_id("Order", number),
        number=number,
        status="fulfilled",
        channel=f"{current_shop().slug}-channel",
        currency="EUR",
        language="ES",
        customer=customer,
        user_email=customer.email if customer else "",
        placed_at=MOMENT - timedelta(days=age_days),
        total_gross_amount="59.90",
        is_paid=True,
    )


def make_line(order: Order, variant: Variant, *, quantity: int = 2) -> OrderLine:
    return OrderLine.objects.create(
        shop=current_shop(),
        order=order,
        saleor_id=global_id("OrderLine", f"{order.number}-{variant.pk}"),
        variant=variant,
        product_name=variant.product.name if variant.product else "",
        variant_name=variant.name,
        sku=variant.sku,
        quantity=quantity,
        quantity_fulfilled=quantity,
        quantity_returned=1,
        currency="EUR",
        unit_price_gross_amount="29.95",
    )


def make_parcel(order: Order, *lines: OrderLine) -> Parcel:
    shop = current_shop()
    parcel = Parcel.objects.create(
        shop=shop,
        order=order,
        saleor_id=global_id("Fulfillment", order.number),
        number=1,
        status="fulfilled",
        tracking_number=f"{order.number}-track",
        created_at=MOMENT,
        shipped_at=MOMENT,
    )
    for line in lines:
        ParcelLine.objects.create(
            shop=shop, parcel=parcel, order_line=line, quantity_shipped=line.quantity, quantity=line.quantity
        )
    return parcel


def make_placed(order: Order, *, occurred_at: datetime = MOMENT) -> RecordedEvent:
    """OrderPlaced, by a member of staff whose id shoppers must not see."""
    return RecordedEvent.objects.create(
        shop=current_shop(),
        name="OrderPlaced",
        version=1,
        key=f"OrderPlaced:{order.pk}:{occurred_at.isoformat()}",
        order_id=order.pk,
        customer_id=order.customer_id,
        occurred_at=occurred_at,
        actor_kind="staff",
        actor_ref=STAFF.id,
        data={
            "channel": order.channel,
            "total_amount": "59.90",
            "currency": "EUR",
            "language": "ES",
            "is_replacement": False,
            "is_imported": False,
        },
    )


def make_delivery(event: str, *, state: str = "done", error: str = "", received_at: datetime = MOMENT) -> Delivery:
    slug = current_shop().slug
    count = Delivery.objects.count()
    body = f'{{"order": {{"number": "{slug}-1001", "n": {count}}}}}'.encode()
    return Delivery.objects.create(
        shop=current_shop(),
        event=event,
        key=Delivery.key_of(event, body),
        body=body,
        order_number=order_number_in(body),
        state=state,
        error=error,
        received_at=received_at,
    )


def make_message(customer: Customer, order: Order) -> Message:
    slug = current_shop().slug
    message = Message.objects.create(
        shop=current_shop(),
        key=f"thank_you:{order.pk}:{Message.objects.count()}",
        kind="thank_you",
        topic=Topic.ORDER,
        customer=customer,
        order=order,
        language="es",
        status=MessageStatus.SENT,
        requested_at=MOMENT,
        expires_at=MOMENT + timedelta(days=5),
        basis=Basis.CONTRACT,
        sent_at=MOMENT,
        handed_over_at=MOMENT,
    )
    SentCopy.objects.create(
        shop=current_shop(),
        message=message,
        address=customer.email,
        subject=f"{slug}-subject",
        packed_html=pack(f"<p>{slug}-html</p>"),
        packed_text=pack(f"{slug}-text"),
    )
    return message


def make_catch_up() -> CatchUpRun:
    slug = current_shop().slug
    run = CatchUpRun.objects.create(shop=current_shop(), kind="backfill", started_at=MOMENT)
    FeedProgress.objects.create(shop=current_shop(), run=run, feed=f"{slug}_orders", read=3, changed=2, total=9)
    return run
