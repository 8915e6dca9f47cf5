"""Asking goes down by a call, learning comes by one announcement, a refusal is a sentence."""

import pytest

from census_app.domain.change import Change
from census_app.errors import CensusError
from census_app.gui.undo import Undo
from census_app.gui.workspace import Workspace
from census_app.services import campaigns, records
from census_app.services.inventories import Inventory


class Ears:
    """Hears everything a workspace announces."""

    def __init__(self, workspace: Workspace) -> None:
        self.changes: list[Change] = []
        self.refusals: list[str] = []
        workspace.changed.connect(self.changes.append)
        workspace.refused.connect(self.refusals.append)


def name_of(workspace: Workspace, record_id: int) -> str:
    return workspace.ask(records.get, record_id, workspace.campaign).name


def create(workspace: Workspace, name: str) -> int:
    change = workspace.run(records.create, "initiative", {"name": name}, workspace.campaign)
    assert change is not None
    assert change.created is not None
    return change.created


def test_a_use_case_is_announced_once_with_what_it_touched(workspace: Workspace) -> None:
    ears = Ears(workspace)
    record_id = create(workspace, "Recyclerie")
    assert [change.created for change in ears.changes] == [record_id]
    assert name_of(workspace, record_id) == "Recyclerie"


def test_a_refusal_is_said_and_nothing_is_announced(workspace: Workspace) -> None:
    ears = Ears(workspace)
    assert workspace.run(campaigns.open_campaign, 2026) is None
    assert ears.refusals == ["La campagne 2026 existe déjà."]
    assert ears.changes == []


def test_a_bug_is_not_taken_for_a_refusal(workspace: Workspace) -> None:
    def broken(_inventory: Inventory) -> Change:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.run(broken)


def test_a_query_may_refuse_to_whoever_asks(workspace: Workspace) -> None:
    with pytest.raises(CensusError):
        workspace.ask(records.get, 999, None)


def test_a_change_that_changed_nothing_is_not_announced(workspace: Workspace) -> None:
    ears = Ears(workspace)
    workspace.run(lambda _inventory: Change(None))
    assert ears.changes == []


def test_looking_at_another_campaign_is_announced_like_a_change(workspace: Workspace) -> None:
    ears = Ears(workspace)
    workspace.set_campaign(workspace.campaign)
    assert ears.changes == []
    workspace.set_campaign(None)
    assert [change.what for change in ears.changes] == [frozenset({"campaign_shown"})]


def test_what_was_changed_can_be_undone_and_done_again(workspace: Workspace) -> None:
    undo = Undo(workspace)
    record_id = create(workspace, "Recyclerie")
    workspace.run(records.edit, record_id, {"name": "Ressourcerie"}, workspace.campaign)
    assert undo.undo_label()
    undo.undo()
    assert name_of(workspace, record_id) == "Recyclerie"
    undo.redo()
    assert name_of(workspace, record_id) == "Ressourcerie"
    undo.undo()
    undo.undo()
    with pytest.raises(CensusError):
        name_of(workspace, record_id)


def test_a_new_change_forgets_what_could_be_done_again(workspace: Workspace) -> None:
    undo = Undo(workspace)
    create(workspace, "Recyclerie")
    undo.undo()
    assert undo.redo_label()
    create(workspace, "AMAP du Don")
    assert undo.redo_label() == ""
