"""The verbs of cases."""

from .handling import assign_case, reopen_case, solve_case
from .keeping import forget_cases, settle_quiet
from .opening import open_case
from .persons import follow_customer, forget_person
from .writing import add_note, answer_case, reply_to_case

__all__ = [
    "add_note",
    "answer_case",
    "assign_case",
    "follow_customer",
    "forget_cases",
    "forget_person",
    "open_case",
    "reopen_case",
    "reply_to_case",
    "settle_quiet",
    "solve_case",
]
