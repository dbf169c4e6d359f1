"""What becomes true of recommendations."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.event import Event


@dataclass(frozen=True, kw_only=True)
class RecommendationModelChanged(Event):
    """The night's run chose other models than the one before: `{part: model}`."""

    sentence = _("Recommendations are made in another way since last night's check.")
    card: int
    models: dict[str, str]

    def key(self) -> str:
        return str(self.card)


@dataclass(frozen=True, kw_only=True)
class _OfRule:
    """`product` and `beside` are our ids."""

    rule_id: int
    kind: str
    product: int
    beside: int | None
    channel: str


@dataclass(frozen=True, kw_only=True)
class RecommendationRuleKept(_OfRule, Event):
    sentence = _("A rule for recommendations was written.")

    def key(self) -> str:
        return f"{self.rule_id}:{self.occurred_at.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class RecommendationRuleDropped(_OfRule, Event):
    sentence = _("A rule for recommendations was taken out.")

    def key(self) -> str:
        return f"{self.rule_id}:{self.occurred_at.isoformat()}"
