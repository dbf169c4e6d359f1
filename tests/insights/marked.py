"""A person's word in every field that may hold one, as the data map says: what may name somebody, and where."""

from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import models
from django.db.models import Q

from saleor_postventa.insights.persons import BY_CUSTOMER
from saleor_postventa.mailing.models import pack

WORD = "Geheimwort"
MAP: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "docs" / "reference" / "data-map.yaml").read_text(encoding="utf-8")
)
TELLING = {"personal", "free-text"}
OF_WORK = {"mailing.Dispatch": ("message__customer",), "returns.PaperOrder": ("of__customer",)}
STAYS = {("orders.Order", "language"), ("orders.Order", "shipping_country")}  # name nobody; for taxes and counts
LEFT_OUT = {
    "events.ReactionRun": "the work that an event makes",
    "loyalty.ProgrammeVersion": "the shop's programmes",
    "loyalty.SigningKey": "a secret of the shop",
    "mailing.Dispatch": "the work of sending a mail",
    "mailing.MailWording": "the shop's words",
    "people.AddressSalt": "a secret of the shop",
    "returns.MethodChoice": "the shop's settings",
    "returns.PaperOrder": "the work of getting a label",
    "returns.PolicySimulation": "the shop's policies",
    "returns.PolicyVersion": "the shop's policies",
    "returns.SavedView": "of the shop's team",
    "returns.SimulatedOrder": "what another policy would have said; nothing was decided by it",
    "saleor.Alarm": "names nobody",
    "saleor.CatchUpStep": "names nobody",
    "saleor.Delivery": "what Saleor told, for 30 days; all that was read from it is here",
    "saleor.FeedProgress": "names nobody",
    "shops.ApiKey": "of the shop's team",
    "shops.Shop": "the shop's settings",
}
PACKED = ("packed_html", "packed_text")


def class_of(label: str, name: str) -> str:
    entry = MAP[label]["fields"][name]
    return str(entry if isinstance(entry, str) else entry["class"])


def leads_to_a_person(label: str) -> bool:
    return any(class_of(label, name) != "none" for name in MAP[label]["fields"])


def write_everywhere(customer_id: int) -> set[str]:
    """Put the word wherever it fits in the rows of a person; returns the fields it went to."""
    written = set()
    for label, paths in (BY_CUSTOMER | OF_WORK).items():
        model: Any = apps.get_model(label)
        asked = Q()
        for path in paths:
            asked |= Q(**{path: customer_id})
        ids = list(model._base_manager.filter(asked).values_list("pk", flat=True))
        values = {field.name: _worded(field) for field in model._meta.local_fields if _fits(label, field)}
        if ids and values:
            model._base_manager.filter(pk__in=ids).update(**values)
            written |= {f"{label}.{name}" for name in values}
    return written


def _fits(label: str, field: Any) -> bool:
    if (
        class_of(label, field.name) not in TELLING
        or isinstance(field, models.FileField)
        or (label, field.name) in STAYS
    ):
        return False
    if isinstance(field, models.CharField | models.TextField):
        return not field.choices and (field.max_length or 999) >= len(WORD)
    return isinstance(field, models.JSONField) or field.name in PACKED


def _worded(field: Any) -> Any:
    if isinstance(field, models.JSONField):
        return {"reason": WORD}
    return pack(WORD) if field.name in PACKED else WORD


def places_of(*words: str) -> set[str]:
    """Every field of every row of the database in which one of these can be read."""
    found = set()
    for model in apps.get_models():
        for row in model._base_manager.all():
            told = {field.name: _text(row, field) for field in row._meta.local_fields}
            found |= {
                f"{model._meta.label}.{name}" for name, text in told.items() if any(word in text for word in words)
            }
    return found


def _text(row: Any, field: Any) -> str:
    value = getattr(row, field.attname)
    if field.name in PACKED:
        return str(getattr(row, field.name.removeprefix("packed_")))
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
