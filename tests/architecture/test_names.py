"""Names that say what is inside."""

from tests.architecture.tree import PACKAGE, ROOT, lesson, modules, place

SAY_NOTHING = {"util", "utils", "helper", "helpers", "misc", "common", "tools", "manager", "managers"}


def test_no_module_is_a_drawer() -> None:
    found = [
        place(path)
        for path in modules(PACKAGE)
        if SAY_NOTHING & {part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts}
    ]
    assert not found, lesson(
        found,
        "A module called after nothing collects everything. Call it after the idea it holds (CONTEXT.md), "
        "or put the function beside its only caller.",
    )


def test_packaging_is_a_folder_and_not_a_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists(), (
        "packaging/__init__.py would hide the library `packaging` from everything that is run in this folder."
    )
