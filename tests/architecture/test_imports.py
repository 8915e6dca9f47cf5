"""Import rules that import-linter does not say (the layers are in pyproject.toml, see docs/adr/0001)."""

import subprocess
import sys
from importlib.util import find_spec

from tests.architecture.tree import PACKAGE, ROOT, imported, lesson, modules, place

# What every page may use; any other package or module of `gui` that is a package is a page.
SHARED_BY_PAGES = {"paper", "theme", "widgets"}
KNOWN_TO_GUI = {"gui", "services", "domain", "forms", "errors", "paths", "log", "__version__"}
HEAVY = ("openpyxl", "pyxform", "lxml", "python_calamine", "pandas")
STARTS = ("census_app.__main__", "census_app.app")


def test_migrations_never_import_the_application() -> None:
    allowed = {"alembic", "sqlalchemy"} | sys.stdlib_module_names
    found = [
        f"{place(path, line)} imports {name}"
        for path in modules(ROOT / "db" / "migrations")
        for line, name in imported(path)
        if name.split(".")[0] not in allowed
    ]
    assert not found, lesson(
        found,
        "A migration says what was true the day it was written; the application changes. Copy into the "
        "migration the few lines it needs: it may import alembic, sqlalchemy and the standard library only.",
    )


def test_the_window_reaches_the_data_only_through_services() -> None:
    found = [
        f"{place(path, line)} imports {name}"
        for path in modules(PACKAGE / "gui")
        for line, name in imported(path)
        if name.startswith("census_app.") and name.split(".")[1] not in KNOWN_TO_GUI
    ]
    assert not found, lesson(
        found,
        "A screen asks a query or runs a use case of services, and gets values of domain: write there the "
        "one that is missing, so that the command line has it too.",
    )


def test_pages_do_not_know_each_other() -> None:
    gui = PACKAGE / "gui"
    pages = {path.parent.name for path in gui.glob("*/__init__.py")} - SHARED_BY_PAGES
    found = [
        f"{place(path, line)} imports {name}"
        for page in sorted(pages)
        for path in modules(gui / page)
        for line, name in imported(path)
        if name.startswith("census_app.gui.") and name.split(".")[2] in pages - {page}
    ]
    assert not found, lesson(
        found,
        "A page receives the workspace and nothing else. What two pages draw goes to gui/widgets; what one "
        "must tell another is a Change, or a signal that the window connects.",
    )


def test_widgets_do_not_know_the_pages() -> None:
    gui = PACKAGE / "gui"
    pages = {path.parent.name for path in gui.glob("*/__init__.py")} - SHARED_BY_PAGES
    found = [
        f"{place(path, line)} imports {name}"
        for shared in sorted(SHARED_BY_PAGES)
        for path in modules(gui / shared)
        for line, name in imported(path)
        if name.startswith("census_app.gui.") and name.split(".")[2] in pages
    ]
    assert not found, lesson(
        found, "What every page uses cannot depend on one of them: pass it what it needs."
    )


def test_the_program_starts_without_its_heavy_libraries() -> None:
    starts = [name for name in STARTS if find_spec(name)]
    code = (
        f"import sys, {', '.join(starts or ['census_app'])}; print(*set({HEAVY!r}).intersection(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, f"The program does not start:\n{done.stderr}"
    assert not done.stdout.split(), lesson(
        done.stdout.split(),
        "The window is painted first: import these inside the function that uses them, or in a module that "
        f"such a function imports (`{sys.executable} -X importtime` shows who does it).",
    )
