"""(policy, facts, now) -> decision, with a trace. Pure: whoever asks twice with the same gets the same.

First the window and the right of withdrawal are reckoned, then the rules are asked in the order of their priority, and
what the customer's level gives is added. Then the first verdict that holds is given: hidden, not sent, nothing left,
blocked, excluded by law, rejected, final sale, window closed, nothing to choose from, for a person, returnable. The
law's window is a floor under every other.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from saleor_postventa.core.money import Money
from saleor_postventa.legal.laws import Exclusion, Law, Needs, exclusions_of, law_of
from saleor_postventa.legal.periods import end_of, guarantee_last_day
from saleor_postventa.returns.rules import Outcome

from .case import Case
from .compiled import CompiledPolicy, Offer, WindowChange, compile_policy
from .decision import Bonus, Decision, Fee, TraceStep, Verdict, Window
from .facts import Facts
from .level import add_level
from .terms import KEEP_IT, WITHOUT_LABEL, Charge, FeeTerms, RefundShipping, WindowTerms
from .window import lengthened, statutory_window, window_of

__all__ = ["compile_policy", "decide"]

# Not a matter of time: a line that is refused for what it is has no window at all.
_TIMELESS = frozenset({Verdict.EXCLUDED, Verdict.REJECTED, Verdict.HIDDEN})
_BONUSES = (
    ("bonus:exchange", "bonus", Outcome.EXCHANGE.value),
    ("discount:exchange", "discount", Outcome.EXCHANGE.value),
    ("incentive:credit", "incentive", Outcome.CREDIT.value),
)


def _told_of(window: Window) -> dict[str, Any]:
    return {
        "until": window.last_day.isoformat(),
        "start": window.first_day.isoformat(),
        "days": window.days,
        "anchor": window.anchor,
        "is_estimated": window.is_estimated,
        "is_extended": window.is_extended_over_holidays,
    }


def decide(compiled: CompiledPolicy, facts: Facts, now: datetime) -> Decision:
    """What the policy says of this line now."""
    return _Judge(compiled, facts, now).decision()


class _Judge:
    """The judgement of one line while it is being made."""

    __slots__ = (
        "cause", "compiled", "exclusion", "facts", "has_right", "law", "now", "policy", "statutory", "steps", "taken",
        "told", "window",
    )  # fmt: skip

    def __init__(self, compiled: CompiledPolicy, facts: Facts, now: datetime) -> None:
        self.compiled, self.policy, self.facts, self.now = compiled, compiled.policy, facts, now
        self.steps: list[TraceStep] = []
        self.told: dict[str, Any] = {}
        self.law: Law | None = law_of(facts.order.country)
        self.exclusion: Exclusion | None = self._exclusion()
        self.statutory: Window | None = None
        self.has_right = False
        if self.law is not None:
            self.statutory = statutory_window(self.law, facts, self.policy.window.transit_days)
            self.has_right = self.exclusion is None and (self.statutory is None or now < self.statutory.ends_at)
        self.taken = self._ask_rules(Case(facts, self.policy.window, has_right=self.has_right, now=now))
        self.cause = "policy"
        self.window = self._window()

    # What is known before the rules

    def _exclusion(self) -> Exclusion | None:
        """The law's exclusion that the line falls under here and now."""
        line = self.facts.line
        if not line.exclusion:
            return None
        found = exclusions_of(self.facts.order.country).get(line.exclusion)
        if found is None or found.needs is Needs.NOTHING:
            return found
        is_met = line.is_right_given_up if found.needs is Needs.CONSENT else self.facts.wish.is_unsealed
        return found if is_met else None

    def _needs_seal(self) -> bool:
        code = self.facts.line.exclusion
        if not code or code in self.policy.accepts_excluded:
            return False
        found = exclusions_of(self.facts.order.country).get(code)
        return found is not None and found.needs is Needs.UNSEALED

    # Rules

    def _ask_rules(self, case: Case) -> dict[str, Any]:
        """What the rules that hold set, the highest first; whoever comes too late is in the trace with who won."""
        taken: dict[str, Any] = {}
        winners: dict[str, str] = {}
        for rule in self.compiled.rules:
            if not rule.holds(case):
                continue
            for setting in rule.settings:
                winner = winners.setdefault(setting.target, rule.id)
                is_applied = winner == rule.id
                if is_applied:
                    taken[setting.target] = setting.value
                self.steps.append(
                    TraceStep(
                        code=setting.action,
                        rule=rule.id,
                        target=setting.target,
                        value=setting.shown,
                        is_applied=is_applied,
                        lost_to="" if is_applied else winner,
                    )
                )
        taken, self.steps = add_level(self.compiled, self.facts, taken, self.steps)
        return taken

    # Window

    def _window(self) -> Window | None:
        window = self._final_sale_window() if self._is_final_sale() else self._window_by_rules()
        self._note("window", window)
        if self.law is not None and self.exclusion is None:
            window = self._no_shorter_than_law(window)
        if window is None:
            return None
        for cause, until in (("promised", self.facts.line.promised_until), ("team", self.facts.line.extended_until)):
            longer = lengthened(window, until)
            if longer is not window:
                window, self.cause = longer, cause
                self._note(f"window_{cause}", window)
        return window

    def _is_final_sale(self) -> bool:
        return self.facts.line.is_final_sale and self.taken.get("final_sale", True) and not self.facts.guard.is_allowed

    def _final_sale_window(self) -> Window | None:
        """A final sale has the law's window and no other."""
        self.cause = "law"
        return self.statutory

    def _window_by_rules(self) -> Window | None:
        window = window_of(self._terms(), self.facts)
        change: WindowChange | None = self.taken.get("window")
        if window is None or change is None:
            return window
        self.cause = change.cause
        if change.until is None:
            return window
        longer = lengthened(window, end_of(change.until, self.facts.zone))
        if longer is not window:
            self.cause = "fixed"
        return longer

    def _terms(self) -> WindowTerms:
        change: WindowChange | None = self.taken.get("window")
        return self.policy.window if change is None else change.terms

    def _no_shorter_than_law(self, window: Window | None) -> Window | None:
        if self.statutory is None:
            return None  # the last good is still to come, and the period has not begun
        if window is None or self.statutory.ends_at > window.ends_at:
            self.cause = "law"
            self._note("window_by_law", self.statutory)
            return self.statutory
        return window

    def _note(self, code: str, window: Window | None) -> None:
        self.told = {} if window is None else _told_of(window)
        self.steps.append(TraceStep(code=code, target="window", value=self.told.get("until"), facts=self.told))

    # Verdict

    def decision(self) -> Decision:
        closed = self._closed()
        if closed is not None:
            return self._closing(*closed)
        outcomes = self._offered(self.compiled.outcomes)
        methods = self._offered(self.compiled.methods)
        if not outcomes or not methods:
            return self._closing(Verdict.REJECTED, "no_outcome" if not outcomes else "no_method")
        return self._opening(outcomes, methods)

    def _closed(self) -> tuple[Verdict, str] | None:
        line, guard, taken = self.facts.line, self.facts.guard, self.taken
        if "hidden" in taken and not guard.is_allowed:
            return Verdict.HIDDEN, "hidden"
        if line.quantity_fulfilled <= 0:
            return Verdict.NOT_SENT_YET, "not_sent_yet"
        if line.returnable <= 0:
            return Verdict.NOTHING_LEFT, "nothing_left"
        if guard.is_blocked:
            return Verdict.BLOCKED, f"blocked_{guard.block_subject}"
        if self.exclusion is not None and self.exclusion.code not in self.policy.accepts_excluded:
            return Verdict.EXCLUDED, "excluded_by_law"
        if "reject" in taken and not guard.is_allowed:
            return Verdict.REJECTED, "rejected"
        return self._out_of_time()

    def _out_of_time(self) -> tuple[Verdict, str] | None:
        is_over = self.window is not None and self.now >= self.window.ends_at
        if self._is_final_sale() and not self.has_right and (is_over or self.cause == "law"):
            return Verdict.FINAL_SALE, "final_sale"
        return (Verdict.WINDOW_CLOSED, "window_closed") if is_over else None

    def _closing(self, verdict: Verdict, code: str) -> Decision:
        if verdict in _TIMELESS:
            self.window = None
        guarantee = self._guarantee_ends_on()
        facts = self._facts()
        if guarantee is not None and guarantee >= self.now.astimezone(self.facts.zone).date():
            facts["guarantee"] = guarantee.isoformat()
        facts |= self._told_of_closing(code)
        article = self.exclusion.article if self.exclusion and verdict is Verdict.EXCLUDED else ""
        return Decision(
            verdict=verdict,
            deciding=TraceStep(code=code, target="verdict", value=verdict.value, facts=facts),
            weighed=tuple(self.steps),
            window=self.window,
            returnable=max(0, self.facts.line.returnable),
            has_withdrawal_right=self.has_right,
            withdrawal_ends_at=self._withdrawal_ends_at(),
            guarantee_ends_on=guarantee,
            article=article,
        )

    def _told_of_closing(self, code: str) -> dict[str, Any]:
        line, guard = self.facts.line, self.facts.guard
        if code == "excluded_by_law" and self.exclusion is not None:
            return {
                "exclusion": self.exclusion.code,
                "names": dict(self.exclusion.names),
                "article": self.exclusion.article,
            }
        if code == "rejected":
            return {"reason": dict(self.taken["reject"])}
        if code.startswith("blocked") and guard.blocked_until is not None:
            return {"blocked_until": guard.blocked_until.astimezone(self.facts.zone).date().isoformat()}
        if code == "nothing_left":
            return {"quantity": line.quantity}
        return {}

    def _facts(self) -> dict[str, Any]:
        """What a sentence may name."""
        facts: dict[str, Any] = {
            "placed": self.facts.order.placed_at.astimezone(self.facts.zone).date().isoformat(),
            "has_right": self.has_right,
            "is_told": self.facts.order.is_told_of_withdrawal,
        }
        if self.window is not None:
            facts |= self.told
            facts["cause"] = self.cause
            if self.cause == "level":
                facts["level"] = dict(self.facts.customer.benefits.names)
        else:
            facts["days"] = self._terms().days
        if self.has_right and self.statutory is not None:
            facts["withdrawal"] = self.statutory.last_day.isoformat()
        return facts

    def _withdrawal_ends_at(self) -> datetime | None:
        return self.statutory.ends_at if self.has_right and self.statutory is not None else None

    def _guarantee_ends_on(self) -> Any:
        delivered_at = self.facts.line.delivered_at or self.facts.order.delivered_at
        if self.law is None or delivered_at is None:
            return None
        day = delivered_at.astimezone(self.facts.zone).date()
        return guarantee_last_day(day, self.law, is_digital=not self.facts.line.is_shipping_required)

    # What an open line gets

    def _offered(self, offers: tuple[Offer, ...]) -> tuple[str, ...]:
        taken = self.taken
        return tuple([offer.code for offer in offers if taken.get(offer.target, offer.is_offered)])

    def _opening(self, outcomes: tuple[str, ...], methods: tuple[str, ...]) -> Decision:
        taken, line = self.taken, self.facts.line
        is_donated = "donate" in taken
        is_kept, is_over_cap = self._keep_it(is_donated)
        verdict, code = self._opened(is_over_cap, is_kept, is_donated)
        stays = is_kept or is_donated
        fees = () if stays else self._fees()
        facts = self._facts()
        if verdict is Verdict.NEEDS_REVIEW and taken.get("review"):
            facts["note"] = taken["review"]
        if is_over_cap:
            facts |= {"cap": self.policy.keep_it.cap, "keep_its": self.facts.customer.keep_its}
        return Decision(
            verdict=verdict,
            deciding=TraceStep(code=code, target="verdict", value=verdict.value, facts=facts),
            weighed=tuple(self.steps),
            window=self.window,
            returnable=line.returnable,
            outcomes=outcomes,
            methods=(KEEP_IT,) if stays else methods,
            fees=fees,
            bonuses=self._bonuses(outcomes),
            is_keep_it=is_kept,
            is_donated=is_donated,
            is_shipping_refunded=self._refunds_shipping(),
            is_whole_awaited=self._awaits_whole(),
            requires_photos=taken.get("photos", 0),
            requires_shipping=not stays and taken.get("requires_shipping", line.is_shipping_required),
            reason_group=taken.get("reason_group", ""),
            destination=taken.get("destination", ""),
            exchange_delivery=taken.get("exchange_delivery", ""),
            processing_event=taken.get("processing_event", self.policy.processing_event.value),
            needs_seal=self._needs_seal(),
            has_withdrawal_right=self.has_right,
            withdrawal_ends_at=self._withdrawal_ends_at(),
        )

    def _opened(self, is_over_cap: bool, is_kept: bool, is_donated: bool) -> tuple[Verdict, str]:
        if not self.facts.guard.is_allowed:
            if "review" in self.taken:
                return Verdict.NEEDS_REVIEW, "review_by_rule"
            if self.facts.wish.is_flagged and self.policy.reviews_flagged:
                return Verdict.NEEDS_REVIEW, "review_flagged"
        if is_over_cap:
            return Verdict.NEEDS_REVIEW, "review_keep_it_cap"
        if not self.policy.auto_approve and not self.facts.guard.is_allowed:
            return Verdict.NEEDS_REVIEW, "review_always"
        if is_kept:
            return Verdict.RETURNABLE, "keep_it"
        if is_donated:
            return Verdict.RETURNABLE, "donate"
        return Verdict.RETURNABLE, "in_window" if self.window is not None else "no_end_yet"

    def _keep_it(self, is_donated: bool) -> tuple[bool, bool]:
        """Whether the shopper keeps it, and whether only the yearly cap stands against that."""
        if is_donated or not self._is_worth_keeping():
            return False, False
        is_over_cap = self.facts.customer.keep_its >= self.policy.keep_it.cap
        return not is_over_cap, is_over_cap

    def _is_worth_keeping(self) -> bool:
        wish, line, terms = self.facts.wish, self.facts.line, self.policy.keep_it
        if wish.outcome == Outcome.EXCHANGE.value:
            return False
        if "keep_it" in self.taken:
            return True
        cost = terms.cost_of_return(self.facts.order.currency) if terms.is_on else None
        if cost is None:
            return False
        value = wish.value or line.unit_price * wish.quantity
        if value >= cost:
            return False
        self.steps.append(
            TraceStep(code="cheaper_to_keep", target="keep_it", facts={"value": f"{value:f}", "cost": f"{cost:f}"})
        )
        return True

    def _fees(self) -> tuple[Fee, ...]:
        wish = self.facts.wish
        fees = tuple(
            fee for target, kind, own in self.compiled.fees if (fee := self._fee(kind, self.taken.get(target, own)))
        )
        if fees and wish.is_shops_fault:
            article = "" if self.law is None else self.law.guarantee.free_article
            self.steps.append(TraceStep(code="no_fees_for_our_fault", target="fees", facts={"article": article}))
            return ()
        return fees

    def _fee(self, kind: str, terms: FeeTerms | None) -> Fee | None:
        if terms is None or (kind == "label" and self.facts.wish.method in WITHOUT_LABEL):
            return None
        amount = self._amount(terms)
        is_per_unit = terms.is_per_unit or terms.percent is not None
        return Fee(kind=kind, amount=amount, is_per_unit=is_per_unit) if amount else None

    def _amount(self, charge: Charge) -> Decimal:
        currency = self.facts.order.currency
        return Money(charge.of(self.facts.line.unit_price, currency), currency).rounded().amount

    def _bonuses(self, outcomes: tuple[str, ...]) -> tuple[Bonus, ...]:
        return tuple(
            Bonus(kind=kind, outcome=outcome, amount=self._amount(self.taken[target]))
            for target, kind, outcome in _BONUSES
            if target in self.taken and outcome in outcomes
        )

    def _awaits_whole(self) -> bool:
        return "refund_shipping" not in self.taken and self.policy.refund_shipping is RefundShipping.FULL_RETURN

    def _refunds_shipping(self) -> bool:
        by_rule = self.taken.get("refund_shipping")
        if by_rule is not None:
            return bool(by_rule)
        terms = self.policy.refund_shipping
        return terms is RefundShipping.ALWAYS or (terms is RefundShipping.FULL_RETURN and self.facts.wish.is_full)
