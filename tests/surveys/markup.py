"""What a browser and a screen reader make of the fields of a form."""

from html.parser import HTMLParser

from saleor_postventa.core.texts import Speaker
from saleor_postventa.surveys.questions.fields import Shown
from saleor_postventa.surveys.questions.kind import Form
from saleor_postventa.surveys.questions.question import Question

VOID = {"input", "br", "img"}


class Element:
    def __init__(self, tag: str, given: dict[str, str], parent: "Element | None") -> None:
        self.tag, self.given, self.parent = tag, given, parent
        self.children: list[Element] = []
        self.words: list[str] = []

    @property
    def text(self) -> str:
        return " ".join(" ".join([*self.words, *(each.text for each in self.children)]).split())

    def all(self, *tags: str) -> list["Element"]:
        found = [self] if self.tag in tags else []
        return [*found, *(each for child in self.children for each in child.all(*tags))]

    def above(self, *tags: str) -> "Element | None":
        at = self.parent
        while at is not None and at.tag not in tags:
            at = at.parent
        return at

    def with_id(self, wanted: str) -> "Element | None":
        return next((each for each in self.everything() if each.given.get("id") == wanted), None)

    def everything(self) -> list["Element"]:
        return [self, *(each for child in self.children for each in child.everything())]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("root", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        assert len(made.given) == len(attrs), f"an attribute of {tag} is there twice"
        self.at.children.append(made)
        self.at = self.at if tag in VOID else made

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"{tag} closes {self.at.tag}"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.words.append(data)


def parsed(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    assert reader.at is reader.root, f"{reader.at.tag} is never closed"
    return reader.root


def name_of(field: Element, root: Element) -> str:
    """What a screen reader calls it: its label's words, after those of the groups it stands in."""
    labels = [each for each in root.all("label") if each.given.get("for") == field.given.get("id", "-")]
    label = labels[0] if labels else field.above("label")
    groups, at = [], field.above("fieldset")
    while at is not None:
        groups.append(at.children[0].text if at.children and at.children[0].tag == "legend" else "")
        at = at.above("fieldset")
    return " · ".join([*reversed(groups), label.text if label is not None else ""])


def as_it_stands(question: Question, speaker: Speaker, *, seed: str = "", given: Form | None = None) -> Shown:
    """Nothing put in, nothing refused."""
    said, helped = speaker.say(question.text), speaker.say(question.help)
    return Shown(speaker=speaker, text=said, help=helped, seed=seed, given=given or {})
