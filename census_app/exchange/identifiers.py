"""Numbers, addresses and codes that have a form of their own: SIREN, RNA, courriel, site, téléphone."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from census_app.exchange.cells import shortened
from census_app.exchange.parsed import Parsed

_RNA: Final = re.compile(r"W\d[0-9A-Z]\d{7}")
_EMAIL: Final = re.compile(r"[^\s@,;:<>()\"«»]+@[^\s@,;:<>()\"«»/]+\.[A-Za-z]{2,}")
_HOST: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d]{2,}", re.UNICODE)
_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)


def parse_siren(text: str) -> Parsed:
    """A SIREN (9 digits) or a SIRET (14), checked by its key, as digits only."""
    from stdnum.fr import siren, siret

    if _SCIENTIFIC.fullmatch(text.strip()):
        return Parsed(problem=f"« {text} » a été abrégé par le tableur : remettez la cellule en texte.")
    digits = re.sub(r"[\s.\-]", "", text)
    if not digits.isdigit() or not (7 <= len(digits) <= 9 or 12 <= len(digits) <= 14):
        return Parsed(
            problem=f"« {shortened(text)} » n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres)."
        )
    full = digits.zfill(9 if len(digits) < 10 else 14)
    check = siren if len(full) == 9 else siret
    name = "SIREN" if len(full) == 9 else "SIRET"
    if not check.is_valid(full):
        return Parsed(problem=f"« {shortened(text)} » n’est pas un {name} juste : un chiffre est faux.")
    restored = f"Le zéro perdu au début du {name} a été remis : {full}." if full != digits else None
    return Parsed(full, warning=restored)


def parse_rna(text: str) -> Parsed:
    """The number of an association in the national directory: W and nine characters (W9R… overseas)."""
    compact = re.sub(r"[\s.\-]", "", text).upper()
    if _RNA.fullmatch(compact):
        return Parsed(compact)
    return Parsed(
        problem=f"« {shortened(text)} » n’est pas un numéro RNA (W et neuf chiffres). Les associations "
        "d’Alsace-Moselle n’en ont pas : laissez la case vide."
    )


def parse_email(text: str) -> Parsed:
    """One e-mail address, as written."""
    address = text.strip().removeprefix("mailto:")
    if _EMAIL.fullmatch(address) and ".." not in address:
        return Parsed(address)
    if len(re.findall(r"@", text)) > 1:
        return Parsed(problem=f"« {shortened(text)} » contient plusieurs adresses : gardez-en une.")
    return Parsed(problem=f"« {shortened(text)} » n’est pas une adresse de courriel.")


def parse_url(text: str) -> Parsed:
    """A web address; ``https://`` is added where it lacks."""
    address = text.strip()
    full = address if re.match(r"[a-z][a-z0-9+.-]*://", address, re.IGNORECASE) else f"https://{address}"
    try:
        parts = urlsplit(full)
        host = parts.hostname or ""
    except ValueError:
        host = ""
        full = ""
    sound = _HOST.fullmatch(host) and re.match(r"https?://[^@/?#]+(?:[/?#]|$)", full, re.IGNORECASE)
    if not sound or re.search(r"[\s<>\"]", full):
        return Parsed(problem=f"« {shortened(text)} » n’est pas une adresse de site internet.")
    return Parsed(full)


def parse_phone(text: str) -> Parsed:
    """A telephone number: French ones as ``02 40 81 00 00``, foreign ones with their country, short ones."""
    compact = re.sub(r"[\s.\-–/()_]", "", text)
    compact = re.sub(r"^(?:\+|00)330?(?=\d{9}$)", "0", compact)
    if re.fullmatch(r"0[1-9]\d{8}", compact):
        return Parsed(_in_pairs(compact))
    if re.fullmatch(r"[1-9]\d{8}", compact):
        restored = _in_pairs(f"0{compact}")
        return Parsed(restored, warning=f"Le zéro perdu au début du numéro a été remis : {restored}.")
    if re.fullmatch(r"(?:\+|00)[1-9]\d{6,14}", compact):
        return Parsed(f"+{compact.removeprefix('+').removeprefix('00')}")
    if re.fullmatch(r"\d{4}", compact):
        return Parsed(compact)
    if re.fullmatch(r"(?:0[1-9]\d{8}){2,}", re.sub(r"\D", "", compact)):
        return Parsed(problem=f"« {shortened(text)} » contient plusieurs numéros : gardez-en un.")
    return Parsed(problem=f"« {shortened(text)} » n’est pas un numéro de téléphone (dix chiffres).")


def _in_pairs(digits: str) -> str:
    return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2))
