"""What this workbook is, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from census_app.domain.labels import FRENCH
from census_app.reports.attribution import Attribution
from census_app.reports.material import Material
from census_app.reports.sheets.audience import left_out, people, version
from census_app.reports.sheets.indicator_cells import MASKED, coverage, number_of
from census_app.reports.sheets.paper import printing
from census_app.reports.summary import PRESENT, Summary
from census_app.sheets import page
from census_app.sheets.model import Line, Page

WIDTHS: Final = (30.0, 34.0, 34.0, 34.0)

_KEYS: Final[dict[Attribution, str]] = {
    "site": (
        "Par lieux d’activité : un chiffre est réparti entre les communes où la structure agit, selon la "
        "part de chaque lieu. Sans lieu, il compte à son siège ; sans siège, il est « non localisé »."
    ),
    "seat": (
        "Par siège : un chiffre compte entièrement dans la commune du siège, où que la structure agisse. "
        "Sans siège, il est « non localisé »."
    ),
    "equal": (
        "À parts égales : un chiffre est réparti également entre les lieux d’activité. Sans lieu, il "
        "compte au siège ; sans siège, il est « non localisé »."
    ),
}
_OTHER_LANGUAGE: Final = (
    "Les libellés, les définitions et les repères des indicateurs sont traduits, comme les en-têtes des "
    "tableaux et des listes ; noms des feuilles, titres, notes et phrases restent en français."
)
_RULES: Final = (
    (
        "Les communes, plus « hors périmètre », plus « non localisé », égalent exactement « ensemble » : "
        "le calcul se fait en fractions, et l’arrondi n’est que d’affichage. Une somme de nombres "
        "affichés peut donc différer d’une unité."
    ),
    (
        "L’activité propre d’un réseau compte une fois ; celle de ses membres n’est jamais recomptée à "
        "travers lui."
    ),
    (
        "Aucun total sans sa couverture n/N : répondants sur éligibles. Sont éligibles toutes les fiches "
        "de la campagne, sauf hors champ, doublons et disparues. La couverture ne s’additionne pas : une "
        "fiche qui agit dans deux communes y compte deux fois."
    ),
    (
        "Un vide veut dire que personne n’a répondu ; un zéro, que la réponse est zéro. Dans les listes, "
        "une valeur absente dit pourquoi, en italique : non demandé, ne sait pas, refus, sans objet."
    ),
    (
        "Un taux est un rapport de sommes, jamais une moyenne de taux, sur les fiches qui ont répondu à "
        "tous ses termes. Un pourcentage déclaré est pondéré par l’effectif auquel il se rapporte."
    ),
    (
        "Les observations (nombres relevés sans une fiche par élément) sont à part et ne s’ajoutent "
        "jamais aux initiatives."
    ),
    (
        "La valorisation du bénévolat et le CO2e évité sont des ordres de grandeur, jamais de l’argent "
        "reçu ni une mesure."
    ),
)


def read_me(material: Material) -> Page:
    """One page: campaign, perimeter, method, coverage, date, version."""
    return Page(
        "Lisez-moi", tuple(_lines(material)), WIDTHS, landscape=True, one_page=True, footer=material.footer
    )


def _lines(material: Material) -> Iterator[Line]:
    summary = material.summary
    across = len(WIDTHS) - 1
    yield page.title(f"Recensement des initiatives collaboratives — {summary.perimeter.name}, {summary.year}")
    yield page.subtitle("Synthèse de l’impact économique et social par commune")
    yield page.pair("Version", version(material), across)
    yield page.pair("Campagne", f"{summary.year} ({material.state_label})", across)
    yield page.pair("Périmètre", _perimeter(material), across)
    yield page.pair("Fiches", _records(material), across)
    yield page.pair("Couverture", _coverage(material), across)
    yield page.pair("Clé de répartition", _KEYS[summary.attribution], across)
    yield page.pair("Formules", _formulas(material), across)
    if material.labels.language != FRENCH:
        yield page.pair("Langue", _OTHER_LANGUAGE, across)
    if absent := left_out(material):
        yield page.pair("Feuilles absentes", absent, across)
    yield page.pair("Impression", printing(material), across)
    yield page.pair("Fait le", f"{material.made_on:%d/%m/%Y}, avec {material.program}", across)
    yield page.heading("Comment lire les chiffres")
    for rule in _RULES:
        yield page.paragraph(f"• {rule}")
    yield page.heading("Personnes et confidentialité")
    yield from people(material)
    yield page.heading("Sources")
    yield page.pair(
        "Réponses",
        "Entretiens et relevés de la campagne ; le niveau de preuve est dans l’inventaire.",
        across,
    )
    for edition in material.editions:
        yield page.pair(edition.topic, f"{edition.label}. {edition.source}. {edition.licence}.", across)
    if empty := _empty(material.summary):
        yield page.note(empty)


def _empty(summary: Summary) -> str:
    """That there is nothing to read, and where it is instead; a number that is masked is not nothing."""
    total, inside = summary.total.counts, summary.inside.counts
    if not total.masked and not total.records:
        return "Aucune fiche n’est encore éligible dans cette campagne : les tableaux sont vides."
    if not inside.masked and not inside.records:
        return (
            "Aucune fiche éligible n’a de part dans le périmètre : ses tableaux sont vides. Les fiches sont "
            "hors périmètre ou non localisées."
        )
    return ""


def _formulas(material: Material) -> str:
    if material.still == "public":
        return "Aucune : la version publique contient des valeurs, pour qu’on n’y lise rien d’autre."
    if material.still == "no_values":
        return (
            "Aucune : les formules se calculent sur la feuille Valeurs, qui n’a pas été demandée. Les "
            "feuilles de synthèse contiennent des valeurs."
        )
    if material.still == "long":
        return (
            "Ce classeur est trop grand pour être calculé par le tableur : ses feuilles de synthèse "
            "contiennent des valeurs. Les longues feuilles continuent dans une feuille « suite »."
        )
    said = (
        "Chaque chiffre des feuilles de synthèse est une formule sur la feuille Valeurs ; n/N mène aux "
        "lignes qui le font, et chaque ligne dit son entretien."
    )
    compared = " La feuille Contrôle compare chaque formule à ce que le programme a calculé."
    return said + compared if material.holds("Contrôle") else said


def _perimeter(material: Material) -> str:
    perimeter = material.summary.perimeter
    population = material.summary.inside.population
    size = f"{len(perimeter.communes)} communes" if len(perimeter.communes) != 1 else "1 commune"
    people = f", {_spaced(population)} habitants" if population else ""
    since = f", depuis le {perimeter.valid_from:%d/%m/%Y}" if perimeter.valid_from else ""
    until = f", jusqu’au {perimeter.valid_to:%d/%m/%Y}" if perimeter.valid_to else ""
    return f"{perimeter.name} : {size}{people}{since}{until}"


def _records(material: Material) -> str:
    summary = material.summary
    if material.public:
        shown = [
            f"{zone.name.lower()} {MASKED if zone.counts.masked else zone.counts.presence[PRESENT]}"
            for zone in (summary.inside, summary.outside, summary.unlocated, summary.total)
        ]
        return f"Fiches éligibles : {', '.join(shown)}. Un nombre de fiches se masque comme un chiffre."
    presence = summary.total.counts.presence
    inside, outside, unlocated = (
        zone.counts.presence["records"] for zone in (summary.inside, summary.outside, summary.unlocated)
    )
    left = int(sum(summary.total.counts.status.values())) - presence["records"]
    found = number_of(presence["initiative"], "initiative")
    return (
        f"{found} et {number_of(presence['network'], 'réseau', 'x')} éligibles : {inside} avec une part "
        f"dans le périmètre, {outside} avec une part hors du périmètre, "
        f"{number_of(unlocated, 'non localisée')}. En plus, {number_of(left, 'fiche')} hors des chiffres "
        "(hors champ, doublon, disparue)."
    )


def _coverage(material: Material) -> str:
    """The coverage of a few indicators that matter."""
    figures = material.summary.total.figures
    said = [
        f"{material.catalogue[code].short_label} {coverage(figures[code]) or MASKED}"
        for code in ("E02", "E05", "E10", "S02")
        if code in figures
    ]
    return f"{', '.join(said)} ; celle de chaque chiffre est écrite à côté de lui"


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
