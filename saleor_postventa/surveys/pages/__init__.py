"""What shoppers see of surveys and reviews."""

from . import answer_sections, review_section

__all__ = ["answer_sections", "review_section"]
