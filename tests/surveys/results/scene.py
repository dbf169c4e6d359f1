"""Answers to a survey, as few as a figure needs. A published version takes no change: a document is made whole."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from saleor_postventa.orders.models import Order
from saleor_postventa.people.models import Customer
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.models import Answer, AnswerPart, Invitation, Survey, SurveyVersion
from saleor_postventa.surveys.queries.results import Results, Slice

_numbers = count(1)
MOMENT = datetime(2026, 6, 1, 10, tzinfo=UTC)
JUNE = (date(2026, 6, 1), date(2026, 6, 30))
OPTIONS = [
    {"code": "web", "text": {"es": "En la web"}, "words": ["google"]},
    {"code": "friend", "text": {"es": "Amigos"}},
]
QUESTIONS: list[dict[str, Any]] = [
    {"code": "nps", "kind": "nps", "text": {"es": "¿Nos recomendarías?", "en": "Would you recommend us?"}},
    {"code": "sat", "kind": "csat", "text": {"es": "¿Satisfecho?"}},
    {"code": "ease", "kind": "ces", "text": {"es": "¿Fácil?"}},
    {
        "code": "how",
        "kind": "choice",
        "text": {"es": "¿Cómo nos conociste?"},
        "settings": {"options": OPTIONS, "has_other": True},
    },
    {"code": "why", "kind": "text", "text": {"es": "¿Por qué?"}},
]


def make_version(
    survey: Survey | None = None, *, number: int = 1, questions: list[dict[str, Any]] | None = None
) -> SurveyVersion:
    code = f"survey-{next(_numbers)}"
    survey = survey or Survey.objects.create(shop=current_shop(), code=code, title=code, purpose="nps")
    return SurveyVersion.objects.create(
        shop=current_shop(),
        survey=survey,
        number=number,
        document={"format": 1, "names": {"es": "Encuesta"}, "questions": questions or QUESTIONS},
        published_at=MOMENT,
    )


def make_customer(**overrides: Any) -> Customer:
    number = next(_numbers)
    values = {"saleor_id": f"User:{number}", "email": f"person{number}@example.test", "language": "es"}
    return Customer.objects.create(shop=current_shop(), **{**values, **overrides})


def make_order(customer: Customer | None, **overrides: Any) -> Order:
    number = next(_numbers)
    values = {"saleor_id": f"Order:{number}", "number": str(number), "status": "fulfilled", "placed_at": MOMENT}
    return Order.objects.create(shop=current_shop(), customer=customer, **{**values, **overrides})


def ask(version: SurveyVersion, customer: Customer | None = None, **overrides: Any) -> Invitation:
    values = {"due_at": MOMENT, "sent_at": MOMENT, "status": "sent", "trigger": "delivered"}
    values |= {"cause": f"order:{next(_numbers)}", "customer": customer, "survey": version.survey}
    return Invitation.objects.create(shop=current_shop(), version=version, **{**values, **overrides})


def answer(
    version: SurveyVersion,
    customer: Customer | None = None,
    *,
    days: float = 0,
    asked: dict[str, Any] | None = None,
    is_finished: bool = True,
    given: dict[str, Any] | None = None,
    **overrides: Any,
) -> Answer:
    """`given` by question: a number is a score, a text is written, `(code, text)` is what stands beside "other"."""
    at = MOMENT + timedelta(days=days)
    values = {"order": overrides.get("order"), "sent_at": at, **(asked or {})}
    invitation = ask(version, customer, is_test=overrides.get("is_test", False), **values)
    values = {"language": "es", "started_at": at, "updated_at": at, "submitted_at": at if is_finished else None}
    found = Answer.objects.create(
        shop=current_shop(),
        invitation=invitation,
        survey=version.survey,
        version=version,
        customer=customer,
        **{**values, **overrides},
    )
    for question, told in (given or {}).items():
        AnswerPart.objects.create(shop=current_shop(), answer=found, question=question, **_part(question, told))
    return found


def score(version: SurveyVersion, scores: list[int], *, question: str = "nps", **overrides: Any) -> list[Answer]:
    """Each by somebody of their own."""
    return [answer(version, make_customer(), given={question: each}, **overrides) for each in scores]


def results(version: SurveyVersion, days: tuple[date, date] = JUNE, **where: str) -> Results:
    return Results(Slice(version, *days, where))  # type: ignore[arg-type]


def _part(question: str, told: Any) -> dict[str, Any]:
    if isinstance(told, int):
        return {"value": told, "number": Decimal(told)}
    if question == "why":
        return {"value": True, "text": told}
    code, text = told if isinstance(told, tuple) else (told, "")
    return {"value": code, "text": text}
