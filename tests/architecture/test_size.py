"""Files of one idea, functions one screen high."""

import ast
from pathlib import Path

from tests.architecture.tree import PACKAGE, lesson, modules, place

LONGEST_FILE = 300
LONGEST_FUNCTION = 60


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_a_file_holds_one_idea() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules(PACKAGE)}
    found = [f"{place(path)}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_FILE]
    assert not found, lesson(
        found,
        f"More than {LONGEST_FILE} lines is more than one idea. Find the second idea, give it its name and "
        "its own module.",
    )


def test_a_function_fits_on_a_screen() -> None:
    found = [
        f"{place(path, node.lineno)} {node.name}: {length} lines"
        for path in modules(PACKAGE)
        for node in functions(path)
        if node.end_lineno is not None and (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not found, lesson(
        found,
        f"A function of more than {LONGEST_FUNCTION} lines cannot be seen whole. Name its steps, or make "
        "what it spells out a table.",
    )
