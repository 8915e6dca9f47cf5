"""Comparisons in words: what is measured, and how it stands to something else."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt

from census_app.forms import french
from census_app.forms.xpath.syntax import Call, Number, Syntax, Text


class UnsayableError(Exception):
    """An expression that has no words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared: « la réponse à la question 4 », « le total… »; `feminine` for its adjectives."""

    words: str
    feminine: bool

    @property
    def after_to(self) -> str:
        """Its words after « à »."""
        return f"au {self.words[3:]}" if self.words.startswith("le ") else f"à {self.words}"


_NUMBERS = {
    "=": ("est {}", "n’est pas {}"),
    ">": ("dépasse {}", "ne dépasse pas {}"),
    ">=": ("est d’au moins {}", "n’est pas d’au moins {}"),
    "<": ("est de moins de {}", "n’est pas de moins de {}"),
    "<=": ("est d’au plus {}", "n’est pas d’au plus {}"),
}
_DAYS = {
    "=": ("est {}", "n’est pas {}"),
    ">": ("est après {}", "n’est pas après {}"),
    ">=": ("est {} ou après", "n’est ni {} ni après"),
    "<": ("est avant {}", "n’est pas avant {}"),
    "<=": ("est {} ou avant", "n’est ni {} ni avant"),
}
_OTHERS = {
    "=": "égal{e} {to}",
    ">": "supérieur{e} {to}",
    ">=": "supérieur{e} ou égal{e} {to}",
    "<": "inférieur{e} {to}",
    "<=": "inférieur{e} ou égal{e} {to}",
}
_ORDER: dict[str, Callable[[float, float], bool]] = {"=": eq, ">": gt, ">=": ge, "<": lt, "<=": le}
MIRRORED = {"=": "=", ">": "<", ">=": "<=", "<": ">", "<=": ">="}


def is_literal(syntax: Syntax) -> bool:
    """Whether an expression says its value by itself."""
    return isinstance(syntax, (Text, Number)) or day_of(syntax) is not None


def number_of(syntax: Syntax) -> float | None:
    """The number that an expression is, also written as a text; None when it is none."""
    if isinstance(syntax, Number):
        return syntax.value
    if not isinstance(syntax, Text):
        return None
    try:
        return float(syntax.value)
    except ValueError:
        return None


def day_of(syntax: Syntax) -> str | None:
    """The day that an expression is: « le 24/09/2015 », « aujourd’hui »; None when it is none."""
    if not isinstance(syntax, Call):
        return None
    if syntax.name in {"today", "now"}:
        return "aujourd’hui"
    argument = syntax.arguments[0] if len(syntax.arguments) == 1 else None
    if syntax.name not in {"date", "date-time"} or not isinstance(argument, Text):
        return None
    return f"le {french.day(argument.value[:10])}"


def holds_between(operator: str, left: Syntax, right: Syntax) -> bool:
    """Whether a comparison of two literals is true.

    Raises:
        UnsayableError: they are not of the same sort.
    """
    numbers = number_of(left), number_of(right)
    if numbers[0] is not None and numbers[1] is not None:
        return _ORDER[operator](numbers[0], numbers[1])
    if operator == "=" and isinstance(left, Text) and isinstance(right, Text):
        return left.value == right.value
    raise UnsayableError


def written(value: float) -> str:
    """A number of an expression as French readers write it."""
    return french.number(f"{value:f}")


def compared(measure: Measure, operator: str, literal: Syntax, *, holds: bool) -> str:
    """« la réponse à la question 4 dépasse 50 ».

    Raises:
        UnsayableError: the literal is neither a number nor a day.
    """
    number, day = number_of(literal), day_of(literal)
    if number is None and day is None:
        raise UnsayableError
    verbs, value = (_DAYS, day) if number is None else (_NUMBERS, written(number))
    return f"{measure.words} {verbs[operator][not holds].format(value)}"


def compared_with(measure: Measure, operator: str, other: Measure, *, holds: bool) -> str:
    """« la réponse à la question 4 est supérieure à la réponse à la question 3 »."""
    adjective = _OTHERS[operator].format(e="e" if measure.feminine else "", to=other.after_to)
    return f"{measure.words} {'est' if holds else 'n’est pas'} {adjective}"
