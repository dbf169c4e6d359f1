"""What can be asked: one module per kind of question. Another one is one more module here, and its template.

A kind has settings that the shop chooses, reads what a form brought, and says what came of it as a number, in words and
in the columns of an export. A form is what a browser sends without a script: names and the values below them.
"""

import sys

from saleor_postventa.core.registry import load_modules

from .kind import QuestionKind, question_kinds

__all__ = ["QuestionKind", "question_kinds"]

load_modules(sys.modules[__name__])
