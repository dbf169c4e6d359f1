"""What people call the codes that another domain keeps: who keeps them registers, who shows them asks."""

from collections.abc import Callable, Sequence

from saleor_postventa.core.registry import Registry

# Codes and a language in, names by code out; codes that are not known any more are left out.
type Names = Callable[[Sequence[str], str], dict[str, str]]

RETURN_REASON, LEVEL = "return_reason", "level"
name_books: Registry[Names] = Registry("names of codes")


def names_of(book: str, codes: Sequence[str], language: str) -> dict[str, str]:
    """Nothing where nobody keeps such codes."""
    return name_books.get(book)(codes, language) if book in name_books and codes else {}
