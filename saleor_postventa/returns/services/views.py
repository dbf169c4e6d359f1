"""Filters of the queue that staff gave a name."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.models import SavedView
from saleor_postventa.shops.scope import current_shop

from .texts import written

NAME_LENGTH = 80


class ViewNameNeeded(Refusal):
    code = "required"
    text = _("Give the view a name.")


class UnknownView(Refusal):
    code = "not_found"
    text = _("This view doesn't exist, or belongs to another shop.")


@transaction.atomic
def save_view(name: str, filters: dict[str, Any], *, is_shared: bool = True, by: Actor) -> SavedView:
    """The same name again changes it. Raises ViewNameNeeded or TextRefused."""
    kept = written(name, field="name", most=NAME_LENGTH)
    if not kept:
        raise ViewNameNeeded(field="name")
    view, _is_new = SavedView.objects.update_or_create(
        shop=current_shop(),
        name=kept,
        defaults={"filters": filters, "owner": by.ref, "is_shared": is_shared, "created_at": now()},
    )
    return view


@transaction.atomic
def delete_view(view_id: int, *, by: Actor) -> SavedView:
    """Raises UnknownView."""
    view = SavedView.objects.filter(pk=view_id).first()
    if view is None:
        raise UnknownView(field="id")
    SavedView.objects.filter(pk=view_id).delete()
    return view
