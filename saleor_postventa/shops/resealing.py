"""A change of keys: whatever is encrypted in the database is encrypted anew, with the first of the keys."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction

from .scope import every_shop
from .secrets import reseal

SEALED = "sealed_"


def reseal_secrets() -> int:
    """Every field called `sealed_...` of every model, row by row; returns how many secrets there were.

    Raises UnreadableSecret; what was resealed before stays so.
    """
    with every_shop():
        return sum(_reseal(model, name) for model, name in sealed_fields())


def sealed_fields() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.name.startswith(SEALED):
                yield model, field.name


def _reseal(model: type[models.Model], name: str) -> int:
    rows = model._base_manager.exclude(**{name: ""}).order_by("pk")
    return sum(_reseal_row(model, name, pk) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _reseal_row(model: type[models.Model], name: str, pk: int) -> bool:
    """Locked, so that a secret that is written meanwhile is not undone; not where it is gone by then."""
    sealed = model._base_manager.select_for_update().filter(pk=pk).values_list(name, flat=True).first()
    if not sealed:
        return False
    model._base_manager.filter(pk=pk).update(**{name: reseal(sealed)})
    return True
