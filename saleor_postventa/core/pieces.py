"""What the parts of a document are made of that a shop writes, in versions: its policy of returns, its programme."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Annotated, Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

_SLUG = r"[a-z0-9][a-z0-9_-]{0,59}"
Slug = Annotated[str, StringConstraints(pattern=f"^{_SLUG}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Amount = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=3)]
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
# By currency. In an order of another currency than these there is no such amount: nothing is charged, nothing is given.
Amounts = Annotated[dict[Currency, Amount], Field(max_length=50)]
Texts = Annotated[dict[Language, Text], Field(min_length=1, max_length=20)]


class Piece(BaseModel):
    """Nothing in a document is guessed: no unknown fields, no change of type, no change at all."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, validate_by_name=True, serialize_by_alias=True)


class Nothing(Piece):
    """The value of what needs none."""


def is_slug(text: str) -> bool:
    return re.fullmatch(_SLUG, text) is not None


class OneOfKinds:
    """In an annotation: the field holds one of the models of a registry, told apart by `kind`."""

    def __init__(self, models: Callable[[], Iterable[type[BaseModel]]]) -> None:
        self._models = models

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler.generate_schema(Annotated[reduce(or_, self._models()), Field(discriminator="kind")])


def text_in(texts: dict[str, str], language: str) -> str:
    """In that language, or English, or the first there is."""
    return texts.get(language[:2]) or texts.get("en") or next(iter(texts.values()), "")


def called(label: Promise, note: Promise | None = None, *, each: Promise | None = None) -> Callable[[Any], None]:
    """For `json_schema_extra`: the name of a field in the active language, a note on it, and what each of a list is."""

    def name(schema: Any) -> None:
        schema["title"] = str(label)
        if note is not None:
            schema["description"] = str(note)
        if each is not None:
            schema["each"] = str(each)

    return name


def labelled(label: Promise, note: Promise | None = None, *, choices: type[TextChoices] | None = None) -> Any:
    """Of a field: what people call it, a note on it, and what they call each of its choices."""
    name = called(label, note)

    def labels(schema: Any) -> None:
        name(schema)
        if choices is not None:
            schema["labels"] = {each.value: str(each.label) for each in choices}

    return Field(json_schema_extra=labels)
