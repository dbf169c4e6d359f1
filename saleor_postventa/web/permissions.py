"""The one table of who may do what; `requires` puts a row of it on a field, a mutation names it as `access`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.registry import Registry

from .viewer import Viewer, ViewerKind


@dataclass(frozen=True, slots=True)
class Access:
    """`staff`: any one of these among the person's permissions. `scope`: what an API key needs; none opens where None.

    `is_for_shopper`: signed-in shoppers may ask, for what is their own; whoever resolves it sees to that. `is_public`:
    anybody may ask, for it is the same for everybody.
    """

    code: str
    staff: frozenset[str] = frozenset()
    scope: str | None = None
    is_for_shopper: bool = False
    is_public: bool = False

    def admits(self, viewer: Viewer) -> bool:
        if self.is_public:
            return True
        if viewer.kind == ViewerKind.STAFF:
            return bool(self.staff & viewer.user_permissions)
        if viewer.kind == ViewerKind.INTEGRATOR:
            return self.scope is not None and self.scope in viewer.scopes
        return viewer.kind == ViewerKind.SHOPPER and self.is_for_shopper


table: Registry[Access] = Registry("accesses")


def _row(
    code: str, *staff: str, scope: str | None = None, is_for_shopper: bool = False, is_public: bool = False
) -> Access:
    return table.add(code, Access(code, frozenset(staff), scope, is_for_shopper, is_public))


OPERATE = _row("operate", "MANAGE_ORDERS")
READ_ORDERS = _row("read_orders", "MANAGE_ORDERS", scope="orders.read")
READ_ORDER = _row("read_order", "MANAGE_ORDERS", scope="orders.read", is_for_shopper=True)
READ_CUSTOMER = _row("read_customer", "MANAGE_ORDERS", "MANAGE_USERS", scope="customers.read", is_for_shopper=True)
READ_CUSTOMER_NOTES = _row("read_customer_notes", "MANAGE_ORDERS", "MANAGE_USERS", scope="customers.read")
KEEP_PERSONS = _row("keep_persons", "MANAGE_USERS")
READ_PRODUCTS = _row("read_products", "MANAGE_ORDERS", "MANAGE_PRODUCTS", scope="orders.read")
READ_AUDIT = _row("read_audit", "MANAGE_ORDERS", scope="events.read")
READ_TIMELINE = _row("read_timeline", "MANAGE_ORDERS", scope="events.read", is_for_shopper=True)
READ_MESSAGES = _row("read_messages", "MANAGE_ORDERS", scope="messages.read")
SEND_TESTS = _row("send_tests", "MANAGE_ORDERS")
SET_PARCELS = _row("set_parcels", "MANAGE_ORDERS", scope="parcels.write")
READ_SETTINGS = _row("read_settings", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS")
CHANGE_SETTINGS = _row("change_settings", "MANAGE_SETTINGS", "MANAGE_APPS")
KEEP_KEYS = _row("keep_keys", "MANAGE_SETTINGS", "MANAGE_APPS")
READ_RETURNS = _row("read_returns", "MANAGE_ORDERS", scope="returns.read")
READ_RETURN = _row("read_return", "MANAGE_ORDERS", scope="returns.read", is_for_shopper=True)
READ_RETURN_NOTES = _row("read_return_notes", "MANAGE_ORDERS")
REQUEST_RETURNS = _row("request_returns", "MANAGE_ORDERS", scope="returns.write", is_for_shopper=True)
HANDLE_RETURNS = _row("handle_returns", "MANAGE_ORDERS", scope="returns.write")
STEER_RETURNS = _row("steer_returns", "MANAGE_ORDERS")
READ_REASONS = _row(
    "read_reasons", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS", scope="returns.read", is_for_shopper=True
)
READ_GUARDS = _row("read_guards", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS")
READ_POLICIES = _row("read_policies", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS")
CHANGE_POLICIES = _row("change_policies", "MANAGE_SETTINGS", "MANAGE_APPS")
TRY_POLICIES = _row("try_policies", "MANAGE_ORDERS")
SIMULATE_POLICIES = _row("simulate_policies", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS")
READ_PUBLIC_POLICY = _row("read_public_policy", is_public=True)
READ_MONEY = _row("read_money", "MANAGE_ORDERS", "HANDLE_PAYMENTS", scope="returns.read")
MOVE_MONEY = _row("move_money", "HANDLE_PAYMENTS")
READ_POINTS = _row("read_points", "MANAGE_ORDERS", "MANAGE_USERS", scope="customers.read", is_for_shopper=True)
ESTIMATE_POINTS = _row("estimate_points", is_public=True)
READ_REWARDS = _row("read_rewards", is_public=True)
READ_REDEMPTIONS = _row("read_redemptions", "MANAGE_ORDERS", "MANAGE_DISCOUNTS", is_for_shopper=True)
SPEND_POINTS = _row("spend_points", "MANAGE_ORDERS", is_for_shopper=True)
REFUND_REWARDS = _row("refund_rewards", "MANAGE_ORDERS", "MANAGE_DISCOUNTS")
KEEP_HOOKS = _row("keep_hooks", "MANAGE_SETTINGS", "MANAGE_APPS", scope="hooks.write")
BOOK_POINTS = _row("book_points", scope="points.write")
READ_POINTS_BOOKS = _row("read_points_books", "MANAGE_ORDERS", "HANDLE_PAYMENTS", scope="points.read")
CHANGE_REWARDS = _row("change_rewards", "MANAGE_DISCOUNTS")
EARN_BY_DEEDS = _row("earn_by_deeds", "MANAGE_ORDERS", is_for_shopper=True)
READ_REFERRALS = _row("read_referrals", "MANAGE_ORDERS", is_for_shopper=True)
DECIDE_REFERRALS = _row("decide_referrals", "MANAGE_ORDERS")
READ_SURVEY_RESULTS = _row("read_survey_results", "MANAGE_ORDERS", scope="surveys.read")
CHANGE_TOPIC_WORDS = _row("change_topic_words", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS")
READ_PUBLISHED_REVIEWS = _row("read_published_reviews", is_public=True)
READ_REVIEWS = _row("read_reviews", "MANAGE_ORDERS", "MANAGE_PRODUCTS", scope="orders.read")
MODERATE_REVIEWS = _row("moderate_reviews", "MANAGE_ORDERS", "MANAGE_PRODUCTS")
READ_RECOMMENDATIONS = _row("read_recommendations", is_public=True)
READ_MODEL_CARD = _row("read_model_card", "MANAGE_ORDERS", "MANAGE_PRODUCTS", scope="orders.read")
CHANGE_RECOMMENDATIONS = _row("change_recommendations", "MANAGE_PRODUCTS")

READ_MEMBERS = _row("read_members", "MANAGE_ORDERS", "MANAGE_DISCOUNTS", "MANAGE_USERS")
ADJUST_POINTS = _row("adjust_points", "MANAGE_DISCOUNTS")
KEEP_MEMBERS = _row("keep_members", "MANAGE_USERS")
IMPORT_MEMBERS = _row("import_members", "MANAGE_SETTINGS", "MANAGE_APPS")
LEAVE_POINTS = _row("leave_points", is_for_shopper=True)
READ_OPEN_QUESTIONS = _row("read_open_questions", "MANAGE_ORDERS", is_for_shopper=True)
ANSWER_SURVEYS = _row("answer_surveys", is_for_shopper=True)
READ_SURVEYS = _row("read_surveys", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS", scope="surveys.read")
CHANGE_SURVEYS = _row("change_surveys", "MANAGE_SETTINGS", "MANAGE_APPS")

READ_FLOWS = _row("read_flows", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_APPS", scope="flows.read")
CHANGE_FLOWS = _row("change_flows", "MANAGE_SETTINGS", "MANAGE_APPS")
READ_JOURNEYS = _row("read_journeys", "MANAGE_ORDERS")
END_JOURNEYS = _row("end_journeys", "MANAGE_ORDERS")
WORK_ON_STAFF_TASKS = _row("work_on_staff_tasks", "MANAGE_ORDERS")
READ_COMING_BACK = _row("read_coming_back", "MANAGE_ORDERS", scope="orders.read")
READ_CASES = _row("read_cases", "MANAGE_ORDERS", scope="cases.read")
READ_CASE = _row("read_case", "MANAGE_ORDERS", scope="cases.read", is_for_shopper=True)
READ_CASE_NOTES = _row("read_case_notes", "MANAGE_ORDERS")
HANDLE_CASES = _row("handle_cases", "MANAGE_ORDERS", scope="cases.write")
REPLY_TO_CASES = _row("reply_to_cases", is_for_shopper=True)


class PermissionDenied(Refusal):
    code = "permission_denied"
    text = _("You are not allowed to see or do this.")


class SignInNeeded(PermissionDenied):
    code = "sign_in_needed"
    text = _("Sign in to see or do this.")


class ScopeMissing(PermissionDenied):
    text = _("This API key lacks the scope {scope}.")


class NotForKeys(PermissionDenied):
    text = _("No API key may see or do this.")


def check(access: Access, viewer: Viewer) -> None:
    """Raises PermissionDenied; of an API key it says what is missing, and SignInNeeded where nobody is signed in."""
    if access.admits(viewer):
        return
    if viewer.kind == ViewerKind.INTEGRATOR:
        raise ScopeMissing(scope=access.scope) if access.scope else NotForKeys
    raise SignInNeeded if viewer.kind == ViewerKind.ANONYMOUS else PermissionDenied


def requires[**P, R](access: Access) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """On a resolver `(root, info, ...)`: only whom `access` admits gets an answer; others get a typed error."""

    def guard(resolver: Callable[P, R]) -> Callable[P, R]:
        @wraps(resolver)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            info: Any = args[1]
            check(access, info.context.viewer)
            return resolver(*args, **kwargs)

        guarded.access = access  # type: ignore[attr-defined]
        return guarded

    return guard
