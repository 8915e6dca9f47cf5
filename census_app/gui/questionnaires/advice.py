"""What to do about a fault of a questionnaire, for somebody at a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from census_app.forms import Problem


def advice(problem: Problem) -> str:
    """One or two sentences, by the code of the problem."""
    return _by_code().get(problem.code) or _tr("Corrigez la case, puis enregistrez.")


def _by_code() -> dict[str, str]:
    return {
        "not-a-form": _tr(
            "Enregistrez le questionnaire comme classeur Excel (.xlsx), avec une feuille « survey »."
        ),
        "too-large": _tr(
            "Gardez dans le classeur les seules feuilles survey, choices et settings, sans image."
        ),
        "protected": _tr(
            "Ouvrez le classeur, ôtez son mot de passe (Fichier, Informations, Protéger), enregistrez."
        ),
        "empty": _tr("Écrivez au moins une question : un type, un nom, un libellé."),
        "missing-sheet": _tr("Ajoutez la feuille, ou donnez ce nom à celle qui en tient lieu."),
        "missing-column": _tr("Écrivez ce titre dans une colonne de la première ligne."),
        "duplicate-column": _tr("Gardez une seule colonne de ce titre, ou renommez l’autre."),
        "missing-type": _tr(
            "Écrivez le type de la question (text, integer, date, select_one liste…), ou videz la ligne."
        ),
        "unknown-type": _tr(
            "Types courants : text, integer, decimal, date, note, calculate, select_one liste, "
            "select_multiple liste, begin_group et end_group, begin_repeat et end_repeat."
        ),
        "missing-name": _tr("Donnez un nom court, sans espace ni accent : membres, heures_par_an."),
        "bad-name": _tr("Un nom commence par une lettre et n’a ni espace ni accent : heures_par_an."),
        "duplicate-name": _tr("Donnez à l’une des deux un autre nom, et suivez-le dans les formules ${nom}."),
        "missing-list": _tr("Écrivez le nom de la liste après le type, ou dans la colonne list_name."),
        "unknown-list": _tr("Ajoutez la liste à la feuille choices, ou corrigez son nom dans le type."),
        "duplicate-choice": _tr("Ôtez l’un des deux choix, ou donnez-lui un autre nom."),
        "unbalanced-group": _tr(
            "Chaque begin_group a son end_group, chaque begin_repeat son end_repeat, dans l’ordre."
        ),
        "unknown-name": _tr("Corrigez le nom entre ${ }, ou ajoutez la question qui manque."),
        "unknown-function": _tr(
            "Corrigez le nom de la fonction ; elles sont celles d’ODK et de KoboToolbox."
        ),
        "argument-count": _tr("Vérifiez ce qui est entre les parenthèses de la fonction."),
        "syntax": _tr(
            "Vérifiez parenthèses, guillemets et signes ; les textes sont entre apostrophes droites : 'oui'."
        ),
        "cycle": _tr(
            "Une question ne peut pas dépendre d’elle-même : ôtez l’une des formules qui se renvoient."
        ),
        "missing-file": _tr("Posez ce fichier dans le dossier du questionnaire, sous ce nom exact."),
        "unknown-target": _tr(
            "Corrigez la colonne save_to : un champ de la fiche, ou le code d’un indicateur (E02)."
        ),
        "missing-label": _tr("Écrivez ce qui sera lu à la personne, dans la colonne label."),
        "missing-calculation": _tr("Écrivez la formule dans la colonne calculation."),
        "or-other-filter": _tr(
            "Remplacez or_other par un choix « autre » et une question qui demande lequel."
        ),
        "empty-group": _tr("Mettez au moins une question dans ce groupe, ou ôtez-le."),
        "regex": _tr("Corrigez l’expression régulière, entre apostrophes droites."),
        "same-version": _tr(
            "Écrivez une autre version dans la feuille settings, colonne version, par exemple 2027.2."
        ),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("questionnaires", text)
