"""Our documents, as they lie in `graphql/saleor/`."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2] / "graphql" / "saleor"
_SPREAD = re.compile(r"\.\.\.\s*(?!on\b)([A-Z]\w*)")
_SINCE = re.compile(r"# since: (\S+)")


@dataclass(frozen=True)
class Document:
    folder: str
    name: str
    text: str
    since: str | None

    def holds_in(self, version: str) -> bool:
        return self.since is None or self.since <= version


def documents() -> list[Document]:
    paths = [path for path in sorted(ROOT.glob("*/*.graphql")) if path.parent.name != "fragments"]
    return [_load(path) for path in paths]


def _load(path: Path) -> Document:
    text = path.read_text()
    since = _SINCE.match(text)
    return Document(path.parent.name, path.stem, with_fragments(text), since and since[1])


def with_fragments(text: str) -> str:
    reached: dict[str, str] = {}
    waiting = _SPREAD.findall(text)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached[name] = (ROOT / "fragments" / f"{_snake(name)}.graphql").read_text()
            waiting += _SPREAD.findall(reached[name])
    return text + "".join(reached[name] for name in sorted(reached))


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
