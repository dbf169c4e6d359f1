"""Templates, and which language a visitor reads."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from saleor_postventa.sandbox.world.money import Money, quantize

from .words import translate

FOLDER = Path(__file__).parent
LANGUAGES = ("es", "en")
LANGUAGE_COOKIE = "sandbox_language"
SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
_environment = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def pick_language(request: Request) -> str:
    wanted = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    if wanted in LANGUAGES:
        return wanted
    return "es" if request.headers.get("accept-language", "").lower().startswith("es") else "en"


def show_money(money: Money, language: str = "en") -> str:
    amount = f"{quantize(money.amount, money.currency):,}"
    if language == "es":
        amount = amount.replace(",", "·").replace(".", ",").replace("·", ".")
        return f"{amount} {SIGNS.get(money.currency, money.currency)}"
    return f"{SIGNS.get(money.currency, money.currency)}{amount}"


def show_moment(moment: datetime, language: str = "en") -> str:
    return moment.strftime("%d/%m/%Y %H:%M" if language == "es" else "%d %b %Y, %H:%M")


def render(request: Request, template: str, **values: Any) -> HTMLResponse:
    language = pick_language(request)
    page = _environment.get_template(template).render(
        language=language,
        t=lambda text: translate(language, text),
        money=lambda amount, currency: show_money(Money(Decimal(amount), currency), language),
        moment=lambda value: show_moment(value, language),
        **values,
    )
    response = HTMLResponse(page, headers={"Referrer-Policy": "origin-when-cross-origin", "Cache-Control": "no-store"})
    if "lang" in request.query_params:
        response.set_cookie(LANGUAGE_COOKIE, language, samesite="lax")
    return response
