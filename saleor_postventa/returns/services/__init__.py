"""The verbs of returns. Each is one transaction; what others have to know of it is an event."""

from .approving import RowResult, approve_many, approve_return, decline_many, decline_return
from .arriving import inspect_units, note_first_scan, receive_return, send_return
from .choosing import change_exchange
from .deadlines import sound_alarms
from .ending import cancel_return, close_missing, expire_overdue, remind_senders, reopen_return
from .guards import delete_guard, save_guard
from .hearing import account_returned, note_outcome, note_replacement, note_retry, note_trouble
from .notes import add_note
from .persons import follow_customer, forget_person
from .policies import discard_draft, publish_policy, put_scheduled_in_force, save_draft
from .policy_files import export_policy, import_policy
from .reasons import ensure_reasons, follow_reason_pages, save_reasons
from .requesting import request_return
from .resolving import resolve_return
from .settling import finish_settlement, settle_return, settlement_ahead
from .views import delete_view, save_view
from .windows import extend_window, follow_policy, recompute_windows, set_windows, unfinished_policies

__all__ = [
    "RowResult",
    "account_returned",
    "add_note",
    "approve_many",
    "approve_return",
    "cancel_return",
    "change_exchange",
    "close_missing",
    "decline_many",
    "decline_return",
    "delete_guard",
    "delete_view",
    "discard_draft",
    "ensure_reasons",
    "expire_overdue",
    "export_policy",
    "extend_window",
    "finish_settlement",
    "follow_customer",
    "follow_policy",
    "follow_reason_pages",
    "forget_person",
    "import_policy",
    "inspect_units",
    "note_first_scan",
    "note_outcome",
    "note_replacement",
    "note_retry",
    "note_trouble",
    "publish_policy",
    "put_scheduled_in_force",
    "receive_return",
    "recompute_windows",
    "remind_senders",
    "reopen_return",
    "request_return",
    "resolve_return",
    "save_draft",
    "save_guard",
    "save_reasons",
    "save_view",
    "send_return",
    "set_windows",
    "settle_return",
    "settlement_ahead",
    "sound_alarms",
    "unfinished_policies",
]
