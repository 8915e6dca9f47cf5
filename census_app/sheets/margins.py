"""A text in the margin of printed pages, where `&` starts a code and there is little room."""

from census_app.sheets.markup import units, within


def margin_text(text: str, longest: int) -> str:
    """The text on one line with its `&` doubled, cut with « … » after `longest` UTF-16 units at most."""
    line, room = " ".join(text.splitlines()), longest
    while units(said := within(line, room).replace("&", "&&")) > longest:
        room -= 1
    return said
