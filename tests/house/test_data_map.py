"""Every field of every model is classified: what kind of data, why, how long."""

from typing import Any

import pytest
import yaml
from django.apps import apps
from django.db.models import Model

from .tree import ROOT

CLASSES = {"none", "pseudonymous", "personal", "free-text", "secret"}
MAP: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "reference" / "data-map.yaml").read_text())
MODELS = [model for model in apps.get_models() if model.__module__.startswith("saleor_postventa")]
TELLING = ("email", "address", "first_name", "last_name", "phone", "token", "secret", "password", "body", "reason_text")


def class_of(entry: Any) -> str:
    return str(entry if isinstance(entry, str) else entry["class"])


@pytest.mark.proves("X10", part="every model field is classified")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_classified_and_no_other(model: type[Model]) -> None:
    entry = MAP[model._meta.label]
    assert set(entry["fields"]) == {field.name for field in model._meta.local_fields}
    assert entry["kept"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_classes_are_known_and_have_reasons(model: type[Model]) -> None:
    for name, entry in MAP[model._meta.label]["fields"].items():
        assert class_of(entry) in CLASSES, name
        assert entry == "none" or entry["why"], name


def test_the_map_names_no_model_that_is_gone() -> None:
    assert set(MAP) == {model._meta.label for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_field_that_sounds_personal_is_not_called_nothing(model: type[Model]) -> None:
    careless = [
        name
        for name, entry in MAP[model._meta.label]["fields"].items()
        if class_of(entry) == "none" and any(word in name for word in TELLING) and not name.endswith(("_at", "_as_of"))
    ]
    assert careless == []
