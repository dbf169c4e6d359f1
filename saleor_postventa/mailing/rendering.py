"""From a kind of mail and an occasion to subject, HTML and text. MJML is compiled once, not per mail."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.template import Context, Template
from django.template.backends.django import DjangoTemplates
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from mjml import mjml2html

from . import look
from .brand import Brand, brand_of
from .codes import Basis
from .kinds import Kind, Occasion
from .labels import topic_label
from .links import preferences_url, unsubscribe_url
from .queries import LegalGround
from .wording import Words, fill_in, words_for

MAX_HTML_BYTES = 102 * 1024
_CONTENT = "<!-- content -->"
_PART = re.compile(r"<!-- part ([\w/]+) -->")
_FIXED = re.compile(r'{% translate "([^"]+)" %}')
_TOKEN = re.compile(r"{{ (light|dark)\.([a-z-]+) }}")
_LIGHTS = {"light": look.LIGHT, "dark": look.DARK}
_SPACES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Rendering:
    subject: str
    html: str
    text: str
    unsubscribe_url: str | None
    secrets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Compiled:
    """A kind's three templates in one language, ready to be filled in; `version` changes with any of their sources."""

    subject: Template
    html: Template
    text: Template
    version: str


@cache
def _engine(is_escaping: bool) -> DjangoTemplates:
    options = {"autoescape": is_escaping, "builtins": ["django.templatetags.i18n"]}
    return DjangoTemplates({"NAME": f"mail-{is_escaping}", "DIRS": [], "APP_DIRS": True, "OPTIONS": options})


@cache
def compiled(template: str, language: str) -> Compiled:
    """Raises TemplateDoesNotExist, or ValueError where the MJML is not sound."""
    plain, escaping = _engine(False).engine, _engine(True).engine
    sources = {ending: _source(f"{template}.{ending}") for ending in ("subject.txt", "mjml", "txt")}
    # Without `fonts` it would have each reader fetch Roboto from Google.
    html = mjml2html(_in_layout("mjml", sources["mjml"]), fonts={})
    text = _in_layout("txt", sources["txt"])
    version = hashlib.sha256("\0".join((sources["subject.txt"], html, text)).encode()).hexdigest()[:12]
    with translation.override(language):
        return Compiled(
            plain.from_string(_translated(sources["subject.txt"])),
            escaping.from_string(_translated(html)),
            plain.from_string(_translated(text)),
            version,
        )


def _in_layout(ending: str, content: str) -> str:
    """Inside the layout, with the parts that mails share: `<!-- part returns/parts/items -->`."""
    whole = _source(f"mailing/layout.{ending}").replace(_CONTENT, content)
    return _PART.sub(lambda found: _source(f"{found[1]}.{ending}").strip("\n"), whole)


def _translated(source: str) -> str:
    """What does not change from mail to mail is filled in now, and not a thousand times."""
    coloured = _TOKEN.sub(lambda found: _LIGHTS[found[1]][found[2]], source)
    return _FIXED.sub(lambda found: _(found[1]), coloured)


def render(kind: Kind, occasion: Occasion, ground: LegalGround, *, words: Words | None = None) -> Rendering:
    """The mail as it reads now, in the occasion's language; with the team's words, or with `words` to try them."""
    with translation.override(occasion.language):
        return _fill_in(kind, occasion, ground, kind.context(occasion), words)


def render_example(kind: Kind, occasion: Occasion, *, words: Words | None = None) -> Rendering:
    """The mail with made-up people and things, for the preview."""
    with translation.override(occasion.language):
        return _fill_in(kind, occasion, LegalGround(kind.bases[0]), kind.example(occasion), words)


def _fill_in(
    kind: Kind, occasion: Occasion, ground: LegalGround, own: dict[str, Any], words: Words | None
) -> Rendering:
    chosen = words if words is not None else words_for(kind.code, occasion.language)
    ready, brand = compiled(kind.template, occasion.language), brand_of(occasion.shop)
    stop = stop_url(kind, occasion)
    shared = {
        "brand": brand,
        "language": occasion.language,
        "why": _why(kind, ground, brand, own),
        "preferences_url": preferences_url(occasion.shop, occasion.customer) if occasion.customer else "#",
        "unsubscribe_url": stop,
        "privacy_url": privacy_url(occasion.language) if occasion.customer else "#",
    }
    named = {"shop": brand.name, **own}
    values = {
        **shared,
        **own,
        "opening": fill_in(chosen.opening, named),
        "closing": fill_in(chosen.closing, named),
    }
    subject, html, text = (
        part.render(Context(values, autoescape=part is ready.html, use_l10n=False)) for part in _parts(ready)
    )
    own_subject = fill_in(chosen.subject, named) or str(subject)
    tidy_text = _SPACES.sub("\n\n", text).strip() + "\n"
    return Rendering(" ".join(own_subject.split()), html, tidy_text, stop, secrets_of(kind, own))


def secrets_of(kind: Kind, context: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(context[name]) for name in kind.secrets if context.get(name)}


def _parts(ready: Compiled) -> tuple[Template, Template, Template]:
    return ready.subject, ready.html, ready.text


def stop_url(kind: Kind, occasion: Occasion) -> str | None:
    """Where one click stops this mail's topic; None where the topic is not optional."""
    if not kind.topic.is_optional:
        return None
    return unsubscribe_url(occasion.shop, occasion.customer, kind.topic) if occasion.customer else "#"


def privacy_url(language: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse('privacy')}?lang={language}"


def _why(kind: Kind, ground: LegalGround, brand: Brand, own: dict[str, Any]) -> str:
    """The sentence that answers "why am I getting this?"."""
    words = {"shop": brand.name, "topic": topic_label(kind.topic), "number": own.get("order_number", "")}
    if ground.basis == Basis.CONTRACT and words["number"]:
        return _("You get this message because you placed order {number} with {shop}. It is part of the order.").format(
            **words
        )
    if ground.basis == Basis.CONSENT and ground.consent is not None:
        words["date"] = date_format(ground.consent.recorded_at, "DATE_FORMAT")
        return _("You get this message because on {date} you agreed to mails from {shop} about “{topic}”.").format(
            **words
        )
    return _WHY[ground.basis]().format(**words)


_WHY = {
    Basis.CONTRACT: lambda: _("You get this message because of your order with {shop}. It is part of the order."),
    Basis.MEMBERSHIP: lambda: _(
        "You get this message because you have points with {shop}. It tells you what becomes of them."
    ),
    Basis.LEGAL_DUTY: lambda: _("You get this message because the law asks {shop} to tell you about your order."),
    Basis.REQUEST: lambda: _("You get this message because you asked {shop} for it."),
    Basis.LEGITIMATE_INTEREST: lambda: _(
        "You get this message because you bought from {shop}. You can object to mails about “{topic}” at any time."
    ),
    Basis.SOFT_OPT_IN: lambda: _(
        "You get this message because you bought something similar from {shop} and did not object to “{topic}”."
    ),
    Basis.CONSENT: lambda: _("You get this message because you agreed to mails from {shop} about “{topic}”."),
}


def _source(name: str) -> str:
    source: str = _engine(True).get_template(name).template.source
    return source
