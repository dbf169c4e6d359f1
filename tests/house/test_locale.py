"""Nothing that people read is left untranslated."""

import ast
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.template.base import Lexer, TokenType
from django.utils.functional import Promise

from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.event import Event, event_types
from tools import check
from tools.messages import catalogues, problems

from .tree import PACKAGE, ROOT
from .words import untranslated, untranslated_words

TEMPLATES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.suffix in {".html", ".txt", ".mjml"} and "templates" in path.parts and "sandbox" not in path.parts
)
LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"English", "Español", "GraphQL", "Postventa", "Saleor", "doctor", "postventa"}


def test_every_message_is_translated_into_spanish() -> None:
    assert "es" in catalogues()
    assert list(problems()) == []


def refusals(kind: type[Refusal] = Refusal) -> list[type[Refusal]]:
    return [found for child in kind.__subclasses__() for found in (child, *refusals(child))]


def test_every_refusal_speaks_through_the_catalogue() -> None:
    ours = [kind for kind in refusals() if kind.__module__.startswith("saleor_postventa")]
    assert ours
    assert [kind.__name__ for kind in ours if not isinstance(kind.text, Promise)] == []


def test_every_event_speaks_through_the_catalogue() -> None:
    ours = [kind for kind in event_types if kind.__module__.startswith("saleor_postventa")]
    assert ours
    silent = [
        kind.__name__
        for kind in ours
        if not isinstance(kind.sentence, Promise) and kind.describe is Event.describe  # type: ignore[comparison-overlap]
    ]
    assert silent == []


def test_every_choice_that_people_see_is_a_word_of_the_catalogue() -> None:
    """Labels that Django would make up from the code itself are English without a translation."""
    plain = [
        f"{model._meta.label}.{field.name}: {label}"
        for model in apps.get_models()
        if model.__module__.startswith("saleor_postventa")
        for field in model._meta.local_fields
        for value, label in field.flatchoices
        if not isinstance(label, Promise) and LETTERS.search(str(label)) and str(label) != _made_up(str(value))
    ]
    assert plain == []


def _made_up(value: str) -> str:
    return value.replace("_", " ").title()


class _Words(HTMLParser):
    """Text that a person would read, outside of style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"style", "script", "mj-style"}
        self.found += [value or "" for name, value in attrs if name in {"alt", "title", "placeholder", "aria-label"}]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script", "mj-style"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def bare_words(text: str) -> list[str]:
    """Words of a template that stand outside of every translate and blocktranslate tag."""
    kept: list[str] = []
    is_translated = False
    for token in Lexer(text).tokenize():
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            is_translated = name in {"blocktranslate", "blocktrans"} or (
                is_translated and name not in {"endblocktranslate", "endblocktrans"}
            )
        elif token.token_type is TokenType.TEXT and not is_translated:
            kept.append(token.contents)
    reader = _Words()
    reader.feed("".join(kept))
    words = [word for piece in reader.found for word in LETTERS.findall(piece)]
    return [word for word in words if word not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_template_holds_a_bare_word(path: Path) -> None:
    assert bare_words(path.read_text()) == []


def test_a_bare_word_would_be_found() -> None:
    assert bare_words('<p>Hello {% translate "you" %}</p><style>p { color: red }</style>') == ["Hello"]
    assert bare_words('<img alt="a lamp">{% blocktranslate %}Fine{% endblocktranslate %}') == ["lamp"]


def test_no_code_holds_words_that_no_catalogue_knows() -> None:
    assert untranslated_words() == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('Finding("x", Level.OK, "All is well.")', ["All is well."]),
        ('class Late(Refusal):\n    text = "Late"', ["Late"]),
        ('add(Kind(label="Thanks"))', ["Thanks"]),
        ('add(Kind(label=_("Thanks")))', []),
        ('return HttpResponse(f"{count} orders are late")', ["orders are late"]),
        ('"""Says what it is."""\nlogger.warning("it was %s", x)\nraise Failure("it was late")', []),
        ('names = {"en": "Wrong item", "es": "Artículo equivocado"}', []),
    ],
)
def test_words_outside_of_the_catalogue_would_be_found(code: str, found: list[str]) -> None:
    assert [each.split(" ", 1)[1].strip() for each in untranslated(ast.parse(code))] == found


PANEL = ROOT / "dashboard-extension"
needs_panel = pytest.mark.skipif(
    not (PANEL / "node_modules").is_dir() or not shutil.which("npx"), reason="needs Node.js 20 and `make install`"
)


PLANTED = """export function Planted() {
  return <p title="Open">Orders<img alt="Lamp" />{1} · {"late"}{open ? "open" : 2}</p>;
}
"""


def in_panel(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = ["npx", "--no-install", *words]
    return subprocess.run(command, cwd=PANEL, input=stdin, capture_output=True, text=True, check=False)


@needs_panel
@pytest.mark.proves("X4")
@pytest.mark.timeout(300)
def test_ci_lets_no_untranslated_string_pass() -> None:
    """Messages, templates and code here; the panel's words by its own tests, its markup by the lint that CI runs."""
    assert list(problems()) == []
    assert {path.name: found for path in TEMPLATES if (found := bare_words(path.read_text()))} == {}
    assert untranslated_words() == []
    words = in_panel("vitest", "run", "src/words")
    assert words.returncode == 0, words.stdout
    lint = in_panel("eslint", "--stdin", "--stdin-filename", "src/features/home/planted.tsx", stdin=PLANTED)
    assert lint.stdout.count("Words belong in the feature's words.ts") == 5, lint.stdout
    steps = {step.name for step in [*check._static(), *check._dashboard()]}
    assert {"translations", "dashboard: eslint", "dashboard: vitest"} <= steps
