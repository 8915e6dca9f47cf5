"""What an interview starts with: what is already known of the record, to confirm rather than ask."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from census_app.domain.fields import FieldValue, is_record_field
from census_app.domain.records import Record, Site
from census_app.services.targets import HAS_SITES

if TYPE_CHECKING:
    from census_app.forms import Filling

CAMPAIGN: Final = "campaign"
"""The hidden question that is told the year of the campaign, for the texts of a form to say it."""


def tell_campaign(filling: Filling, year: int) -> None:
    """Say which year is asked about, to a form that wants to know."""
    for path, node in filling.definition.nodes.items():
        if node.name == CAMPAIGN and node.kind == "hidden":
            _offer(filling, path, str(year))


def prefill(filling: Filling, record: Record, sites: Sequence[Site]) -> None:
    """Answer the questions whose ``save_to`` is a field that is known, and the repeat of sites.

    What a question does not take (a choice that is no longer in its list) is left unanswered.
    """
    for node in filling.nodes():
        if is_record_field(node.save_to) and node.kind != "calculate":
            _offer(filling, node.path, answer_text(record[node.save_to]))
        elif node.save_to == HAS_SITES and sites:
            _offer(filling, node.path, "oui")
    repeat = _repeat_of(filling, "site_commune")
    if repeat is not None and sites:
        _add_sites(filling, repeat, sites)


def answer_text(value: FieldValue) -> str:
    """A field's value as ODK writes an answer."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)


def _add_sites(filling: Filling, repeat: str, sites: Sequence[Site]) -> None:
    from census_app.forms import FillingError

    for number, site in enumerate(sites, 1):
        instance = f"{repeat}[{number}]"
        with suppress(FillingError):
            if instance not in {node.path for node in filling.children(repeat)}:
                filling.add(repeat)
            said = {"site_commune": site.commune, "site_share": site.share, "site_address": site.address}
            for node in filling.children(instance):
                if node.save_to in said and node.kind != "calculate":
                    value = said[node.save_to]
                    _offer(filling, node.path, "" if value is None else str(value))


def _repeat_of(filling: Filling, target: str) -> str | None:
    """The path of the repeat whose occurrences hold a target."""
    for path, node in filling.definition.nodes.items():
        if node.bind.save_to == target:
            parent = path.rpartition("/")[0]
            while parent:
                if parent in filling.definition.nodes and filling.definition.nodes[parent].kind == "repeat":
                    return parent
                parent = parent.rpartition("/")[0]
    return None


def _offer(filling: Filling, path: str, text: str) -> None:
    from census_app.forms import FillingError

    if text:
        with suppress(FillingError):
            filling.prefill(path, text)
