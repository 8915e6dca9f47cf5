"""A workbook that is stopped, whatever it is at: soon, and as if nothing had been asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, pairwise
from pathlib import Path

import pytest

from census_app.errors import CensusError
from census_app.services.exports import export_summary
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.writing import WritingCancelled
from census_app.store import attending
from tests.services.workbook_story import tell
from tests.story import Story, begin

MOMENTS = 12


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = begin(tmp_path_factory.mktemp("arret"))
    tell(told)
    yield told
    told.inventory.close()


@pytest.fixture(autouse=True)
def asked_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a large inventory: the small queries of a test are over before they are asked about."""
    monkeypatch.setattr(attending, "_STEPS", 500)


def at(moment: int) -> Callable[[], bool]:
    """Somebody who stops when asked for the nth time."""
    left = iter(range(moment, -1, -1))
    return lambda: next(left, 0) == 0


def test_stopped_at_any_moment_the_former_file_is_as_it_was(story: Story, tmp_path: Path) -> None:
    out, options = tmp_path / "synthèse.xlsx", WorkbookOptions(story.territory)
    asked = count()
    export_summary(story.inventory, out, story.campaign, options, cancelled=lambda: next(asked) < 0)
    moments = next(asked)
    former = out.read_bytes()
    for moment in range(0, moments, moments // MOMENTS):
        with pytest.raises(WritingCancelled):
            export_summary(story.inventory, out, story.campaign, options, cancelled=at(moment))
        assert list(tmp_path.iterdir()) == [out]
        assert out.read_bytes() == former


def test_queries_are_asked_about_too(story: Story, tmp_path: Path) -> None:
    """What is said while one runs is what was said before it: it never goes back."""
    said: list[tuple[int, int, str]] = []
    options = WorkbookOptions(story.territory)
    export_summary(
        story.inventory,
        tmp_path / "a.xlsx",
        story.campaign,
        options,
        progress=lambda *each: said.append(each),
    )
    assert any(before == after for before, after in pairwise(said))
    for (done, _, text), (then, _, next_text) in pairwise(said):
        assert text != next_text or done <= then


def test_the_inventory_is_never_taken_for_the_workbook(story: Story) -> None:
    path, options = story.inventory.path, WorkbookOptions(story.territory)
    with pytest.raises(CensusError, match="est l’inventaire lui-même"):
        export_summary(story.inventory, path, story.campaign, options)
    assert path.read_bytes().startswith(b"SQLite format 3")
