"""Policies as files: for another shop, or a newer program."""

import json

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.errors import Refusal
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.policy.document import dump
from saleor_postventa.returns.queries import content_of

from .policies import save_draft

FILE_KIND = "saleor_postventa.return_policy"


class NotAPolicyFile(Refusal):
    code = "invalid_file"
    text = _("This file holds no return policy that this version of the program can read.")


def export_policy(version: PolicyVersion | None) -> str:
    """The policy in it says its format. None: the default policy."""
    content = dump(content_of(None)) if version is None else version.content
    held = {"kind": FILE_KIND, "name": version.name if version is not None else "", "policy": content}
    return json.dumps(held, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def import_policy(text: str, *, revision: int | None = None, by: Actor) -> PolicyVersion:
    """Take a file of `export_policy` as the draft, as `save_draft` does.

    Raises NotAPolicyFile, InvalidPolicy, DraftOvertaken.
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAPolicyFile(field="file") from None
    if not isinstance(held, dict) or held.get("kind") != FILE_KIND:
        raise NotAPolicyFile(field="file")
    if not isinstance(held.get("policy"), dict) or not isinstance(held.get("name"), str):
        raise NotAPolicyFile(field="file")
    return save_draft(held["policy"], name=held["name"], revision=revision, by=by)
