"""A verb that may not be done; nothing was changed."""


class Refused(Exception):
    """`field` and `lines` tell the API where, as Saleor's errors do."""

    def __init__(
        self, code: str, message: str, *, field: str | None = None, lines: list[dict[str, str]] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.lines = lines
