"""Where a record acts, in one cell: ``44051:60;44076:40``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from census_app.exchange.cells import clean_lines, is_blank, is_dash, plain, shortened, text_of
from census_app.exchange.numbers import french, read_number
from census_app.exchange.parsed import FieldContext, joined
from census_app.exchange.values import parse_commune

_SEPARATORS: Final = re.compile(r"[;|\n]")
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class SiteShare:
    """A commune (None: not located) and the part of the activity in % that is there (None: unknown)."""

    commune: str | None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ParsedSites:
    """The sites of a cell, None when it is blank; ``problem`` and ``warning`` as in ``Parsed``."""

    sites: tuple[SiteShare, ...] | None = None
    problem: str | None = None
    warning: str | None = None


def parse_sites(raw: object, context: FieldContext) -> ParsedSites:
    """The sites that a cell lists: communes by code or name, each with its share in % or without.

    ``Derval:60 ; Jans:40``, ``44051``. Shares are weights: a sum that is not 100 is a warning, a negative
    share is refused. All that is wrong is told at once.
    """
    cell = plain(raw)
    if cell.problem:
        return ParsedSites(problem=cell.problem)
    text = clean_lines(text_of(cell.value))
    if is_blank(text) or is_dash(text):
        return ParsedSites()
    pieces = [_piece(piece, context) for piece in _SEPARATORS.split(text) if piece.strip()]
    problem = joined(*(piece.problem for piece in pieces))
    if problem:
        return ParsedSites(problem=problem)
    sites = tuple(site for piece in pieces for site in piece.sites or ())
    warning = joined(cell.warning, *(piece.warning for piece in pieces), _sum_warning(sites))
    return ParsedSites(sites or None, warning=warning or None)


def sites_text(sites: Iterable[SiteShare]) -> str:
    """The text that ``parse_sites`` reads back as the same sites."""
    return ";".join(_site_text(site) for site in sites)


def _site_text(site: SiteShare) -> str:
    if site.share is None:
        return site.commune or ":"
    return f"{site.commune or ''}:{text_of(site.share)}"


def _piece(text: str, context: FieldContext) -> ParsedSites:
    """One commune with its share, as sites of one."""
    place, _, part = text.partition(":")
    share, unread = _share(part.strip())
    if not place.strip():
        return ParsedSites((SiteShare(None, share),), unread)
    commune = parse_commune(place.strip(), context)
    code = commune.value if isinstance(commune.value, str) else None
    problem = joined(commune.problem, unread)
    return ParsedSites((SiteShare(code, share),), problem or None, commune.warning)


def _share(text: str) -> tuple[Decimal | None, str | None]:
    """A share in %, and why it cannot be read, if so."""
    if not text:
        return None, None
    number = read_number(text)
    if number is None or number.unit not in {"", "%"}:
        example = "44051:60;44076:40"
        return (
            None,
            f"« {shortened(text)} » n’est pas une part en pourcentage ; écrivez par exemple {example}.",
        )
    if number.value < 0:
        return None, f"La part {french(number.value)} est négative."
    return number.value, None


def _sum_warning(sites: tuple[SiteShare, ...]) -> str | None:
    shares = [site.share for site in sites if site.share is not None]
    total = sum(shares, Decimal())
    complete = len(shares) == len(sites)
    if not shares or total == _HUNDRED or (not complete and total < _HUNDRED):
        return None
    return f"La somme des parts est {french(total)} et non 100 : elles comptent comme des poids."
