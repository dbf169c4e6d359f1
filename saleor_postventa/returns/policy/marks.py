"""What a shop notes at products and orders that a policy and the law ask for; `docs/guides/marks.md` lists the keys."""

from collections.abc import Mapping

from saleor_postventa.legal.laws import exclusions_of

EXCLUSION, FINAL_SALE, TAGS = "exclusion", "final_sale", "tags"
RIGHT_GIVEN_UP, WITHDRAWAL_TOLD = "right_given_up", "withdrawal_told"
_NO = frozenset({"", "no", "false", "0", "off"})
_NONE = _NO | {"none"}
Marks = Mapping[str, str]


def exclusion_in(marks: Marks) -> str:
    """The code of the law's exclusion; "" where there is none, or one that the law doesn't know."""
    code = _code(marks)
    return code if code in exclusions_of("") else ""


def unknown_exclusion_in(marks: Marks) -> str:
    """What was written where no exclusion of the law is called so; it takes no right away."""
    return "" if exclusion_in(marks) or _code(marks) in _NONE else marks.get(EXCLUSION, "")


def tags_in(marks: Marks) -> frozenset[str]:
    return frozenset(word for each in marks.get(TAGS, "").split(",") if (word := each.strip()))


def says_yes(marks: Marks, key: str) -> bool:
    """Anything but a no: a consent is often noted as the moment at which it was given."""
    return marks.get(key, "").lower() not in _NO


def says_no(marks: Marks, key: str) -> bool:
    return key in marks and not says_yes(marks, key)


def _code(marks: Marks) -> str:
    return marks.get(EXCLUSION, "").lower().replace("-", "_").replace(" ", "_")
