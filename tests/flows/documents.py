"""Flows as a shop writes them, made short."""

from typing import Any


def said(text: str) -> dict[str, str]:
    return {"es": text, "en": text}


def mail(subject: str = "Hello", *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"subject": said(subject), "blocks": list(blocks) or [{"kind": "text", "text": said(f"{subject}, again.")}]}


def send(code: str = "mail", subject: str = "Hello", *blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "send", "code": code, "mail": mail(subject, *blocks), **more}


def wait(code: str = "wait", days: int = 1, **more: Any) -> dict[str, Any]:
    return {"kind": "wait", "code": code, "days": days, **more}


def content(*steps: dict[str, Any], trigger: str = "delivered", **more: Any) -> dict[str, Any]:
    """Nobody is held back, and everybody comes as often as it begins, unless it is said."""
    return {
        "names": said("A flow"),
        "topic": "offers",
        "trigger": {"code": trigger, "settings": more.pop("settings", {})},
        "steps": list(steps) or [send()],
        "holdout_percent": 0,
        "again_after_days": 0,
        **more,
    }
