"""What domains add to a shopper's page of an order, and of all their orders, by registry: a template, and what it is
filled with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from saleor_postventa.core.registry import Registry
from saleor_postventa.people.visits import Visit

from .models import Order

Context = Callable[[Order, Visit], dict[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """`context` gives the template's variables, or None where there is nothing to show. Low positions come first."""

    code: str
    position: int
    template: str
    context: Context


order_sections: Registry[Section] = Registry("sections of the order page")


def add_section(code: str, *, position: int, template: str) -> Callable[[Context], Context]:
    def register(context: Context) -> Context:
        order_sections.add(code, Section(code, position, template, context))
        return context

    return register


def sections_of(order: Order, visit: Visit) -> list[tuple[Section, dict[str, Any]]]:
    ordered = sorted(order_sections, key=lambda section: (section.position, section.code))
    filled = ((section, section.context(order, visit)) for section in ordered)
    return [(section, values) for section, values in filled if values is not None]


AccountContext = Callable[[Visit], dict[str, Any] | None]


@dataclass(frozen=True)
class AccountSection:
    """As a Section, above the orders of an account."""

    code: str
    position: int
    template: str
    context: AccountContext


account_sections: Registry[AccountSection] = Registry("sections above an account's orders")


def add_account_section(code: str, *, position: int, template: str) -> Callable[[AccountContext], AccountContext]:
    def register(context: AccountContext) -> AccountContext:
        account_sections.add(code, AccountSection(code, position, template, context))
        return context

    return register


def sections_of_account(visit: Visit) -> list[tuple[AccountSection, dict[str, Any]]]:
    ordered = sorted(account_sections, key=lambda section: (section.position, section.code))
    filled = ((section, section.context(visit)) for section in ordered)
    return [(section, values) for section, values in filled if values is not None]
