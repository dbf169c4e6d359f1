"""What the demo's shop asks: after a delivery, after a return; and a survey that somebody is still writing."""

from datetime import datetime
from typing import Any

from django.utils import translation

from saleor_postventa.core.actor import Actor
from saleor_postventa.demo.travel import at
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import SurveyPurpose
from saleor_postventa.surveys.models import Survey
from saleor_postventa.surveys.services.publishing import publish_survey
from saleor_postventa.surveys.services.writing import create_survey

NPS, CSAT, DRAFT = "nps_after_delivery", "csat_of_return", "every_kind"


def publish_surveys(began: datetime, *, by: Actor) -> None:
    """Once: what a visitor makes of them afterwards stays."""
    with at(began), translation.override(current_shop().preferences.default_language):
        for code in (NPS, CSAT):
            if not Survey.objects.filter(code=code).exists():
                publish_survey(create_survey(code, start_from=code, by=by).pk, by=by)
    if not Survey.objects.filter(code=DRAFT).exists():
        create_survey(
            DRAFT, title="Tu año con nosotros (borrador)", purpose=SurveyPurpose.OTHER, content=EVERY_KIND, by=by
        )


def _text(english: str, spanish: str) -> dict[str, str]:
    return {"en": english, "es": spanish}


def _option(code: str, english: str, spanish: str) -> dict[str, Any]:
    return {"code": code, "text": _text(english, spanish)}


# A question of each kind, so that all of them can be looked at: in the preview, or by a test mail to oneself.
EVERY_KIND: dict[str, Any] = {
    "names": _text("Your year with us", "Tu año con nosotros"),
    "trigger": {"code": "nth_order", "delay_days": 2, "settings": {}},
    "questions": [
        {
            "kind": "csat",
            "code": "year",
            "is_required": True,
            "text": _text("How content are you with your year with us?", "¿Cómo de contento estás con tu año?"),
        },
        {
            "kind": "nps",
            "code": "friends",
            "text": _text("Would you recommend us to a friend?", "¿Nos recomendarías a un amigo?"),
        },
        {
            "kind": "ces",
            "code": "effort",
            "text": _text("How easy was it to find what you needed?", "¿Cómo de fácil fue encontrar lo que buscabas?"),
        },
        {
            "kind": "choice",
            "code": "where",
            "text": _text("Where do you go most?", "¿Adónde vas más?"),
            "settings": {
                "has_other": True,
                "options": [
                    _option("mountain", "The mountains", "La montaña"),
                    _option("sea", "The sea", "El mar"),
                    _option("home", "I stay at home", "Me quedo en casa"),
                ],
            },
        },
        {
            "kind": "choices",
            "code": "bought",
            "text": _text("What did you buy for?", "¿Para qué compraste?"),
            "help": _text("At most two.", "Dos como mucho."),
            "settings": {
                "most": 2,
                "options": [
                    _option("me", "For myself", "Para mí"),
                    _option("family", "For my family", "Para mi familia"),
                    _option("gift", "As a gift", "Para regalar"),
                ],
            },
        },
        {
            "kind": "matrix",
            "code": "parts",
            "text": _text("How was each part of it?", "¿Qué tal cada parte?"),
            "settings": {
                "rows": [
                    _option("web", "The website", "La web"),
                    _option("parcel", "The delivery", "La entrega"),
                    _option("help", "Our help", "La ayuda"),
                ],
                "columns": [
                    _option("bad", "Bad", "Mal"),
                    _option("fair", "Fair", "Regular"),
                    _option("good", "Good", "Bien"),
                ],
            },
        },
        {
            "kind": "ranking",
            "code": "matters",
            "text": _text("What matters most to you?", "¿Qué te importa más?"),
            "settings": {
                "options": [
                    _option("price", "The price", "El precio"),
                    _option("lasting", "That it lasts", "Que dure"),
                    _option("near", "That it is made nearby", "Que se haga cerca"),
                ]
            },
        },
        {
            "kind": "text",
            "code": "wish",
            "text": _text("What should we do next year?", "¿Qué deberíamos hacer el año que viene?"),
        },
        {
            "kind": "consent",
            "code": "quote",
            "text": _text("May we quote what you wrote?", "¿Podemos citar lo que has escrito?"),
        },
    ],
    "thanks": _text("Thank you for your year.", "Gracias por tu año."),
}
