"""An app tells the staff what is wrong with it (3.22+)."""

from datetime import timedelta
from typing import Any

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.graph.refusals import PermissionDenied
from saleor_postventa.sandbox.graph.registry import resolves
from saleor_postventa.sandbox.world.apps import App, Problem

Payload = dict[str, Any]
DEFAULT_MINUTES = 60
LONGEST_MESSAGE = 2048
MOST = 100


def _caller(context: Context) -> App:
    if context.requestor.app is None:
        raise PermissionDenied(["AUTHENTICATED_APP"])
    return context.requestor.app


def _refuse(field: str, message: str) -> Payload:
    return {"app_problem": None, "errors": [{"field": field, "message": message, "code": "INVALID"}]}


@resolves("Mutation", "appProblemCreate")
def create_problem(_: None, context: Context, input_: Payload) -> Payload:
    app = _caller(context)
    if len(input_["message"]) < 3:
        return _refuse("message", "String should have at least 3 characters")
    if not 3 <= len(input_["key"]) <= 128:
        return _refuse("key", "String should have 3 to 128 characters")
    problem = _recent(app, context, input_) or _add(app, context, input_["key"])
    problem.message = input_["message"][:LONGEST_MESSAGE]
    problem.updated_at = context.world.clock.now()
    threshold = input_.get("criticalThreshold")
    problem.is_critical = problem.is_critical or bool(threshold and problem.count >= threshold)
    context.world.store.put(app)
    return {"app_problem": problem, "errors": []}


def _recent(app: App, context: Context, input_: Payload) -> Problem | None:
    minutes = input_.get("aggregationPeriod")
    window = timedelta(minutes=DEFAULT_MINUTES if minutes is None else minutes)
    since = context.world.clock.now() - window
    found = next((item for item in app.problems if item.key == input_["key"] and item.updated_at > since), None)
    if found:
        found.count += 1
    return found


def _add(app: App, context: Context, key: str) -> Problem:
    now = context.world.clock.now()
    problem = Problem(pk=context.world.next_pk(Problem), key=key, message="", created_at=now, updated_at=now)
    app.problems = [*app.problems, problem][-MOST:]
    return problem


@resolves("Mutation", "appProblemDismiss")
def dismiss_problem(_: None, context: Context, input_: Payload) -> Payload:
    app = _caller(context)
    keys = set((input_.get("byApp") or {}).get("keys") or [])
    app.problems = [problem for problem in app.problems if problem.key not in keys]
    context.world.store.put(app)
    return {"errors": []}
