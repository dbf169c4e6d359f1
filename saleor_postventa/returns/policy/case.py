"""One line's facts with what is reckoned from them before any rule is asked."""

from datetime import date, datetime

from .facts import Facts
from .terms import WindowTerms
from .window import start_of


class Case:
    """What conditions read. `terms` are the policy's own: a rule about the window does not move its start here."""

    __slots__ = ("_facts", "_now", "_terms", "customer", "has_right", "line", "order", "wish")

    def __init__(self, facts: Facts, terms: WindowTerms, *, has_right: bool, now: datetime) -> None:
        self.line, self.order, self.customer, self.wish = facts.line, facts.order, facts.customer, facts.wish
        self.has_right = has_right
        self._facts, self._terms, self._now = facts, terms, now

    def placed_on(self) -> date:
        """The day of the order in the shop's zone."""
        return self.order.placed_at.astimezone(self._facts.zone).date()

    def days_since(self) -> int | None:
        """Whole days since the window began; None while it has not."""
        start = start_of(self._terms, self._facts)
        return None if start is None else (self._now - start.at).days
