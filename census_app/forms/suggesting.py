"""What an author meant by a word that XLSForm does not know: French words, old habits, slips of the hand."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_TYPES = (
    *("text", "integer", "decimal", "range", "date", "time", "dateTime", "note", "calculate", "hidden"),
    *("acknowledge", "barcode", "image", "audio", "video", "file", "geopoint", "geotrace", "geoshape"),
    *("start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit", "start-geopoint"),
    *("background-audio", "csv-external", "xml-external"),
)
"""The types worth suggesting: not the old names that pyxform still reads."""
_MEANT_TYPES = {
    "integer": "entier nombre numero number numeric numerique quantite effectif chiffre annee",
    "decimal": "reel montant float double flottant nombre+decimal nombre+a+virgule virgule",
    "text": "texte chaine alphanumerique mot str texte+libre texte+court texte+long reponse+libre varchar",
    "date": "jour calendrier",
    "time": "heure horaire",
    "dateTime": "date+heure date+et+heure date+time horodatage",
    "note": "remarque titre commentaire information info consigne libelle message",
    "calculate": "calcul calculer calculation calculated formule",
    "acknowledge": "case case+a+cocher accord consentement bool boolean booleen checkbox",
    "hidden": "cache masque invisible",
    "image": "photographie dessin signature picture",
    "audio": "son enregistrement",
    "video": "film",
    "file": "fichier document piece+jointe",
    "geopoint": "position point localisation coordonnees geo geolocalisation point+gps",
    "geotrace": "ligne trace",
    "geoshape": "polygone surface zone",
    "barcode": "code+barre code+barres qr code qrcode",
    "range": "curseur echelle intervalle slider",
    "begin group": "groupe group section bloc",
    "begin repeat": "repetition repeat boucle repeter groupe+repete",
}
_BY_WORD = {
    word.replace("+", " "): type_ for type_, words in _MEANT_TYPES.items() for word in words.split(" ")
}
_STRUCTURE = re.compile(
    r"(begin|debut|start|commencer|ouvrir|fin|end|close|fermer) ?(?:de |du |la |le )*"
    r"(groupe repete|rep\w*|boucle|loop|grou?p\w*|section|bloc)"
)
_CHOICE = re.compile(
    r"(selec\w* ?(?:mult\w*|many|all\w*)|choix (?:multiples?|plusieurs)|multiple choice|cases a cocher"
    r"|checkbox(?:es)?)|(selec\w* ?(?:1|one?|single|uni\w*)?|choix(?: unique| simple)?|single choice"
    r"|liste(?: deroulante)?|dropdown|radio)"
)
_CHOICES = {word.replace(" ", gap): word for word in ("select one", "select multiple") for gap in (" ", "")}
_RANKS = frozenset({"rank", "ranking", "rang", "classement", "classer", "ordre"})
_COLUMNS = {
    "name": "nom nom+variable variable identifiant code",
    "label": "libelle question intitule etiquette texte",
    "hint": "indication aide indice astuce",
    "relevant": "pertinent pertinence condition visible+si",
    "required": "obligatoire requis requise",
    "required_message": "message+obligatoire message+requis",
    "readonly": "lecture+seule",
    "constraint": "contrainte",
    "constraint_message": "message+contrainte message+de+contrainte message+d'erreur",
    "calculation": "calcul formule",
    "choice_filter": "filtre filtre+de+choix filtre+choix filter",
    "repeat_count": "nombre+de+repetitions",
    "default": "defaut par+defaut valeur+par+defaut",
    "appearance": "apparence aspect",
    "parameters": "parametres parametre parameter",
    "trigger": "declencheur",
    "list_name": "liste nom+liste nom+de+liste nom+de+la+liste list listname",
    "type": "type+de+question type+question type+de+reponse",
}
_SHEETS = {
    "survey": "enquete questionnaire questions sondage formulaire",
    "choices": "choix listes liste reponses modalites options",
    "settings": "reglages",
}
_BY_SHEET = {word: name for name, words in _SHEETS.items() for word in words.split()}
_FUNCTIONS = {
    "if": "si",
    "sum": "somme total",
    "round": "arrondi arrondir",
    "count": "nb nombre compte compter nbval",
    "count-selected": "nb choix",
    "selected": "choisi select includes",
    "today": "aujourdhui aujourd+hui date+du+jour",
    "now": "maintenant",
    "concat": "concatener concatenate",
    "string-length": "nbcar len length longueur",
    "int": "ent entier floor",
    "sqrt": "racine",
    "pow": "puissance power",
    "not": "non",
    "true": "vrai oui",
    "false": "faux",
    "contains": "contient",
    "random": "alea rand",
    "regex": "match matches",
    "jr:choice-name": "choice-name choice label jr:choice+label libelle",
    "coalesce": "ifempty ifnull ifna",
    "decimal-date-time": "date+to+number",
    "indexed-repeat": "index+repeat",
    "substr": "substring mid stxt gauche left",
}
_BY_FUNCTION = {
    folded_word.replace("+", " "): name
    for name, words in _FUNCTIONS.items()
    for folded_word in words.split(" ")
}
_BY_HEADER = {word.replace("+", " "): name for name, words in _COLUMNS.items() for word in words.split(" ")}


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A word without its case, accents, dashes and underscores."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join(
        re.sub(r"[\s_\-]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that looks most like another, whatever their case and accents; empty when none does."""
    by_fold: dict[str, str] = {}
    for name in known:
        if name:
            by_fold.setdefault(folded(name), name)
    found = get_close_matches(folded(word), by_fold, 1, cutoff)
    return by_fold[found[0]] if found else ""


def meant_function(name: str, known: Iterable[str]) -> str:
    """The function that another stands for, such as those of a spreadsheet; empty when nothing comes near."""
    return _BY_FUNCTION.get(folded(name)) or closest(name, known)


def did_you_mean(name: str, otherwise: str = "") -> str:
    """The end of a message that suggests a word, or says what to do when there is none to suggest."""
    return f" ; vouliez-vous dire « {name} » ?" if name else otherwise


def meant_sheet(name: str) -> str:
    """The sheet of XLSForm that another stands for; empty when it is none, or already has its name."""
    word = folded(name)
    return "" if word in _SHEETS else _BY_SHEET.get(word) or closest(word, _SHEETS, 0.75)


def meant_column(header: str) -> str:
    """The column of XLSForm that a French header stands for; empty when it is none."""
    return _BY_HEADER.get(folded(header.partition("::")[0]), "")


def meant_structure(type_: str) -> str:
    """`begin group`, `end repeat`… of what is written otherwise (`début groupe`, `End Group`); or empty."""
    structure = _STRUCTURE.fullmatch(folded(type_))
    if structure is None:
        return ""
    verb = "end" if structure.group(1) in {"fin", "end", "close", "fermer"} else "begin"
    repeated = structure.group(2).startswith(("rep", "boucle", "loop", "groupe repete"))
    return f"{verb} {'repeat' if repeated else 'group'}"


def meant_type(type_: str) -> str:
    """The type of XLSForm that another stands for, its list included; empty when nothing comes near."""
    word = folded(type_)
    return (
        _BY_WORD.get(word)
        or meant_structure(type_)
        or _meant_choice(type_.replace("-", "_").split())
        or closest(word, _TYPES, 0.7)
    )


def _meant_choice(words: list[str]) -> str:
    """`select_one list` of what looks like a choice: `choix unique oui_non`, `Select_One yes no`."""
    for count in range(min(3, len(words)), 0, -1):
        start = folded(" ".join(words[:count]))
        close = get_close_matches(start, _CHOICES, 1, 0.85)
        match = _CHOICE.fullmatch(_CHOICES[close[0]] if close else start)
        if match is not None:
            verb = "select_multiple" if match.group(1) else "select_one"
            return f"{verb} {'_'.join(words[count:]) or 'LISTE'}"
    if words and folded(words[0]) in _RANKS:
        return f"rank {'_'.join(words[1:]) or 'LISTE'}"
    return ""
