"""How amounts are kept."""

from decimal import Decimal

from django.db import models


def amount_field() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=20, decimal_places=4, default=Decimal(0))
