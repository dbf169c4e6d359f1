"""Asking for a night's run, and what the team says of products."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.catalogue.models import Product
from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.core.work import wake_after_commit
from saleor_postventa.events.services import record
from saleor_postventa.orders.models import OrderLine
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import current_shop

from .events import RecommendationRuleDropped, RecommendationRuleKept
from .models import Misfit, RecommendationRule, Training
from .rules.kinds import BESIDE_ANOTHER, WITH_FACTOR, RuleKind

QUEUE = "recommendations"
NIGHT_BEGINS = timedelta(hours=2)
MOST_RULES, MOST_NOTE, MOST_POSITION = 2000, 200, 1000
LEAST_FACTOR, MOST_FACTOR = Decimal("0.1"), Decimal(10)


class UnknownRecommendedProduct(Refusal):
    code = "not_found"
    text = _("This product doesn't exist any more, or belongs to another shop.")


class BesideItself(Refusal):
    code = "same_product"
    text = _("A product can't stand beside itself. Choose another one.")


class OtherProductNeeded(Refusal):
    code = "required"
    text = _("Say which other product it goes with, or takes the place of.")


class InvalidFactor(Refusal):
    code = "invalid_factor"
    text = _("The factor is from 0.1 (a tenth as often) to 10.")


class InvalidPosition(Refusal):
    code = "invalid_position"
    text = _("The place is a number from 1 to 1,000.")


class InvalidRuleText(Refusal):
    code = "invalid"
    text = _("Use at most 200 characters, on one line.")


class TooManyRecommendationRules(Refusal):
    code = "too_many_rules"
    text = _("There are 2,000 rules already. Take out some that are not needed any more.")


class UnknownRecommendationRule(Refusal):
    code = "not_found"
    text = _("That rule is not there any more.")


@transaction.atomic
def ask_for_training(shop: Shop) -> Training | None:
    """Once a night, from two o'clock on by the shop's clock; None where tonight's was asked for."""
    day = (now().astimezone(shop.preferences.zone) - NIGHT_BEGINS).date()
    training, is_new = Training.objects.get_or_create(
        shop=shop, day=day, defaults={"lane": f"recommendations:{shop.pk}"}
    )
    if is_new:
        wake_after_commit(QUEUE)
    return training if is_new else None


@transaction.atomic
def keep_rule(
    kind: str,
    product: str,
    *,
    beside: str = "",
    channel: str = "",
    factor: Decimal = Decimal(1),
    position: int = 1,
    note: str = "",
    by: Actor,
) -> RecommendationRule:
    """Products by Saleor's ids. The same rule again changes its factor, place and note.

    Raises UnknownRecommendedProduct, BesideItself, OtherProductNeeded, InvalidFactor, InvalidPosition,
    InvalidRuleText, TooManyRecommendationRules.
    """
    said = RuleKind(kind)
    _check(said, beside, factor, position, note, channel)
    rule_of = _product(product, "product_id")
    other = _product(beside, "beside_id") if beside else None
    if other == rule_of:
        raise BesideItself(field="beside_id")
    if RecommendationRule.objects.count() >= MOST_RULES:
        raise TooManyRecommendationRules
    rule, _is_new = RecommendationRule.objects.update_or_create(
        shop=current_shop(),
        kind=said,
        product=rule_of,
        beside=other,
        channel=channel,
        defaults={
            "factor": factor if said in WITH_FACTOR else Decimal(1),
            "position": position if said == RuleKind.PIN else 1,
            "note": note.strip(),
            "made_at": now(),
            "made_by": by.ref,
        },
    )
    record(RecommendationRuleKept(**_facts(rule), occurred_at=now()), by=by)
    return rule


@transaction.atomic
def drop_rule(rule_id: int, *, by: Actor) -> None:
    """Raises UnknownRecommendationRule."""
    rule = RecommendationRule.objects.select_for_update().filter(pk=rule_id).first()
    if rule is None:
        raise UnknownRecommendationRule(field="id")
    record(RecommendationRuleDropped(**_facts(rule), occurred_at=now()), by=by)
    rule.delete()


def note_misfits(order_line_ids: list[int]) -> None:
    """Somebody asks these lines back because of their size or fit; saying so twice is saying it once."""
    known = OrderLine.objects.filter(pk__in=order_line_ids).order_by("pk")
    Misfit.objects.bulk_create([Misfit(shop=current_shop(), order_line=line) for line in known], ignore_conflicts=True)


def _check(kind: RuleKind, beside: str, factor: Decimal, position: int, note: str, channel: str) -> None:
    if kind in BESIDE_ANOTHER and not beside:
        raise OtherProductNeeded(field="beside_id")
    if kind in WITH_FACTOR and not (factor.is_finite() and LEAST_FACTOR <= factor <= MOST_FACTOR):
        raise InvalidFactor(field="factor")
    if not 1 <= position <= MOST_POSITION:
        raise InvalidPosition(field="position")
    for name, text in (("note", note), ("channel", channel)):
        if len(text) > MOST_NOTE or not is_plain(text):
            raise InvalidRuleText(field=name)


def _product(saleor_id: str, field: str) -> Product:
    found = Product.objects.on_sale().filter(saleor_id=saleor_id).first()
    if found is None:
        raise UnknownRecommendedProduct(field=field)
    return found


def _facts(rule: RecommendationRule) -> dict[str, Any]:
    return {
        "rule_id": rule.pk,
        "kind": rule.kind,
        "product": rule.product_id,
        "beside": rule.beside_id,
        "channel": rule.channel,
    }
