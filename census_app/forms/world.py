"""What expressions ask of a filling beyond its nodes: lists, clock, words, choices."""

from collections.abc import Callable, Sequence
from datetime import datetime

from census_app.forms.cells import Cell, Graph
from census_app.forms.context import Context
from census_app.forms.definition import FormDefinition, Text, Wording
from census_app.forms.nodes import Leaf
from census_app.forms.tables import Item, table_of_rows
from census_app.forms.xpath.scope import Scope
from census_app.forms.xpath.values import Nodes, XNode, to_text


class Document:
    """The parent of the root node: where absolute paths start."""

    name = ""
    parent: XNode | None = None

    def __init__(self) -> None:
        self.root: XNode | None = None

    def children(self) -> Sequence[XNode]:
        """The root node."""
        return () if self.root is None else (self.root,)

    def named(self, name: str) -> Sequence[XNode]:
        """The root node, if that is its name."""
        return [node for node in self.children() if node.name == name]

    def text(self) -> str:
        """The texts of the whole form."""
        return "".join(node.text() for node in self.children())


class FillingWorld:
    """The world of the expressions of one filling."""

    def __init__(self, definition: FormDefinition, context: Context, language: str, graph: Graph) -> None:
        self.document = Document()
        self.language: Cell[str] = Cell(graph, None, language)
        self._definition = definition
        self._clock: Cell[Callable[[], datetime]] = Cell(graph, None, context.now)
        self._graph = graph
        self._tables: dict[str, Item] = {
            name: table_of_rows(name, rows) for name, rows in context.tables.items()
        }

    def instance(self, name: str) -> Nodes:
        """The top of a secondary instance, those given by the program first."""
        found = self._tables.get(name) or self._definition.instances.get(name)
        return Nodes() if found is None else Nodes((found,))

    def now(self) -> datetime:
        """The moment it is."""
        return self._clock.read()()

    def tell_time(self, now: Callable[[], datetime]) -> None:
        """Go by another clock: what was computed from the moment is computed again."""
        self._clock.write(now)

    def translation(self, identifier: str) -> str:
        """The text of a translated label in the language in use."""
        wording = self._definition.itext.get(identifier)
        return "" if wording is None else self.spell(wording, self.document)

    def choice_label(self, node: XNode, value: str) -> str:
        """The label of one of the choices of a question; empty for anything else."""
        if not isinstance(node, Leaf) or node.options is None:
            return ""
        options = node.options.read()
        self.language.read()
        return "" if options is None else options.label(value)

    def own_value(self, node: XNode) -> str:
        """What a question holds, whatever its own calculation says."""
        return node.base.peek() if isinstance(node, Leaf) else node.text()

    def spell(self, wording: Wording | None, node: XNode) -> str:
        """A text in the language in use, what it shows of the answers filled in."""
        if wording is None:
            return ""
        text: Text = wording.text(self.language.read())
        if len(text) == 1 and isinstance(text[0], str):
            return text[0]
        scope = Scope(self, node, node)
        return "".join(part if isinstance(part, str) else to_text(part.run(scope)) for part in text).strip()
