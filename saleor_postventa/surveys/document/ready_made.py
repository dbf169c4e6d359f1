"""Surveys that a shop may start from: as they stand they can be published, in Spanish and in English."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.registry import Registry
from saleor_postventa.surveys.codes import SurveyPurpose

from .document import SurveyDocument, read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMade:
    """`title` is what the team calls it, `summary` says what it is good for."""

    code: str
    title: Promise
    summary: Promise
    purpose: SurveyPurpose
    content: dict[str, Any]

    @property
    def document(self) -> SurveyDocument:
        return read(self.content)


ready_made: Registry[ReadyMade] = Registry("surveys to start from")


def _add(code: str, title: Promise, summary: Promise, *, purpose: SurveyPurpose, content: dict[str, Any]) -> ReadyMade:
    made = ReadyMade(code=code, title=title, summary=summary, purpose=purpose, content=content)
    return ready_made.add(code, made)


def _text(en: str, es: str) -> dict[str, str]:
    return {"en": en, "es": es}


def _option(code: str, en: str, es: str, *words: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "text": _text(en, es), "words": list(words), **more}


_THANKS = _text(
    "What you tell us is read, and helps us do better.",
    "Leemos lo que nos cuentas y nos ayuda a mejorar.",
)

_add(
    "nps_after_delivery",
    _("Recommendation after the delivery"),
    _("One score from 0 to 10 and one question why, some days after the parcel arrived."),
    purpose=SurveyPurpose.NPS,
    content={
        "names": _text("How was your order?", "¿Qué tal tu pedido?"),
        "trigger": {"code": "delivered", "delay_days": 7},
        "reminder_after_days": 5,
        "questions": [
            {
                "kind": "nps",
                "code": "nps",
                "is_required": True,
                "text": _text(
                    "How likely are you to recommend us to somebody you know?",
                    "¿Con qué probabilidad nos recomendarías a alguien que conoces?",
                ),
                "goes": [
                    {"when": {"op": "at_most", "value": 6}, "to": "what_failed"},
                    {"when": {"op": "at_most", "value": 8}, "to": "what_more"},
                ],
                "to": "what_pleased",
            },
            {
                "kind": "text",
                "code": "what_failed",
                "text": _text("What went wrong?", "¿Qué ha fallado?"),
                "help": _text("If we can put it right, we will.", "Si podemos arreglarlo, lo haremos."),
                "to": "end",
            },
            {
                "kind": "text",
                "code": "what_more",
                "text": _text("What would have made it better?", "¿Qué lo habría hecho mejor?"),
                "to": "end",
            },
            {
                "kind": "text",
                "code": "what_pleased",
                "text": _text("What did you like best?", "¿Qué es lo que más te ha gustado?"),
                "to": "end",
            },
        ],
        "thanks": _THANKS,
    },
)

_add(
    "csat_of_return",
    _("Satisfaction with a return"),
    _("How a return went, right after it was closed; what went wrong, where something did."),
    purpose=SurveyPurpose.CSAT,
    content={
        "names": _text("How did your return go?", "¿Qué tal ha ido tu devolución?"),
        "trigger": {"code": "return_closed", "delay_days": 1},
        "questions": [
            {
                "kind": "csat",
                "code": "csat",
                "is_required": True,
                "text": _text("How satisfied are you with your return?", "¿Cómo valoras tu devolución?"),
                "settings": {
                    "low": _text("Not at all", "Muy mal"),
                    "high": _text("Very much", "Muy bien"),
                },
                "goes": [{"when": {"op": "at_most", "value": 3}, "to": "what_failed"}],
                "to": "words",
            },
            {
                "kind": "choices",
                "code": "what_failed",
                "text": _text("What could have gone better?", "¿Qué podría haber ido mejor?"),
                "settings": {
                    "order": "random",
                    "has_other": True,
                    "options": [
                        _option("slow_refund", "The refund took long", "El reembolso tardó"),
                        _option("drop_off", "Sending it back was a hassle", "Enviarlo de vuelta fue un lío"),
                        _option("cost", "What it cost me", "Lo que me ha costado"),
                        _option("not_told", "I did not know how it was going", "No sabía cómo iba"),
                        _option("decision", "What you decided", "Lo que decidisteis"),
                    ],
                },
            },
            {
                "kind": "text",
                "code": "words",
                "text": _text("Anything else you want to tell us?", "¿Quieres contarnos algo más?"),
            },
        ],
        "thanks": _THANKS,
    },
)

_add(
    "how_did_you_find_us",
    _("How did you find us?"),
    _("Where new customers come from; the choices stand in another order for each person."),
    purpose=SurveyPurpose.ATTRIBUTION,
    content={
        "names": _text("How did you find us?", "¿Cómo nos conociste?"),
        "trigger": {"code": "nth_order", "delay_days": 0},
        "audience": {"buyers": "new"},
        "expires_after_days": 14,
        "questions": [
            {
                "kind": "choice",
                "code": "source",
                "is_required": True,
                "text": _text("How did you hear of us first?", "¿Cómo nos conociste por primera vez?"),
                "settings": {
                    "order": "random",
                    "has_other": True,
                    "options": [
                        _option("search", "A search engine", "Un buscador", "google", "bing", "duckduckgo"),
                        _option("instagram", "Instagram", "Instagram", "insta", "ig"),
                        _option("tiktok", "TikTok", "TikTok", "tik tok"),
                        _option("youtube", "YouTube", "YouTube", "you tube"),
                        _option(
                            "friend",
                            "A friend or my family",
                            "Amistades o familia",
                            *(
                                "friend",
                                "family",
                                "sister",
                                "brother",
                                "amigo",
                                "amiga",
                                "familia",
                                "hermana",
                                "hermano",
                            ),
                        ),
                        _option("press", "Press, radio or a podcast", "Prensa, radio o un pódcast", "podcast", "radio"),
                        _option("shop", "I passed a shop", "Pasé por una tienda"),
                    ],
                },
            }
        ],
        "thanks": _text("Thank you. Good to have you here.", "Gracias. Nos alegra tenerte aquí."),
    },
)

_add(
    "ces_of_case",
    _("Effort of getting help"),
    _("How easy it was to get a matter solved, after it was closed."),
    purpose=SurveyPurpose.CES,
    content={
        "names": _text("How easy was it to get help?", "¿Te resultó fácil conseguir ayuda?"),
        "trigger": {"code": "case_closed", "delay_days": 1},
        "questions": [
            {
                "kind": "ces",
                "code": "ces",
                "is_required": True,
                "text": _text("How easy was it to get your matter solved?", "¿Cómo de fácil fue resolver tu consulta?"),
                "goes": [{"when": {"op": "at_most", "value": 4}, "to": "what_was_hard"}],
                "to": "is_solved",
            },
            {
                "kind": "text",
                "code": "what_was_hard",
                "text": _text("What made it hard?", "¿Qué lo hizo difícil?"),
            },
            {
                "kind": "choice",
                "code": "is_solved",
                "text": _text("Is it solved?", "¿Está resuelto?"),
                "settings": {
                    "options": [
                        _option("yes", "Yes", "Sí"),
                        _option("partly", "In part", "En parte"),
                        _option("no", "No", "No"),
                    ]
                },
            },
        ],
        "thanks": _THANKS,
    },
)
