"""The two ways something can end badly: we decline (Refusal), or the world failed us (Failure)."""

from typing import ClassVar

from django.utils.functional import Promise


class Refusal(Exception):
    """An expected no, with a stable code and a sentence for the person who asked. Nothing was changed.

    Domains subclass it beside the verb that raises it and set `code` and `text`;
    `text` is a lazy translation that may name keyword arguments: `_("Only {left} are left.")`.
    """

    code: ClassVar[str] = "refused"
    text: ClassVar[str | Promise] = ""

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        self.field = field
        self.values = values
        super().__init__(self.code)

    @property
    def message(self) -> str:
        return str(self.text).format(**self.values)

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class Failure(Exception):
    """Something outside did not work. `permanent` says that trying again won't help."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        self.permanent = permanent
        super().__init__(message)
