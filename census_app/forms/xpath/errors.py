"""What goes wrong with an expression."""


class XPathError(Exception):
    """An expression that cannot be read or run; `str(error)` is French, `at` the character (from 0)."""

    def __init__(self, message: str, at: int = 0, code: str = "syntax") -> None:
        super().__init__(message)
        self.at = at
        self.code = code
