"""What may be wrong with a form, and the refusals that carry it."""

from dataclasses import dataclass

from census_app.errors import CensusError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault of a form and what to do about it.

    `row` is numbered as Excel does (None when the whole sheet or file is meant), `column` is the header of
    the column, `sheet` the name of the sheet (empty for the file). `code` is one of `CODES`.
    """

    sheet: str
    row: int | None
    column: str
    code: str
    message: str

    @property
    def place(self) -> str:
        """Where it is, in French: `feuille « survey », ligne 4, colonne « relevant »`."""
        parts = [f"feuille « {self.sheet} »"] if self.sheet else []
        parts += [f"ligne {self.row}"] if self.row else []
        parts += [f"colonne « {self.column} »"] if self.column else []
        return ", ".join(parts)


CODES: tuple[str, ...] = (
    "not-a-form",
    "too-large",
    "protected",
    "empty",
    "missing-sheet",
    "missing-column",
    "duplicate-column",
    "unknown-column",
    "missing-type",
    "unknown-type",
    "missing-name",
    "bad-name",
    "duplicate-name",
    "missing-list",
    "unknown-list",
    "duplicate-choice",
    "unbalanced-group",
    "unknown-name",
    "bare-name",
    "unknown-function",
    "argument-count",
    "syntax",
    "cycle",
    "missing-file",
    "unknown-target",
    "missing-label",
    "missing-calculation",
    "bad-trigger",
    "bad-parameter",
    "bad-entity",
    "or-other-filter",
    "empty-group",
    "regex",
    "same-version",
    "refused",
)


class FormError(CensusError):
    """A form that cannot be used; `problems` are all its faults, in the order of its sheets and rows."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        others = len(problems) - 1
        more = (
            ""
            if not others
            else f" (et {others} autre{'s' if others > 1 else ''} problème{'s' if others > 1 else ''})"
        )
        super().__init__(
            f"{first.place} : {first.message}{more}" if first.place else f"{first.message}{more}"
        )
        self.problems = problems


class FillingError(CensusError):
    """An answer that cannot be taken; `code` says why, nothing has changed."""

    def __init__(self, code: str, path: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.path = path
