"""What ruff has no rule for."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .tree import PACKAGE, sources, syntax


def _places(paths: list[Path], kind: type[ast.AST], inside: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[str]:
    for path in paths:
        for outer in ast.walk(syntax(path)):
            if isinstance(outer, inside):
                yield from (
                    f"{path.relative_to(PACKAGE)}:{node.lineno}" for node in ast.walk(outer) if isinstance(node, kind)
                )


def test_no_import_stands_inside_a_function() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [*_places(sources(), ast.Import, functions), *_places(sources(), ast.ImportFrom, functions)]
    assert found == []


def test_no_except_is_bare_or_silent() -> None:
    silent = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (len(node.body) == 1 and isinstance(node.body[0], ast.Pass) and _is_broad(node.type)))
    ]
    assert silent == []


def _is_broad(caught: ast.expr) -> bool:
    return isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}


def test_nothing_is_left_for_later() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "X" * 3, "NotImplemented" + "Error()")
    found = [
        f"{path.relative_to(PACKAGE)}:{number} {word}"
        for path in sources()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        for word in words
        if word in line
    ]
    assert found == []


def test_models_have_no_standing_order_and_no_save_of_their_own() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        if "models" in (path.stem, path.parent.name)
        for node in ast.walk(syntax(path))
        if (isinstance(node, ast.FunctionDef) and node.name == "save")
        or (isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "ordering" for t in node.targets))
    ]
    assert found == []
