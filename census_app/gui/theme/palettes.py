"""The colours: one set for light, one for dark, and the tones that carry meaning.

Contrasts follow WCAG 2.2: text at least 4.5 to 1 on what it is written on, the shapes of
controls at least 3 to 1. `tests/gui/test_theme.py` measures every pair.
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Tone(Enum):
    """What a colour says. It never says it alone: a text always stands with it."""

    OK = "ok"
    WARN = "warn"
    ERROR = "error"
    NEUTRAL = "neutral"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Named colours of one palette, as `#rrggbb`."""

    dark: bool
    surface: str
    side: str
    raised: str
    text: str
    secondary: str
    line: str
    line_strong: str
    shape: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_faint: str
    accent_line: str
    accent_text: str
    hover: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    neutral: str
    neutral_soft: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text colour and background of a tone."""
        return {
            Tone.OK: (self.accent_text, self.accent_soft),
            Tone.ACCENT: (self.accent_text, self.accent_soft),
            Tone.WARN: (self.warn, self.warn_soft),
            Tone.ERROR: (self.error, self.error_soft),
            Tone.NEUTRAL: (self.neutral, self.neutral_soft),
        }[tone]


LIGHT = Tokens(
    dark=False,
    surface="#FFFFFF",
    side="#F5F6F6",
    raised="#FFFFFF",
    text="#1B1F23",
    secondary="#68727B",
    line="#E3E6E8",
    line_strong="#CBD1D6",
    shape="#868F97",
    accent="#0B6B58",
    accent_hover="#095A4A",
    on_accent="#FFFFFF",
    accent_soft="#DDEDE8",
    accent_faint="#E9F2EF",
    accent_line="#8DBFB3",
    accent_text="#0A5F4E",
    hover="#EDEFF0",
    warn="#8A4A06",
    warn_soft="#FCEBD9",
    error="#9A2117",
    error_soft="#FBE3E0",
    neutral="#4C555D",
    neutral_soft="#ECEEF0",
)

DARK = Tokens(
    dark=True,
    surface="#17191C",
    side="#111315",
    raised="#202327",
    text="#E4E7EA",
    secondary="#98A2AB",
    line="#2A2E33",
    line_strong="#424950",
    shape="#707A83",
    accent="#4DB79C",
    accent_hover="#64C7AE",
    on_accent="#06201A",
    accent_soft="#19352E",
    accent_faint="#1A2B27",
    accent_line="#2F6D5D",
    accent_text="#84D6C0",
    hover="#22262A",
    warn="#EDB679",
    warn_soft="#3A2915",
    error="#F2A199",
    error_soft="#43211E",
    neutral="#B4BDC5",
    neutral_soft="#2A2F34",
)


def tokens(palette: QPalette | None = None) -> Tokens:
    """The colours in force for a widget's palette, or for the application's."""
    shown = palette if palette is not None else QGuiApplication.palette()
    window = shown.color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def qt_palette(colours: Tokens) -> QPalette:
    """The Qt palette that carries these colours to what Fusion draws by itself."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.surface,
        role.Base: colours.surface,
        role.AlternateBase: colours.side,
        role.Button: colours.surface,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
        role.WindowText: colours.text,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.PlaceholderText: colours.secondary,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent_text,
        role.LinkVisited: colours.accent_text,
        role.Light: colours.hover,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.line_strong,
        role.Shadow: colours.line_strong,
    }
    palette = QPalette()
    for target, value in pairs.items():
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.shape))
    return palette


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
