"""What a function of the library is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from census_app.forms.xpath.scope import Closure, Scope
from census_app.forms.xpath.values import Nodes, Value, to_number, to_text

Arguments: TypeAlias = tuple[Closure, ...]
MANY = 1_000


@dataclass(frozen=True, slots=True)
class Function:
    """A function: how many arguments it takes, and `run`, which is given them unevaluated."""

    least: int
    most: int
    run: Callable[[Scope, Arguments], Value]

    def accepts(self, count: int) -> bool:
        """Whether it may be called with that many arguments."""
        return self.least <= count <= self.most

    @property
    def wants(self) -> str:
        """How many arguments it takes, in French: `attend de 2 à 3 arguments`."""
        if self.most == 0:
            return "n'attend aucun argument"
        if self.most == MANY:
            return f"attend au moins {_counted(self.least)}"
        if self.least == self.most:
            return f"attend {_counted(self.least)}"
        return f"attend de {self.least} à {_counted(self.most)}"


def _counted(count: int) -> str:
    return f"{count} argument{'s' if count > 1 else ''}"


def of_values(least: int, most: int, call: Callable[..., Value]) -> Function:
    """A function of values of any type."""
    return Function(least, most, lambda scope, arguments: call(*[argument(scope) for argument in arguments]))


def of_texts(least: int, most: int, call: Callable[..., Value]) -> Function:
    """A function of texts: each argument becomes one."""
    return Function(
        least, most, lambda scope, arguments: call(*[to_text(argument(scope)) for argument in arguments])
    )


def of_numbers(least: int, most: int, call: Callable[..., float]) -> Function:
    """A function of numbers: each argument becomes one."""
    return Function(
        least, most, lambda scope, arguments: call(*[to_number(argument(scope)) for argument in arguments])
    )


def of_nodes(call: Callable[[Nodes], Value]) -> Function:
    """A function of one node-set; a value that is no node-set counts as none."""

    def run(scope: Scope, arguments: Arguments) -> Value:
        value = arguments[0](scope)
        return call(value if isinstance(value, Nodes) else Nodes())

    return Function(1, 1, run)
