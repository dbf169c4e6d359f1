"""Everything that is kept about one person, for whoever asks for their data (GDPR, art. 15 and 20)."""

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q

from saleor_postventa.loyalty.codes import TEAM_REFS
from saleor_postventa.loyalty.models import Entry
from saleor_postventa.mailing.addresses import address_hashes
from saleor_postventa.mailing.leading import led_straight
from saleor_postventa.mailing.models import SentCopy
from saleor_postventa.people.models import Customer
from saleor_postventa.returns.files import ENDINGS
from saleor_postventa.returns.models import Guard, ReturnFile
from saleor_postventa.surveys.models import AnswerPhoto, ReviewPhoto

BY_CUSTOMER: dict[str, tuple[str, ...]] = {
    "people.Customer": ("pk",),
    "people.CustomerFact": ("customer",),
    "people.Hold": ("customer",),
    "events.RecordedEvent": ("customer_id",),
    "orders.Order": ("customer",),
    "orders.OrderLine": ("order__customer",),
    "orders.Parcel": ("order__customer",),
    "orders.ParcelLine": ("parcel__order__customer",),
    "orders.Reservation": ("order_line__order__customer",),
    "orders.GrantedRefund": ("order__customer",),
    "orders.Transaction": ("order__customer",),
    "orders.TransactionEvent": ("transaction__order__customer",),
    "mailing.ConsentEntry": ("customer",),
    "mailing.Message": ("customer",),
    "mailing.SentCopy": ("message__customer",),
    "mailing.LinkClick": ("message__customer",),
    "credits.StoreCredit": ("customer", "order__customer"),
    "credits.VoucherCode": ("customer",),
    "refunds.Refund": ("order__customer",),
    "refunds.RefundPart": ("refund__order__customer",),
    "goods.GoodsMove": ("order__customer",),
    "returns.Return": ("customer", "order__customer"),
    "returns.ReturnLine": ("of__customer", "of__order__customer"),
    "returns.ReturnNote": ("of__customer", "of__order__customer"),
    "returns.ReturnTransition": ("of__customer", "of__order__customer"),
    "returns.ReturnFile": ("of__customer", "of__order__customer"),
    "returns.Receipt": ("of__customer", "of__order__customer"),
    "returns.Inspection": ("line__of__customer", "line__of__order__customer"),
    "returns.Settlement": ("of__customer", "of__order__customer"),
    "returns.Exchange": ("of__customer", "of__order__customer"),
    "returns.ReturnWindow": ("order_line__order__customer",),
    "portal.AccessLink": ("customer",),
    "loyalty.Account": ("customer", "merged_into__customer"),
    "loyalty.Entry": ("account__customer", "account__merged_into__customer"),
    "loyalty.Lot": ("account__customer", "account__merged_into__customer"),
    "loyalty.Draw": ("entry__account__customer", "entry__account__merged_into__customer"),
    "loyalty.Redemption": ("account__customer", "account__merged_into__customer"),
    "loyalty.Birthday": ("customer",),
    "loyalty.Referral": ("referrer__customer", "friend"),
    "loyalty.Earning": ("account__customer", "account__merged_into__customer"),
    "loyalty.Count": ("account__customer", "account__merged_into__customer"),
    "loyalty.LevelChange": ("account__customer", "account__merged_into__customer"),
    "loyalty.Adjustment": ("account__customer", "account__merged_into__customer"),
    "loyalty.Absence": ("account__customer", "account__merged_into__customer"),
    "loyalty.LevelGrant": ("account__customer", "account__merged_into__customer"),
    "loyalty.ExpiryStay": ("account__customer", "account__merged_into__customer"),
    "loyalty.LineWindow": ("order_line__order__customer",),
    "loyalty.SettledReturn": ("order__customer",),
    "loyalty.BalanceMirror": ("account__customer", "account__merged_into__customer"),
    "loyalty.RootLeaf": ("account__customer", "account__merged_into__customer"),
    "flows.Journey": ("customer",),
    "flows.Passage": ("journey__customer",),
    "flows.FlowCoupon": ("journey__customer",),
    "flows.StaffTask": ("customer",),
    "flows.Standing": ("customer",),
    "surveys.Invitation": ("customer",),
    "surveys.Answer": ("customer",),
    "surveys.AnswerPart": ("answer__customer",),
    "surveys.AnswerPhoto": ("answer__customer",),
    "care.Case": ("customer", "order__customer"),
    "care.CaseMessage": ("of__customer", "of__order__customer"),
    "care.CaseTransition": ("of__customer", "of__order__customer"),
    "surveys.ReviewRequest": ("order_line__order__customer",),
    "surveys.Review": ("customer", "order__customer"),
    "surveys.ReviewPhoto": ("review__customer", "review__order__customer"),
}
BY_ADDRESS = ("mailing.SuppressedAddress", "portal.AccessRequest")
BY_VALUE = ("returns.Guard",)
_NOT_THEIRS = {
    *("shop", "lane", "due_at", "attempts", "losses", "leased_until", "sealed_code", "actor_ref", "address_hash"),
    *(
        "ip_hash",
        "created_by",
        "confirmed_by",
        "reviewed_by",
        "moderated_by",
        "answered_by",
        "erased_email_digest",
        "owner",
        "digest",
        "asked_by",
        "excluded_by",
        "given_by",
        "ended_by",
    ),
}
type Rows = list[dict[str, Any]]


def data_of(persons: Sequence[Customer]) -> dict[str, Rows]:
    """By model, every row that leads to one of `persons` in the current shop; nothing of who of the team did what."""
    ids = [each.pk for each in persons]
    found = {label: _rows(label, _any(paths, ids)) for label, paths in BY_CUSTOMER.items()}
    hashes = list(address_hashes(each.email for each in persons).values())
    found |= {label: _rows(label, Q(address_hash__in=hashes)) for label in BY_ADDRESS}
    about = Q(subject=Guard.Subject.CUSTOMER, value__in=[str(pk) for pk in ids])
    found |= {label: _rows(label, about) for label in BY_VALUE}
    return found


def archive_of(persons: Sequence[Customer]) -> bytes:
    """A ZIP: `person.json`, and the photos, labels and codes under `files/`."""
    found, written = data_of(persons), io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        text = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("person.json", text)
        for file in ReturnFile.objects.filter(pk__in=[row["id"] for row in found["returns.ReturnFile"]]):
            if file.file.storage.exists(file.file.name):
                with file.file.open("rb") as kept:
                    archive.writestr(f"files/{file.kind}-{file.pk}.{ENDINGS[file.content_type]}", kept.read())
        for photo in _photos(found):
            if photo.file.storage.exists(photo.file.name):
                with photo.file.open("rb") as kept:
                    archive.writestr(_name_of(photo), kept.read())
    return written.getvalue()


def _any(paths: tuple[str, ...], ids: list[int]) -> Q:
    asked = Q()
    for path in paths:
        asked |= Q(**{f"{path}__in": ids})
    return asked


def _rows(label: str, asked: Q) -> Rows:
    model: Any = apps.get_model(label)
    return [_told(row) for row in model.objects.filter(asked).order_by("pk").distinct()]


def _told(row: Model) -> dict[str, Any]:
    told = {
        field.name: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in _NOT_THEIRS
    }
    if isinstance(row, SentCopy):
        told = {name: value for name, value in told.items() if not name.startswith("packed_")}
        told |= {"html": led_straight(row.html, is_html=True), "text": led_straight(row.text)}
    if isinstance(row, Entry):
        told["cause"] = {name: value for name, value in row.cause.items() if name not in TEAM_REFS}
    if isinstance(row, ReturnFile):
        told["file"] = f"files/{row.kind}-{row.pk}.{ENDINGS[row.content_type]}"
    if isinstance(row, ReviewPhoto | AnswerPhoto):
        told["file"] = _name_of(row)
    return told


def _photos(found: dict[str, Rows]) -> Iterator[ReviewPhoto | AnswerPhoto]:
    yield from ReviewPhoto.objects.filter(pk__in=[row["id"] for row in found["surveys.ReviewPhoto"]])
    yield from AnswerPhoto.objects.filter(pk__in=[row["id"] for row in found["surveys.AnswerPhoto"]])


def _name_of(photo: ReviewPhoto | AnswerPhoto) -> str:
    if isinstance(photo, AnswerPhoto):
        return f"files/answer-{photo.answer_id}-{photo.pk}.jpg"
    return f"files/review-{photo.review_id}-{photo.pk}.jpg"
