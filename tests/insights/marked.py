"""A person's word in every field that may hold one, as the data map says: what may name somebody, and where."""

import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import connection, models
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
    "shops.Colleague": "of the shop's team",
    "credits.Voucher": "the shop's vouchers, of no person",
    "loyalty.LedgerCheck": "whether the ledger agrees with itself",
    "loyalty.MemberImport": "a file of the team, for two days at most; what was read from it is here",
    "loyalty.ProgrammeSimulation": "what another programme would have given; nothing was decided by it",
    "loyalty.ProgrammeVersion": "the shop's programmes",
    "loyalty.Reward": "the shop's rewards",
    "loyalty.SigningKey": "a secret of the shop",
    "mailing.Dispatch": "the work of sending a mail",
    "hooks.HookEndpoint": "where another system listens",
    "hooks.HookMessage": "what another system was told, for 30 days: ids, points and codes of what is here",
    "mailing.MailWording": "the shop's words",
    "people.AddressSalt": "a secret of the shop",
    "recommendations.Misfit": "that a line of a return, which is here, was of size or fit",
    "recommendations.RecommendationRule": "the shop's rules",
    "recommendations.Training": "the work of a night",
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
    "flows.Flow": "the shop's flows",
    "flows.FlowVersion": "the shop's flows",
    "flows.Segment": "the shop's segments, which name nobody",
    "surveys.RatingMirror": "names nobody",
    "surveys.Survey": "the shop's surveys",
    "surveys.SurveyVersion": "the shop's surveys",
    "surveys.TopicWord": "the shop's words",
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


def fitting_fields(label: str) -> set[str]:
    """Where `write_everywhere` has to have written, if there is such a row."""
    return {f"{label}.{field.name}" for field in apps.get_model(label)._meta.local_fields if _fits(label, field)}


def personal_values(customer_id: int) -> dict[tuple[str, int], dict[str, Any]]:
    """By model and row, what the fields hold that the data map calls personal; not those that name nobody."""
    found = {}
    for label, paths in BY_CUSTOMER.items():
        model: Any = apps.get_model(label)
        names = [
            field.attname
            for field in model._meta.local_fields
            if class_of(label, field.name) == "personal" and (label, field.name) not in STAYS
        ]
        asked = Q()
        for path in paths:
            asked |= Q(**{path: customer_id})
        if names:
            rows = model._base_manager.filter(asked).values("pk", *names)
            found |= {(label, row["pk"]): {name: row[name] for name in names} for row in rows}
    return found


def places_of(*words: str) -> set[str]:
    """Every column of every table in which one of these can be read, whatever made the table; packed texts too."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                told = zip(columns, map(_text, row), strict=True)
                found |= {_place(table, name) for name, text in told if any(word in text for word in words)}
    return found


def _place(table: str, column: str) -> str:
    for model in apps.get_models():
        if model._meta.db_table == table:
            names = {field.column: field.name for field in model._meta.local_fields}
            return f"{model._meta.label}.{names[column]}"
    return f"{table}.{column}"


def _text(value: Any) -> str:
    if not isinstance(value, bytes | memoryview):
        return str(value)
    content = bytes(value)
    with suppress(zlib.error):
        content = zlib.decompress(content)
    return content.decode("utf-8", "replace")
