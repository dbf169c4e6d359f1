"""Every field of every model is classified: what kind of data, why, how long."""

import re
from datetime import timedelta
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.db.models import Model

from saleor_postventa.config.schedule import chores

from .tree import ROOT

CLASSES = {"none", "pseudonymous", "personal", "free-text", "secret"}
MAP: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "reference" / "data-map.yaml").read_text())
MODELS = [model for model in apps.get_models() if model.__module__.startswith("saleor_postventa")]
TELLING = ("email", "address", "first_name", "last_name", "phone", "token", "secret", "password", "body", "reason_text")


def class_of(entry: Any) -> str:
    return str(entry if isinstance(entry, str) else entry["class"])


@pytest.mark.proves("X10")
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


NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12}
UNITS = {"day": 1, "week": 7, "month": 31, "year": 366}
LENGTH = re.compile(rf"\b(\d+|{'|'.join(NUMBERS)}) ({'|'.join(UNITS)})s?\b")
VAGUE = re.compile(r"law asks|must be kept|time set")


@pytest.mark.parametrize("label", MAP)
def test_whoever_names_a_time_has_a_chore_that_keeps_to_it(label: str) -> None:
    """And nobody speaks of a time without naming it; `tests/insights/test_keep_no_longer.py` lives through each."""
    entry = MAP[label]
    periods = entry.get("periods", [])
    assert not VAGUE.search(entry["kept"]), "say how long"
    assert lengths_in(entry["kept"]) == {period["days"] for period in periods}
    assert {period["by"] for period in periods} <= set(chores.codes())
    assert all(chores.get(period["by"]).every <= timedelta(days=1) for period in periods)


def lengths_in(text: str) -> set[int]:
    """In days."""
    return {(NUMBERS.get(number) or int(number)) * UNITS[unit] for number, unit in LENGTH.findall(text)}


def test_a_time_is_read_in_figures_and_in_words() -> None:
    assert lengths_in("14 days; six years after the last order, as long as its return") == {14, 2196}


def test_the_records_of_processing_name_every_model_with_data_of_people() -> None:
    """GDPR, art. 30."""
    text = (ROOT / "docs" / "reference" / "processing.md").read_text(encoding="utf-8")
    telling = {
        label
        for label, entry in MAP.items()
        if any(class_of(each) in {"personal", "free-text"} for each in entry["fields"].values())
    }
    assert set(re.findall(r"`([a-z]+\.[A-Z]\w+)`", text)) == telling
