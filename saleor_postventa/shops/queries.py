"""Reads of a shop that the API and the panel share."""

from django.db.models import QuerySet

from .models import ApiKey


def api_keys() -> QuerySet[ApiKey]:
    """The current shop's, the newest first; revoked ones stay to be seen."""
    return ApiKey.objects.order_by("-created_at", "-pk")


def names_of_keys() -> dict[str, str]:
    """What the shop's team called each API key, revoked ones too, by their prefixes."""
    return dict(ApiKey.objects.values_list("prefix", "name"))
