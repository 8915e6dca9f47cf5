"""A number typed the French way; an empty field is unknown, which is not zero."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from census_app.gui.formats import parse_number, typed_number
from census_app.gui.theme import px
from census_app.gui.widgets.editors import ParsedEdit


class NumberEdit(ParsedEdit):
    """Accepts « 1 234,5 » and « 1234.5 ».

    `decimals` is the most digits accepted after the comma (six at most are kept by the inventory); `lowest`
    and `highest` are refused beyond, with a sentence.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        decimals: int = 6,
        lowest: Decimal | int | None = 0,
        highest: Decimal | int | None = None,
    ) -> None:
        super().__init__(parent)
        self._decimals, self._lowest, self._highest = decimals, lowest, highest
        self.setFixedWidth(px(140))
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def value(self) -> Decimal | None:
        """The number, or None when unknown."""
        return self._value if isinstance(self._value, Decimal) else None

    def set_value(self, value: Decimal | int | None) -> None:
        """Show a number without announcing it."""
        self._set(None if value is None else Decimal(value))

    @override
    def parse(self, text: str) -> Decimal | None:
        try:
            value = parse_number(text)
        except ValueError:
            raise ValueError(self.tr("Ce n’est pas un nombre : écrivez par exemple 1 234,5.")) from None
        if value is None:
            return None
        if self._digits(value) > self._decimals:
            if self._decimals == 0:
                raise ValueError(self.tr("Un nombre entier est attendu, sans virgule."))
            raise ValueError(self.tr("{count} décimales au plus.").format(count=self._decimals))
        if self._lowest is not None and value < self._lowest:
            raise ValueError(self.tr("Au moins {number}.").format(number=typed_number(self._lowest)))
        if self._highest is not None and value > self._highest:
            raise ValueError(self.tr("Au plus {number}.").format(number=typed_number(self._highest)))
        return value

    @override
    def shown(self, value: object) -> str:
        return typed_number(value) if isinstance(value, Decimal) else ""

    @staticmethod
    def _digits(value: Decimal) -> int:
        exponent = value.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
