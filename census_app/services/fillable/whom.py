"""Which record a workbook is about."""

from __future__ import annotations

from census_app.domain.text import fold
from census_app.errors import CensusError
from census_app.services import interviews
from census_app.services.fillable.filled import FilledSheet
from census_app.services.inventories import Inventory
from census_app.store import lookups, received


class RecordUnsaid(CensusError):
    """The workbook can be received once somebody says which record it is about."""


def record_of(inventory: Inventory, sheet: FilledSheet) -> int | None:
    """The record that a workbook was written for, or that a blank one names; None: a form about no record.

    RecordUnsaid when the inventory has no such record, or several.
    """
    passport = sheet.passport
    if passport.form_id not in interviews.FORM_OF_KIND.values():
        return None
    with inventory.read() as connection:
        if passport.record:
            found = received.record_of_uuid(connection, passport.record)
            if found is not None:
                return found
            raise RecordUnsaid(
                f"« {sheet.file_name} » parle de « {passport.record_name} », qui n’est pas dans cet "
                "inventaire (ou en a été retirée) : dites à quelle fiche elle va."
            )
        name = next((each.text for each in sheet.answers if each.path.endswith("/name")), "")
        named = lookups.records_named(connection, fold(name)) if name else []
    if len(named) == 1:
        return named[0]
    why = "plusieurs fiches portent ce nom" if named else "aucune fiche ne porte ce nom"
    said = f"parle de « {name} », et {why}" if name else "ne dit pas de qui elle parle"
    raise RecordUnsaid(f"« {sheet.file_name} » {said} : dites à quelle fiche elle va.")


def record_meant(inventory: Inventory, text: str) -> int:
    """The record that an identifier or a name designates. CensusError when none, or several, does."""
    with inventory.read() as connection:
        found = received.record_of_uuid(connection, text.strip().lower())
        named = [found] if found is not None else lookups.records_named(connection, fold(text))
    if len(named) == 1:
        return named[0]
    if named:
        raise CensusError(
            f"Plusieurs fiches s’appellent « {text} » : donnez l’identifiant (uuid) de la bonne."
        )
    raise CensusError(f"Aucune fiche n’a le nom ou l’identifiant « {text} ».")
