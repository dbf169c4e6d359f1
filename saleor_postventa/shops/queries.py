"""Reads of a shop that the API and the panel share."""

from django.db.models import QuerySet

from .models import ApiKey


def api_keys() -> QuerySet[ApiKey]:
    """The current shop's, the newest first; revoked ones stay to be seen."""
    return ApiKey.objects.order_by("-created_at", "-pk")
