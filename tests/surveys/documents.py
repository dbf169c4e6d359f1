"""Surveys as short as a test can say them."""

from typing import Any

from saleor_postventa.surveys.document.document import SurveyDocument, read
from saleor_postventa.surveys.questions.kind import Form, Reply, kind_of, settings_of
from saleor_postventa.surveys.questions.question import Question

TEXTS = {"en": "What?", "es": "¿Qué?"}


def option(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "text": {"en": f"The {code}", "es": f"El {code}"}, **more}


OPTIONS = [option("price"), option("colour"), option("size")]
# What a kind of question needs beside its words.
SETTINGS: dict[str, dict[str, Any]] = {
    "choice": {"options": OPTIONS, "has_other": True},
    "choices": {"options": OPTIONS, "has_other": True, "most": 2},
    "matrix": {"rows": [option("parcel"), option("shop")], "columns": [option("bad"), option("good")]},
    "ranking": {"options": OPTIONS},
}


def asked(kind: str, code: str = "", settings: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    known = {
        "kind": kind,
        "code": code or kind,
        "text": TEXTS,
        "settings": {**SETTINGS.get(kind, {}), **(settings or {})},
    }
    return {**known, **more}


def go(to: str, op: str, value: Any = None, about: str = "") -> dict[str, Any]:
    return {"when": {"op": op, "value": value, "about": about}, "to": to}


def content(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"names": TEXTS, "questions": list(questions) or [asked("nps")], **more}


def survey(*questions: dict[str, Any], **more: Any) -> SurveyDocument:
    return read(content(*questions, **more))


def question(kind: str, settings: dict[str, Any] | None = None, **more: Any) -> Question:
    return survey(asked(kind, settings=settings, **more)).questions[0]


def cleaned(asks: Question, form: Form) -> Reply | None:
    return kind_of(asks).clean(form, asks)


def shown(asks: Question, reply: Reply, speaker: Any) -> str:
    return kind_of(asks).shown(reply, settings_of(asks), speaker)
