"""The project's files, as the architecture tests look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "census_app"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps, and that is there; the whole package where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if listed.returncode:
        return tuple(path for path in PACKAGE.rglob("*") if path.is_file())
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def modules(folder: Path) -> list[Path]:
    """The Python files under `folder`, in order."""
    return sorted(folder.rglob("*.py"))


def imported(module: Path) -> Iterator[tuple[int, str]]:
    """Each module that a file imports, anywhere in it, with the line where it does."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def place(path: Path, line: int | None = None) -> str:
    """Where something is, as one clicks on it: `census_app/log.py:12`."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def lesson(found: list[str], text: str) -> str:
    """The message of a failed test: what to do, then where."""
    return "\n".join([text, *(f"  {each}" for each in found)])
