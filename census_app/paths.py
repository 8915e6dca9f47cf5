"""Where the shipped files and the user's own folders are.

One rule for wheel, checkout and frozen program: `_shipped` beside these modules if it exists, else the
folder that holds the package.
"""

from pathlib import Path

from platformdirs import user_data_path, user_log_path

_APPLICATION = "census-app"
_PACKAGE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """The path of a file or folder shipped with the program, e.g. `shipped("resources", "icons")`."""
    inside = _PACKAGE / "_shipped"
    root = inside if inside.is_dir() else _PACKAGE.parent
    return root.joinpath(*parts)


def reference() -> Path:
    """The reference data: communes, coded lists, indicators."""
    return shipped("db", "reference")


def resources() -> Path:
    """Questionnaires, icons, styles, contours, translations."""
    return shipped("resources")


def migrations() -> Path:
    """The Alembic scripts that bring an inventory file to the program's version."""
    return shipped("db", "migrations")


def user_data() -> Path:
    """The user's data folder for this program; it may not exist yet."""
    return user_data_path(_APPLICATION, appauthor=False)


def user_log() -> Path:
    """The user's log folder for this program; it may not exist yet."""
    return user_log_path(_APPLICATION, appauthor=False)


def default_inventory() -> Path:
    """The inventory that opens when no other is named."""
    return user_data() / "inventaire.recensement"
