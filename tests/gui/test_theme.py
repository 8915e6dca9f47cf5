"""Colours can be read, pictures match the palette, lengths follow the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from census_app.gui.theme import DARK, LIGHT, Appearance, Size, Tokens, Tone, apply, font, pixmap, px, tokens
from census_app.gui.theme.palettes import contrast
from census_app.paths import resources

LIGHT_AT_100 = Appearance(dark=False, scale=1.0)


@pytest.fixture
def _put_back(qapp: QApplication) -> Iterator[None]:
    yield
    apply(qapp, LIGHT_AT_100)


PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@PALETTES
def test_text_can_be_read_on_everything_it_is_written_on(colours: Tokens) -> None:
    pairs = [
        (colours.text, ground)
        for ground in (colours.surface, colours.side, colours.raised, colours.accent_soft, colours.hover)
    ]
    pairs += [(colours.secondary, ground) for ground in (colours.surface, colours.side)]
    pairs += [(ink, colours.accent_faint) for ink in (colours.text, colours.neutral)]  # a selected row
    pairs += [colours.tone(tone) for tone in Tone]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    pairs += [(ink, colours.surface) for ink in (colours.accent_text, colours.error, colours.warn)]
    weak = [
        (ink, ground, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 4.5
    ]
    assert not weak


@PALETTES
def test_shapes_of_controls_can_be_seen(colours: Tokens) -> None:
    for shape in (colours.shape, colours.accent, colours.error):
        assert contrast(shape, colours.surface) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@PALETTES
def test_the_drawings_of_the_style_have_the_colours_of_the_palette(colours: Tokens) -> None:
    shade = "dark" if colours.dark else "light"
    for name, ink in (
        ("check", colours.on_accent),
        ("dash", colours.on_accent),
        ("dot", colours.on_accent),
        ("arrow", colours.secondary),
    ):
        drawing = (resources() / "styles" / f"{name}_{shade}.svg").read_text(encoding="utf-8")
        assert ink in drawing


@pytest.mark.usefixtures("_put_back")
def test_the_application_says_which_palette_is_in_force(qapp: QApplication) -> None:
    apply(qapp, Appearance(dark=True, scale=1.0))
    assert tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface
    apply(qapp, LIGHT_AT_100)
    assert tokens() is LIGHT


@pytest.mark.usefixtures("_put_back")
def test_lengths_and_text_grow_together(qapp: QApplication) -> None:
    apply(qapp, Appearance(dark=False, scale=2.0))
    assert px(8) == 16
    assert QFontInfo(font(Size.TITLE)).pixelSize() == 44
    apply(qapp, LIGHT_AT_100)
    assert px(8) == 8


@pytest.mark.usefixtures("qapp")
def test_every_icon_can_be_drawn_in_any_colour() -> None:
    names = [file.stem for file in (resources() / "icons").glob("*.svg")]
    assert len(names) > 30
    for name in names:
        drawn = pixmap(name, "#FF0000").toImage()
        shown = {drawn.pixelColor(x, y).red() for x in range(drawn.width()) for y in range(drawn.height())}
        assert 255 in shown, name
