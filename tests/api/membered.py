"""Members of the programme in the current shop: one who bought, a guest, a request that waits, and a checked file."""

from dataclasses import dataclass

from django.core.files.base import ContentFile

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.codes import AdjustmentReason, ImportStep
from saleor_postventa.loyalty.ledger.movements import Terms, grant
from saleor_postventa.loyalty.ledger.posting import post
from saleor_postventa.loyalty.models import Account, Adjustment, MemberImport
from saleor_postventa.loyalty.services import preview_join
from saleor_postventa.loyalty.services.adjusting import WAITS
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from tests.cast import global_id

COLLEAGUE = global_id("User", "777")
TYPES = {"member": "PostSalePointsMember", "friend": "PostSalePointsMember", "asked": "PostSalePointsAdjustment"}


@dataclass(frozen=True)
class Membered:
    """`asked` is a colleague's request for `member`; `file` waits to be imported; `mark` is of joining the two."""

    member: Account
    friend: Account
    asked: Adjustment
    file: MemberImport
    mark: str


def make_membered(member: Account) -> Membered:
    shop = current_shop()
    guest = Customer.objects.create(
        shop=shop, email=f"{shop.slug}-friend@example.test", first_name=f"{shop.slug}-friend"
    )
    friend = Account.objects.create(shop=shop, customer=guest)
    post(grant(friend, 40, Terms(f"grant:{friend.pk}"), expires_at=None))
    mark = preview_join(friend.pk, member.pk).mark
    return Membered(member, friend, make_request(member), make_file(), mark)


def make_request(member: Account, *, points: int = 900) -> Adjustment:
    return Adjustment.objects.create(
        shop=current_shop(),
        account=member,
        key=f"{current_shop().slug}-{Adjustment.objects.count()}",
        points=points,
        reason=AdjustmentReason.MISSING,
        note=f"{current_shop().slug}-note",
        needs_second=True,
        asked_by=COLLEAGUE,
        lapses_at=now() + WAITS,
    )


def make_file() -> MemberImport:
    slug = current_shop().slug
    return MemberImport.objects.create(
        shop=current_shop(),
        name=f"{slug}-members.csv",
        step=ImportStep.CHECKED,
        state="done",
        file=ContentFile(f"email,points\n{slug}-new@example.test,5\n".encode(), name=f"{slug}.csv"),
        rows_total=2,
        rows_done=2,
        rows_new=1,
        rows_wrong=1,
        points=5,
        mistakes=[[3, "email", "email"]],
        unread=[f"{slug}-column"],
    )
