"""Saved views of the queue."""

from typing import Any

from django.db.models import Q

from saleor_postventa.returns.models import SavedView


def views_for(owner: str) -> list[SavedView]:
    """One's own, and those that are shared."""
    return list(SavedView.objects.filter(Q(is_shared=True) | Q(owner=owner)).order_by("name", "pk"))


def view_filters(view_id: int) -> dict[str, Any]:
    found: dict[str, Any] | None = SavedView.objects.filter(pk=view_id).values_list("filters", flat=True).first()
    return found or {}
