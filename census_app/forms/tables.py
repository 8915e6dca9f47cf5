"""Secondary instances: the lists of choices and the files beside a form, as nodes that expressions walk."""

from collections.abc import Iterable, Mapping, Sequence

from census_app.forms.xpath.values import XNode


class Item:
    """A node of a secondary instance: its name, its children or its text. It does not change once built."""

    __slots__ = ("_by_name", "_children", "_index", "_text", "name", "parent")

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.parent: Item | None = None
        self._text = text
        self._children: list[Item] = []
        self._by_name: dict[str, list[Item]] = {}
        self._index: dict[tuple[str, str], dict[str, list[Item]]] = {}

    def append(self, child: "Item") -> "Item":
        """Add a child (only while the instance is being built) and return it."""
        child.parent = self
        self._children.append(child)
        self._by_name.setdefault(child.name, []).append(child)
        return child

    def children(self) -> Sequence[XNode]:
        """All its children."""
        return self._children

    def named(self, name: str) -> Sequence["Item"]:
        """Its children of that name."""
        return self._by_name.get(name, ())

    def text(self) -> str:
        """Its text, or those of its children one after the other."""
        return "".join(child.text() for child in self._children) if self._children else self._text

    def lookup(self, child: str, key: str, value: str) -> Sequence["Item"]:
        """Its children named `child` of which a child named `key` has this text, through an index."""
        index = self._index.get((child, key))
        if index is None:
            index = self._index[child, key] = _index(self.named(child), key)
        return index.get(value, ())


def _index(items: Iterable[Item], key: str) -> dict[str, list[Item]]:
    index: dict[str, list[Item]] = {}
    for item in items:
        for text in dict.fromkeys(cell.text() for cell in item.named(key)):
            index.setdefault(text, []).append(item)
    return index


def table_of_rows(name: str, rows: Iterable[Mapping[str, str]]) -> Item:
    """The secondary instance of a table: `root/item/COLUMN`, one item a row."""
    top = Item(name)
    root = top.append(Item("root"))
    for row in rows:
        item = root.append(Item("item"))
        for column, text in row.items():
            item.append(Item(column, text))
    return top
