"""A commune chosen by typing any part of its name, without minding accents, case or hyphens."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from census_app.domain.text import fold
from census_app.gui.widgets.completion import VALUE_ROLE, FoldedCompleter, Option
from census_app.gui.widgets.editors import mark_wrong


class CommuneEdit(QLineEdit):
    """The value is the commune's code, or None; text that names no commune is kept and said to be wrong."""

    edited = Signal(object)
    problem = Signal(str)

    def __init__(self, communes: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: str | None = None
        self._names: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._sentence = ""
        self._completer = FoldedCompleter((), self)
        self.setCompleter(self._completer)
        self.setPlaceholderText(self.tr("Commune"))
        self._completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.textEdited.connect(self._typed)
        self.set_communes(communes)

    def set_communes(self, communes: Iterable[tuple[str, str]]) -> None:
        """Give what is offered, as (code, label); labels that are the same show their code."""
        pairs = list(communes)
        self._names = dict(pairs)
        known: dict[str, list[str]] = {}
        for code, label in pairs:
            known.setdefault(fold(label), []).append(code)
        self._by_name = {name: codes[0] for name, codes in known.items() if len(codes) == 1}
        self._completer.set_options(
            [Option(code, label, code if len(known[fold(label)]) > 1 else "") for code, label in pairs]
        )

    def value(self) -> str | None:
        """The commune's code, or None."""
        return self._code

    def set_value(self, code: str | None) -> None:
        """Show a commune without announcing it; a code that is not offered shows as itself."""
        self._code = code
        self._say("")
        self.setText(self._names.get(code, code) if code else "")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text().strip() and self._code is None:
            self._say(self.tr("Aucune commune de ce nom : choisissez dans la liste."))
        elif self._code is not None:
            self.setText(self._names.get(self._code, self._code))

    def _typed(self, text: str) -> None:
        self._say("")
        self._take(self._by_name.get(fold(text.strip())))

    def _picked(self, index: QModelIndex) -> None:
        option = index.data(VALUE_ROLE)
        if isinstance(option, Option) and isinstance(option.value, str):
            self._say("")
            self._take(option.value)

    def _take(self, code: str | None) -> None:
        if code != self._code:
            self._code = code
            self.edited.emit(code)

    def _say(self, sentence: str) -> None:
        if sentence != self._sentence:
            self._sentence = sentence
            mark_wrong(self, bool(sentence))
            self.problem.emit(sentence)
