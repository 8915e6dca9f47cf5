"""The style sheet: a small set of rules made from the colours and the size of text.

Widgets say what they are by the property `look`; what a rule cannot draw well (badges, rows
of tables, the side bar) is painted by the widget itself.
"""

from census_app.gui.theme.fonts import Size
from census_app.gui.theme.metrics import px
from census_app.gui.theme.palettes import Tokens


def style_sheet(colours: Tokens) -> str:
    """Every rule of the program, for the application's present font."""
    parts = (_text, _frames, _buttons, _editors, _ticks, _tables, _menus, _bars)
    return "\n".join(part(colours) for part in parts)


def _text(c: Tokens) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[look="title"] {{ font-size: {px(Size.TITLE)}px; font-weight: 600; }}
QLabel[look="heading"] {{ font-size: {px(Size.LARGE)}px; font-weight: 600; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="medium"] {{ font-weight: 500; }}
QLabel[look="secondary"] {{ color: {c.secondary}; }}
QLabel[look="small"] {{ color: {c.secondary}; font-size: {px(Size.SMALL)}px; }}
QLabel[look="section"] {{ color: {c.secondary}; font-size: {px(Size.SMALL)}px; font-weight: 600; }}
QLabel[look="accent"] {{ color: {c.accent_text}; }}
QLabel[look="error"] {{ color: {c.error}; font-size: {px(Size.SMALL)}px; }}
QLabel[look="warn"] {{ color: {c.warn}; font-size: {px(Size.SMALL)}px; }}
QToolTip {{ color: {c.text}; background: {c.raised}; border: 1px solid {c.line_strong};
  padding: {px(4)}px {px(6)}px; }}
"""


def _frames(c: Tokens) -> str:
    return f"""
QWidget[look="side"] {{ background: {c.side}; }}
QFrame[look="rule"] {{ background: {c.line}; border: none; }}
QFrame[look="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {px(8)}px; }}
QFrame[look="card"]:focus {{ border: 2px solid {c.accent}; }}
QFrame[look="toast"] {{ background: {c.text}; border: none; border-radius: {px(8)}px; }}
QFrame[look="toast"] QLabel {{ color: {c.surface}; }}
QFrame[look="notice-warn"] {{ background: {c.warn_soft}; border: none; border-radius: {px(6)}px; }}
QFrame[look="notice-error"] {{ background: {c.error_soft}; border: none; border-radius: {px(6)}px; }}
QFrame[look="notice-neutral"] {{ background: {c.neutral_soft}; border: none; border-radius: {px(6)}px; }}
QFrame[look="notice-ok"] {{ background: {c.accent_soft}; border: none; border-radius: {px(6)}px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget[look="page"] {{ background: transparent; }}
QSplitter::handle {{ background: {c.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QDialog {{ background: {c.surface}; }}
"""


def _buttons(c: Tokens) -> str:
    pad, tall = px(12), px(19)
    return f"""
QPushButton {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line_strong};
  border-radius: {px(6)}px; padding: {px(6)}px {pad}px; min-height: {tall}px; font-weight: 500; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.neutral_soft}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: {px(6) - 1}px {pad - 1}px; }}
QPushButton:disabled {{ color: {c.shape}; border-color: {c.line}; background: {c.surface}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; }}
QPushButton[look="primary"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {c.text}; padding: {px(6) - 1}px {pad - 1}px; }}
QPushButton[look="primary"]:disabled {{ background: {c.neutral_soft}; color: {c.shape};
  border-color: {c.neutral_soft}; }}
QPushButton[look="link"] {{ background: transparent; color: {c.accent_text}; border: 1px solid transparent;
  border-radius: {px(4)}px; padding: 0 1px; min-height: {px(18)}px; font-weight: 500; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[look="link"]:disabled {{ color: {c.shape}; }}
QPushButton[look="quiet"] {{ background: transparent; color: {c.secondary}; border: 1px solid transparent;
  border-radius: {px(4)}px; padding: 0 {px(2)}px; min-height: {px(18)}px; font-weight: 400;
  font-size: {px(Size.SMALL)}px; }}
QPushButton[look="quiet"]:hover {{ color: {c.text}; text-decoration: underline; }}
QPushButton[look="quiet"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[look="quiet"]:checked {{ color: {c.accent_text}; font-weight: 600; }}
QPushButton[look="icon"] {{ background: transparent; border: 1px solid transparent; padding: {px(5)}px;
  min-height: {px(16)}px; min-width: {px(16)}px; }}
QPushButton[look="icon"]:hover {{ background: {c.hover}; }}
QPushButton[look="icon"]:focus {{ border: 2px solid {c.accent}; padding: {px(5) - 1}px; }}
QPushButton[look="chip"] {{ border-radius: {px(13)}px; padding: {px(3)}px {px(11)}px;
  min-height: {px(18)}px; font-weight: 400; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {c.accent}; padding: {px(3) - 1}px {px(11) - 1}px; }}
QPushButton[look="chip"][active="true"] {{ background: {c.accent_soft}; border-color: {c.accent_line};
  color: {c.accent_text}; }}
QPushButton[look="chip"][active="true"]:focus {{ border-color: {c.accent}; }}
"""


def _editors(c: Tokens) -> str:
    one = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox"
    return f"""
{one} {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line_strong};
  border-radius: {px(6)}px; padding: {px(5)}px {px(9)}px; min-height: {px(20)}px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit {{ padding: {px(5)}px {px(7)}px; }}
QComboBox:focus {{ border: 2px solid {c.accent}; padding: {px(5) - 1}px {px(9) - 1}px; }}
QLineEdit:focus {{ border: 2px solid {c.accent}; padding: {px(5) - 1}px {px(7) - 1}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {c.error}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {c.side}; border-color: {c.line}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {c.side};
  border-color: {c.line}; color: {c.shape}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(3)}px {px(6)}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.accent};
  padding: {px(3) - 1}px {px(6) - 1}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ placeholder-text-color: {c.secondary}; }}
QComboBox {{ padding-right: {px(24)}px; combobox-popup: 0; }}
QComboBox:focus {{ padding-right: {px(24) - 1}px; }}
QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url(styles:arrow_{_name(c)}.svg); width: {px(14)}px; height: {px(14)}px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; background: transparent; padding: 0; }}
QComboBox QAbstractItemView, QListView[look="popup"] {{ background: {c.raised}; color: {c.text};
  border: 1px solid {c.line_strong}; padding: {px(4)}px; outline: none; }}
QComboBox QAbstractItemView::item, QListView[look="popup"]::item {{ min-height: {px(26)}px;
  padding: 0 {px(8)}px; border-radius: {px(4)}px; color: {c.text}; }}
QComboBox QAbstractItemView::item:selected, QListView[look="popup"]::item:selected,
QComboBox QAbstractItemView::item:hover {{ background: {c.accent_soft}; color: {c.text}; }}
QLineEdit[look="search"] {{ padding-left: {px(6)}px; }}
QLineEdit[look="note"] {{ background: transparent; border: none; border-left: 2px solid {c.line_strong};
  border-radius: 0; color: {c.secondary}; min-height: {px(16)}px; padding: {px(2)}px {px(8)}px; }}
QLineEdit[look="note"]:focus {{ border: none; border-left: 2px solid {c.accent}; color: {c.text};
  padding: {px(2)}px {px(8)}px; }}
"""


def _ticks(c: Tokens) -> str:
    side, shade = px(14), _name(c)
    both = "QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QMenu::indicator"
    return f"""
QCheckBox, QRadioButton {{ spacing: {px(7)}px; padding: {px(3)}px {px(4)}px {px(3)}px {px(1)}px;
  border: 1px solid transparent; border-radius: {px(4)}px; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {c.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.shape}; }}
{both} {{ width: {side - 2}px; height: {side - 2}px; border: 1px solid {c.shape};
  border-radius: {px(3)}px; background: {c.surface}; }}
QRadioButton::indicator {{ border-radius: {side // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QMenu::indicator:checked {{
  background: {c.accent}; border-color: {c.accent}; image: url(styles:check_{shade}.svg); }}
QCheckBox::indicator:indeterminate {{ background: {c.accent}; border-color: {c.accent};
  image: url(styles:dash_{shade}.svg); }}
QRadioButton::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
  image: url(styles:dot_{shade}.svg); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line_strong};
  background: {c.side}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{
  background: {c.secondary}; border-color: {c.secondary}; }}
QMenu::indicator {{ margin-left: {px(6)}px; }}
"""


def _tables(c: Tokens) -> str:
    return f"""
QTableView, QTreeView, QListView {{ background: {c.surface}; border: none; outline: none;
  selection-background-color: {c.accent_faint}; selection-color: {c.text}; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{ background: {c.surface}; border: none; }}
QAbstractScrollArea::corner {{ background: {c.surface}; border: none; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: {px(2)}px; max-height: {px(4)}px;
  min-height: {px(4)}px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(2)}px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.raised}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {c.text}; border: none; font-weight: 600;
  border-radius: {px(4)}px; padding: {px(4)}px {px(8)}px; }}
QCalendarWidget QToolButton:hover {{ background: {c.hover}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; width: 0; }}
QCalendarWidget QTableView {{ background: {c.raised}; alternate-background-color: {c.raised};
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QTabBar::tab {{ padding: {px(6)}px {px(12)}px; border: none; border-bottom: 2px solid transparent;
  color: {c.secondary}; }}
QTabBar::tab:selected {{ color: {c.accent_text}; border-bottom-color: {c.accent}; font-weight: 600; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
"""


def _menus(c: Tokens) -> str:
    return f"""
QMenuBar {{ background: {c.side}; color: {c.secondary}; border: none; padding: 0 {px(8)}px;
  font-size: {px(Size.SMALL)}px; }}
QMenuBar::item {{ padding: {px(4)}px {px(8)}px; border-radius: {px(4)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.accent_soft}; color: {c.accent_text}; }}
QMenu {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line_strong}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(5)}px {px(24)}px {px(5)}px {px(12)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.shape}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)}px {px(8)}px; }}
"""


def _bars(c: Tokens) -> str:
    wide = px(8)
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {wide}px; }}
QScrollBar:horizontal {{ height: {wide}px; }}
QScrollBar::handle {{ background: {c.line_strong}; border-radius: {wide // 2 - 1}px; margin: 1px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {c.shape}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _name(colours: Tokens) -> str:
    return "dark" if colours.dark else "light"
