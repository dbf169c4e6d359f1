"""Writing and publishing policies."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.mistakes import mistake_in_words, path_of
from saleor_postventa.events.drafts import lock_documents, next_number, refuse_overtaken, touch
from saleor_postventa.events.services import record
from saleor_postventa.legal.laws import countries
from saleor_postventa.orders.models import Order
from saleor_postventa.returns.events import PolicyPublished
from saleor_postventa.returns.models import PolicyVersion
from saleor_postventa.returns.policy.document import KINDS_IN, Policy, dump, read
from saleor_postventa.returns.policy.lawful import Violation, floor_violations
from saleor_postventa.returns.rules import PolicyStatus
from saleor_postventa.shops.scope import current_shop

NAME_LENGTH = 120


class InvalidPolicy(Refusal):
    """`path` leads to what is wrong, as in `rules.2.actions.0.days`."""

    code = "invalid_policy"
    text = _("The policy can't be used: {path}: {problem}")


class UnlawfulPolicy(Refusal):
    """`violations` name the articles."""

    code = "unlawful_policy"
    text = _("The policy gives less than the law: {articles}.")

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = list(violations)
        articles = ", ".join(dict.fromkeys(f"{each.country} {each.article}" for each in violations))
        super().__init__(field="policy", articles=articles)


class UnknownPolicy(Refusal):
    code = "not_found"
    text = _("This version of the policy doesn't exist, or belongs to another shop.")


class NotADraft(Refusal):
    code = "wrong_state"
    text = _("Only a draft can be changed: version {number} is “{status}”.")


class AppliesAfterEffect(Refusal):
    code = "applies_after_effect"
    text = _("A policy can't apply to orders only from after the day on which it takes effect.")


@transaction.atomic
def save_draft(content: dict[str, Any], *, name: str = "", revision: int | None = None, by: Actor) -> PolicyVersion:
    """Keep the shop's one draft, over the one whose `revision` was read: None where there was none.

    Raises InvalidPolicy, DraftOvertaken.
    """
    policy = checked(content)
    lock_documents()
    draft = PolicyVersion.objects.drafts().first()
    refuse_overtaken(PolicyVersion.objects.all(), draft, revision)
    if draft is None:
        draft = PolicyVersion(
            shop=current_shop(), number=next_number(PolicyVersion.objects.all()), created_by=by.ref, created_at=now()
        )
    draft.content = dump(policy)
    draft.name = name[:NAME_LENGTH]
    touch(draft, by)
    draft.save()
    return draft


@transaction.atomic
def publish_policy(
    policy_id: int,
    *,
    revision: int | None = None,
    takes_effect_at: datetime | None = None,
    applies_from: datetime | None = None,
    by: Actor,
) -> PolicyVersion:
    """Orders placed from `applies_from` on (by default: from the day it takes effect) are judged by it.

    Raises UnknownPolicy, DraftOvertaken, NotADraft, InvalidPolicy, AppliesAfterEffect, or UnlawfulPolicy.
    """
    draft = _locked_draft(policy_id, revision)
    effect = max(takes_effect_at or now(), now())
    start = applies_from or effect
    if start > effect:
        raise AppliesAfterEffect(field="appliesFrom")
    if violations := floor_violations(checked(draft.content), countries=countries_served()):
        raise UnlawfulPolicy(violations)
    draft.status = PolicyStatus.SCHEDULED if effect > now() else PolicyStatus.PUBLISHED
    draft.published_by, draft.published_at = by.ref, now()
    draft.takes_effect_at, draft.applies_from = effect, start
    touch(draft, by)
    draft.save()
    record(
        PolicyPublished(
            policy_id=draft.pk, number=draft.number, takes_effect_at=effect, applies_from=start, occurred_at=now()
        ),
        by=by,
    )
    return draft


@transaction.atomic
def discard_draft(policy_id: int, *, revision: int | None = None, by: Actor) -> PolicyVersion:
    """Raises UnknownPolicy, DraftOvertaken, or NotADraft."""
    draft = _locked_draft(policy_id, revision)
    draft.status = PolicyStatus.DISCARDED
    touch(draft, by)
    draft.save()
    return draft


@transaction.atomic
def put_scheduled_in_force(*, by: Actor = SYSTEM) -> list[PolicyVersion]:
    """Scheduled versions whose day has come."""
    due = list(
        PolicyVersion.objects.select_for_update()
        .filter(status=PolicyStatus.SCHEDULED, takes_effect_at__lte=now())
        .order_by("pk")
    )
    for version in due:
        version.status = PolicyStatus.PUBLISHED
        version.save(update_fields=["status"])
    return due


def checked(content: dict[str, Any]) -> Policy:
    """Raises InvalidPolicy."""
    try:
        return read(content)
    except ValidationError as error:
        first = error.errors()[0]
        path = path_of(first, kinds_in=KINDS_IN) or "policy"
        raise InvalidPolicy(field=path, path=path, problem=mistake_in_words(first)) from error


def countries_served() -> list[str]:
    """Where the shop's orders went so far; before the first one, every country whose law is known."""
    known = set(Order.objects.exclude(shipping_country="").values_list("shipping_country", flat=True).distinct())
    return sorted(known or countries())


def _locked_draft(policy_id: int, revision: int | None) -> PolicyVersion:
    """Without a `revision`, as it is now."""
    lock_documents()
    found: PolicyVersion | None = PolicyVersion.objects.filter(pk=policy_id).first()
    if found is None:
        raise UnknownPolicy(field="id")
    if revision is not None:
        refuse_overtaken(PolicyVersion.objects.all(), found, revision)
    if found.status != PolicyStatus.DRAFT:
        raise NotADraft(field="id", number=found.number, status=PolicyStatus(found.status).label)
    return found
