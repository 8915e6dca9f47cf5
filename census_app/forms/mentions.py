"""What an expression mentions, in the words of the form: « la question 4 », « le total des réponses… »."""

from collections.abc import Iterator

from census_app.forms.definition import NodeDefinition
from census_app.forms.dependencies import references
from census_app.forms.french import listed
from census_app.forms.quantities import Measure, UnsayableError
from census_app.forms.unanswered import Unanswered
from census_app.forms.xpath.syntax import Binary, Call, Number, Path, Syntax, Text


class Mentions:
    """What the expressions of one node mention; relative paths start at it (`context`)."""

    def __init__(self, form: Unanswered, context: str) -> None:
        self.form = form
        self._context = context

    def node(self, path: Path) -> NodeDefinition:
        """The one node that a path leads to.

        Raises:
            UnsayableError: it leads to some of several, or out of the form.
        """
        found = references(path, self._context)
        node = self.form.definition.nodes.get(next(iter(found))) if len(found) == 1 else None
        if node is None or any(step.predicates for step in path.steps):
            raise UnsayableError
        return node

    def formula(self, node: NodeDefinition) -> "tuple[Mentions, Syntax] | None":
        """How a node that nobody is asked is computed, and what that mentions; None for a question.

        Raises:
            UnsayableError: it is computed in some cases only.
        """
        if node.path in self.form.numbers or node.bind.calculate is None:
            return None
        if node.bind.relevant is not None:
            raise UnsayableError
        return Mentions(self.form, node.path), node.bind.calculate.syntax

    def question(self, *nodes: NodeDefinition) -> str:
        """« la question 4 », « la question 4 ou 12 ».

        Raises:
            UnsayableError: one of them is no question, and so has no number.
        """
        if not nodes or any(node.path not in self.form.numbers for node in nodes):
            raise UnsayableError
        return f"la question {listed([str(self.form.numbers[node.path]) for node in nodes], 'ou')}"

    def labels(self, node: NodeDefinition, names: list[str]) -> tuple[str, ...]:
        """Choices of a question, by their labels."""
        return tuple(f"« {self.form.label_of(node, name)} »" for name in names)

    def sources(self, syntax: Syntax) -> Iterator[NodeDefinition]:
        """The questions of which a list of choices, or several put end to end, is made.

        Raises:
            UnsayableError: it is made of something else too.
        """
        match syntax:
            case Path():
                node = self.node(syntax)
                formula = self.formula(node)
                if formula is None:
                    yield node
                else:
                    yield from formula[0].sources(formula[1])
            case Call("concat" | "join", arguments):
                for argument in arguments:
                    if not (isinstance(argument, Text) and not argument.value.strip()):
                        yield from self.sources(argument)
            case _:
                raise UnsayableError

    def measure(self, syntax: Syntax) -> Measure:
        """What an expression measures.

        Raises:
            UnsayableError: it has no words.
        """
        match syntax:
            case Path():
                node = self.node(syntax)
                formula = self.formula(node)
                if formula is not None:
                    return formula[0].measure(formula[1])
                return Measure(f"la réponse à {self.question(node)}", feminine=True)
            case Call("coalesce", (Path() as target, Number(0.0))):
                return self.measure(target)
            case Call("sum", (Path() as target,)):
                return Measure(f"le total des réponses à {self.question(self.node(target))}", feminine=False)
            case Call("count", (Path() as target,)):
                return Measure(f"le nombre de « {self._label(self.node(target))} »", feminine=False)
            case Call("count-selected", (Path() as target,)):
                question = self.question(self.node(target))
                return Measure(f"le nombre de cases cochées à {question}", feminine=False)
            case Binary("+", _, _):
                numbers = [str(self.form.numbers[node.path]) for node in self._terms(syntax)]
                return Measure(f"le total des réponses aux questions {listed(numbers, 'et')}", feminine=False)
        raise UnsayableError

    def honest(self, syntax: Syntax) -> str:
        """What is said of an expression that has no words: which answers it depends on."""
        asked = sorted(self.asked(syntax))
        if not asked:
            return "le programme le demande"
        several = "s" if len(asked) > 1 else ""
        answers = f"{'les' if several else 'la'} réponse{several} {'aux' if several else 'à la'}"
        questions = f"question{several} {listed([str(number) for number in asked], 'et')}"
        return f"le calcul fait sur {answers} {questions} le demande"

    def asked(self, syntax: Syntax) -> frozenset[int]:
        """The numbers of the questions that an expression is computed from, in the end."""
        found: set[int] = set()
        for path in references(syntax, self._context):
            node = self.form.definition.nodes.get(path)
            if path in self.form.numbers:
                found.add(self.form.numbers[path])
            elif node is not None and node.bind.calculate is not None and path != self._context:
                found |= Mentions(self.form, path).asked(node.bind.calculate.syntax)
        return frozenset(found)

    def _terms(self, syntax: Syntax) -> Iterator[NodeDefinition]:
        match syntax:
            case Binary("+", left, right):
                yield from self._terms(left)
                yield from self._terms(right)
            case Call("coalesce", (Path() as target, Number(0.0))) | (Path() as target):
                node = self.node(target)
                self.question(node)
                yield node
            case _:
                raise UnsayableError

    def _label(self, node: NodeDefinition) -> str:
        label = self.form.text(node.label)
        if not label:
            raise UnsayableError
        return label
