"""How everything looks: colours, sizes, fonts and the one style sheet made from them.

Qt holds the state: the application's palette says whether it is light or dark and its font
says how large text is. The functions here only read these two, so nothing is global but Qt.
"""

from census_app.gui.theme.apply import Appearance, apply, follow_system
from census_app.gui.theme.fonts import Size, font
from census_app.gui.theme.icons import icon, paint_icon, pixmap
from census_app.gui.theme.metrics import px, text_scale
from census_app.gui.theme.palettes import DARK, LIGHT, Tokens, Tone, tokens

__all__ = [
    "DARK",
    "LIGHT",
    "Appearance",
    "Size",
    "Tokens",
    "Tone",
    "apply",
    "follow_system",
    "font",
    "icon",
    "paint_icon",
    "pixmap",
    "px",
    "text_scale",
    "tokens",
]
