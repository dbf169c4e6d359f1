"""Words in the package's code that no catalogue knows: what reads like a sentence, or is shown by its name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from .tree import PACKAGE, sources, syntax

SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]+")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"[^\W\d_]{2,}")
TRANSLATED = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
SHOWN = {"label", "title", "text", "sentence", "advice"}
# For who runs the app or builds on its graph, and for logs: English, as the documentation is.
TECHNICAL_CALLS = {
    *("__init__", "Registry", "debug", "info", "warning", "error", "exception"),
    *("Counter", "Histogram", "gauge"),  # help texts of metrics
}
TECHNICAL_KEYWORDS = {"description", "help"}
TECHNICAL_FOLDERS = {"config", "demo", "management", "sandbox"}
TECHNICAL_FILES = {
    "mailing/domains/services.py": "names of mail services",
    "api/schema.py": "SDL",
    "core/online.py": "SQL of migrations",
    "core/sqlite/counts.py": "SQL",
    "saleor/writing/inserting.py": "SQL",
    "loyalty/ledger/chain.py": "texts that are hashed, the same in every language",
    "loyalty/ledger/in_one_statement.py": "SQL",
    "loyalty/ledger/statements.py": "the name of a format",
    "loyalty/ledger/verifying.py": "what an operator's command says",
    "loyalty/queries/closed.py": "what an operator's command says, and how it is called",
    "loyalty/static/loyalty/verify_points.py": "a program of its own, which has both languages in it",
    "catalogue/api.py": "a key of the federation",
    "mailing/mailbox.py": "a header",
    "mailing/checks.py": "Django's system checks",
    "saleor/inbox.py": "answers that Saleor keeps with its attempts, and the error of a dead delivery",
    "returns/services/reasons.py": "drafts that hold both languages side by side",
    "surveys/document/ready_made.py": "surveys that hold both languages side by side",
    "flows/document/ready_made.py": "flows that hold both languages side by side",
}
# What went wrong, kept beside the row for who looks into it, as an exception's text is.
TROUBLE = {"NotHandedOver", "note_uncertain", "Stuck", "report_problem"}


def untranslated(tree: ast.Module) -> Iterator[str]:
    """Each with its line."""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            chain = list(_chain(node, above))
            if _is_shown(node.value, chain) and not _is_explained(chain):
                yield f"{node.lineno} {node.value}"


def untranslated_words() -> list[str]:
    return [
        f"{path.relative_to(PACKAGE)}:{found}"
        for path in sources()
        if not _is_technical(path)
        for found in untranslated(syntax(path))
    ]


def _is_technical(path: Path) -> bool:
    inside = path.relative_to(PACKAGE)
    is_wiring = inside.name == "apps.py" or bool(TECHNICAL_FOLDERS & set(inside.parts))
    return is_wiring or str(inside) in TECHNICAL_FILES


def _chain(node: ast.AST, above: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in above:
        node = above[node]
        yield node


def _is_shown(text: str, chain: list[ast.AST]) -> bool:
    """Without what is filled in."""
    words = PLACEHOLDER.sub("", text)
    return bool(SENTENCE.search(words) or (_name_of(chain[0]) in SHOWN and WORD.search(words)))


def _name_of(node: ast.AST) -> str:
    """What a value directly below it is called."""
    if isinstance(node, ast.keyword):
        return node.arg or ""
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        return target.id if isinstance(target, ast.Name) else ""
    return ""


def _is_explained(chain: list[ast.AST]) -> bool:
    calls = {_called(node) for node in chain if isinstance(node, ast.Call)}
    keywords = {node.arg for node in chain if isinstance(node, ast.keyword)}
    functions = {node.name for node in chain if isinstance(node, ast.FunctionDef)}
    is_docstring = isinstance(chain[0], ast.Expr)
    is_raised = any(isinstance(node, ast.Raise) for node in chain)
    return (
        is_docstring
        or is_raised
        or any(_holds_both_languages(node) for node in chain)
        or "__str__" in functions
        or bool(calls & (TRANSLATED | TECHNICAL_CALLS | TROUBLE))
        or bool(keywords & TECHNICAL_KEYWORDS)
    )


def _holds_both_languages(node: ast.AST) -> bool:
    keys = node.keys if isinstance(node, ast.Dict) else []
    return {"en", "es"} <= {key.value for key in keys if isinstance(key, ast.Constant)}


def _called(node: ast.Call) -> str:
    function = node.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )
