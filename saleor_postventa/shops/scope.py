"""Keeping shops apart: rows of a shop can only be asked for inside its scope.

`with shop_scope(shop):` sets it; `Model.objects` then sees that shop alone, and raises ScopeError without a
scope. What serves all shops at once (the dispatcher, a sweep) says so with `every_shop()`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django_scopes import ScopedManager, get_scope, scope, scopes_disabled

from saleor_postventa.core.work import WorkItem

if TYPE_CHECKING:
    from .models import Shop


class NoShop(RuntimeError):
    """Code that needs a shop ran outside of every shop's scope."""


@contextmanager
def shop_scope(shop: "Shop") -> Iterator["Shop"]:
    """Everything inside sees the rows of `shop` alone."""
    with scope(shop=shop):
        yield shop


def every_shop() -> AbstractContextManager[None]:
    """For sweeps and operators: queries inside see the rows of all shops."""
    disabled: AbstractContextManager[None] = scopes_disabled()
    return disabled


def current_shop() -> "Shop":
    """The shop whose scope we are in. Raises NoShop outside of one."""
    active = get_scope()
    shop: Shop | None = active.get("shop") if active.get("_enabled", True) else None
    if shop is None:
        raise NoShop("no shop's scope is active")
    return shop


def scoped[Rows: models.QuerySet[Any]](queryset: type[Rows]) -> Rows:
    """A manager with the named filters of `queryset`, scoped to the current shop; typed as the queryset it gives."""
    manager: Rows = ScopedManager(models.Manager.from_queryset(queryset), shop="shop")
    return manager


class ShopOwned(models.Model):
    """A row of a shop. A queryset with named filters is attached by `objects = scoped(ReturnQuerySet)`."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.QuerySet[Self]] = ScopedManager(shop="shop")

    class Meta:
        abstract = True


class ShopWork(ShopOwned, WorkItem):
    """A work item of a shop: its handler runs in the shop's scope."""

    read_with: ClassVar[tuple[str, ...]] = ("shop",)

    class Meta:
        abstract = True

    def context(self) -> AbstractContextManager[Any]:
        return shop_scope(self.shop)
