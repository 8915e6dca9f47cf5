"""For whom the workbook is made, and what it keeps from whom: lines of « Lisez-moi »."""

from __future__ import annotations

from collections.abc import Iterator

from census_app.reports.material import Material
from census_app.sheets import page
from census_app.sheets.model import Line


def version(material: Material) -> str:
    """Which version this is, in a sentence."""
    if material.public:
        return (
            "Publique : elle peut être donnée et mise en ligne. Les chiffres qui feraient connaître ceux "
            "d’une structure y sont masqués."
        )
    if material.with_contacts:
        return (
            "Interne, avec les contacts : elle contient des données personnelles, à ne pas publier ni "
            "transmettre."
        )
    return "Interne, pour le groupe de travail : tout chiffre y est montré ; elle n’est pas à publier."


def people(material: Material) -> Iterator[Line]:
    """What is said of people and structures here, and what is not."""
    said = _public if material.public else _internal
    for sentence in said(material):
        yield page.paragraph(f"• {sentence}")


def _public(_: Material) -> Iterator[str]:
    yield (
        "Un chiffre est masqué quand il repose sur moins de 3 structures, quand l’une d’elles en fait plus "
        "de 85 %, ou quand il ferait retrouver un autre chiffre masqué, par soustraction ou par calcul. "
        "Masqué n’est pas vide : un vide dit toujours que personne n’a répondu. Un nombre de fiches se "
        "masque comme un chiffre, et n/N n’est dit que d’un chiffre montré."
    )
    yield (
        "Les taux sont arrondis à deux décimales. Une somme de deux indicateurs (ETP et bénévolat) n’est "
        "donnée que là où les mêmes structures ont répondu aux deux : elle dirait sinon, par différence, "
        "ce que les autres ont répondu."
    )
    yield (
        "Les listes d’initiatives et de réseaux ne nomment que ceux dont quelqu’un a accepté que le nom soit "
        "publié, et que personne n’a refusé ; une personne et ses coordonnées n’y sont que si elle l’a "
        "accepté. Elles ne disent aucun chiffre, et sont plus courtes que ce qui est compté."
    )


def _internal(material: Material) -> Iterator[str]:
    if material.with_contacts:
        yield (
            "La feuille Contacts contient des données personnelles : noms, courriels, téléphones des "
            "personnes qui ont accepté d’être enregistrées, et d’elles seules. Ne la donnez qu’à qui s’en "
            "sert pour le recensement, et effacez ce fichier quand il ne sert plus."
        )
    else:
        yield "Les contacts (personnes, courriels, téléphones) ne sont pas dans ce classeur."
    yield (
        "Les chiffres sont tous montrés, même ceux qui reposent sur une seule structure. La version "
        "publique, où ils sont masqués, se choisit au moment d’exporter."
    )


def left_out(material: Material) -> str | None:
    """The sheets that are not here, and why; None when all are."""
    absent = material.left_out
    said = [
        f"{why} : {', '.join(titles)}."
        for why, titles in (
            ("Pas demandées", absent.not_asked),
            ("Jamais dans la version publique", absent.never_public),
        )
        if titles
    ]
    return " ".join(said) or None
