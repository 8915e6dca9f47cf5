"""The workbook of the summary: what most people will ever see of the census."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path

from census_app import __version__
from census_app.domain.campaigns import STATE_LABELS, Campaign
from census_app.domain.indicators import Pillar
from census_app.domain.labels import FRENCH
from census_app.domain.listed import PublishedRecord
from census_app.domain.perimeters import Perimeter
from census_app.domain.records import INITIATIVE, NETWORK
from census_app.domain.reference import table
from census_app.domain.typology import Typology
from census_app.errors import CensusError
from census_app.reports.material import NOTHING, Edition, Material, Register, Stream
from census_app.reports.restitution import Restitution
from census_app.reports.sheets import order
from census_app.reports.sheets.synthesis import KEY
from census_app.reports.summary import Groups, Summary
from census_app.services import campaigns, perimeters, restitution
from census_app.services.confidence import evidence_parts
from census_app.services.evolution import Dated, evolutions
from census_app.services.garbage import sparing_collector
from census_app.services.groupings import as_groups, by_domain, by_network, by_stake
from census_app.services.heartbeat import Heartbeat
from census_app.services.inventories import Inventory
from census_app.services.ledgers import ledger_of
from census_app.services.publishing import published
from census_app.services.reference import (
    catalogue,
    commune_name,
    gazetteer,
    labels,
    parameters,
    typology,
)
from census_app.services.summary import (
    ATTRIBUTION_LABELS,
    Progress,
    as_summary,
    by_commune,
    summary_of,
)
from census_app.services.tabulating import tabulate
from census_app.services.workbook_options import WorkbookOptions
from census_app.sheets.model import Page, Properties, Sheet
from census_app.store.consent_listing import ConsentListing
from census_app.store.figures import CampaignFigures
from census_app.store.listing import CampaignListing

PROGRAM = f"census-app {__version__}"
_PIECES = 50  # of rows, between two looks for what can be reclaimed
_TOPICS = {"communes": "Communes", "population": "Population", "epcis": "EPCI", "centres": "Carte"}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and a French sentence for each limit that was met."""

    path: Path
    warnings: tuple[str, ...]


def export_summary(
    inventory: Inventory,
    out: Path,
    campaign_id: int,
    options: WorkbookOptions,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Write the workbook of a campaign as it is wanted, whole or not at all.

    The figures and the lists are read on one snapshot of the inventory. `progress` may raise to stop.

    Raises:
        WritingCancelled: `cancelled` said so (a CensusError).
        CensusError: there is no such campaign, or the file cannot be written there, e.g. is the inventory.
    """
    from census_app.sheets.writing import WritingCancelled, write_workbook

    def told(done: int, total: int, text: str) -> None:
        if cancelled is not None and cancelled():
            raise WritingCancelled
        if progress is not None:
            progress(done, total, text)

    if out.absolute() == inventory.path.absolute():
        raise CensusError(f"« {out.name} » est l’inventaire lui-même : donnez un autre nom au classeur.")
    alive = Heartbeat(told, "Lecture de l’inventaire")
    with (
        sparing_collector(_PIECES) as reclaim,
        laid_out(inventory, campaign_id, options, progress=alive) as (sheets, properties),
    ):
        turns = count(1)

        def written(done: int, total: int | None) -> None:
            reclaim(next(turns))
            alive(done, total or 0, "Écriture du classeur")

        done = write_workbook(out, sheets, properties=properties, progress=written, cancelled=cancelled)
    return ExportReport(done.path, done.warnings)


def prepare(inventory: Inventory) -> None:
    """Load what every workbook needs, while the user still chooses: the writer, the reference, the forms."""
    for name in ("package", "pages", "tables"):
        import_module(f"census_app.sheets.{name}")
    labels(FRENCH)
    gazetteer()
    restitution.prepare(inventory)


@contextmanager
def laid_out(
    inventory: Inventory,
    campaign_id: int,
    options: WorkbookOptions,
    *,
    progress: Heartbeat | None = None,
) -> Iterator[tuple[Sequence[Sheet | Page], Properties]]:
    """The sheets of the workbook, and what the file says of itself; their rows are read within the block.

    `progress` is told again and again while a query runs, and may raise to stop.
    """
    campaign = campaigns.get(inventory, campaign_id)
    aside = _Aside(
        previous=campaigns.previous(inventory, campaign),
        chain=_chain(inventory, campaign),
        restitutions=restitution.every(inventory) if options.holds(order.MEETINGS) else (),
    )
    with inventory.read(progress.again if progress else None) as connection:
        reading = _Reading(
            figures=partial(CampaignFigures, connection),
            listing=CampaignListing(connection, campaign.id),
            consents=ConsentListing(connection, campaign.id),
        )
        material = _material(reading, campaign, options, aside, progress)
        yield order.made(options.entries, material), _properties(material)


@dataclass(frozen=True, slots=True)
class _Aside:
    """What is read beside the campaign itself: the ones before, and the meetings."""

    previous: Campaign | None
    chain: Sequence[tuple[Campaign, Perimeter]]
    restitutions: tuple[Restitution, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One snapshot of the inventory; `figures` are those of any campaign."""

    figures: Callable[[int], CampaignFigures]
    listing: CampaignListing
    consents: ConsentListing


def _material(
    reading: _Reading, campaign: Campaign, options: WorkbookOptions, aside: _Aside, progress: Progress | None
) -> Material:
    """What the sheets are made of; the public version has nothing that its sheets do not show."""
    asked, words = (options.perimeter, options.attribution), labels(options.language)
    codes = words.typology(typology())
    answers, listing, consents = reading.figures(campaign.id), reading.listing, reading.consents
    made, domains, stakes, networks = _tabulated(answers, campaign, options, progress)
    ledger, rows = ledger_of(made, answers, listing, progress=progress) if options.live else (None, NOTHING)
    before = aside.previous if options.holds(order.SYNTHESIS) and not options.public else None
    chain = aside.chain if options.holds(order.EVOLUTION) else ()
    return Material(
        summary=made if ledger is None else made.settled(),
        ledger=ledger,
        values=rows,
        previous=summary_of(reading.figures(before.id), before, *asked, progress=progress)
        if before
        else None,
        by_domain=_worded(domains, "domain", codes),
        by_network=networks,
        by_stake=_worded(stakes, "stake", codes),
        evolutions=evolutions(
            [Dated(each, then, reading.figures(each.id)) for each, then in chain], *asked, progress=progress
        ),
        evidence={}
        if options.public or not options.holds(order.SYNTHESIS)
        else evidence_parts(answers, *asked, KEY, progress=progress),
        attribution_label=ATTRIBUTION_LABELS[options.attribution],
        state_label=STATE_LABELS[campaign.state],
        made_on=date.today(),  # noqa: DTZ011 - the user's own day
        program=PROGRAM,
        catalogue=words.catalogue(catalogue()),
        typology=codes,
        labels=words,
        parameters=parameters().for_year(campaign.year),
        editions=_editions(),
        commune_name=commune_name,
        initiatives=_register(listing, INITIATIVE),
        networks=_register(listing, NETWORK),
        links=Stream(listing.counted_links(), listing.links),
        observations=listing.observations(),
        needs=Stream(listing.counted_needs(), listing.needs),
        recommendations=Stream(listing.counted_recommendations(), listing.recommendations),
        concerns=Stream(listing.counted_concerns(_graded()), partial(listing.concerns, _graded())),
        restitutions=aside.restitutions,
        contacts=Stream(consents.counted_people(), consents.people) if options.contacts else NOTHING,
        published_initiatives=_published(consents, INITIATIVE),
        published_networks=_published(consents, NETWORK),
        sheets=options.titles,
        left_out=order.left_out(options.entries, public=options.public),
        public=options.public,
    )


def _tabulated(
    answers: CampaignFigures, campaign: Campaign, options: WorkbookOptions, progress: Progress | None
) -> tuple[Summary, Groups, Groups, Groups]:
    """The summary by commune; the figures by domain, by stake, and by network, which are never public."""
    perimeter, attribution = options.perimeter, options.attribution
    if options.public:
        made, domains, stakes = published(answers, campaign, perimeter, attribution, progress=progress)
        return made, domains, stakes, replace(domains, rows=())
    views = (
        by_commune(perimeter),
        by_domain(perimeter),
        by_stake(perimeter),
        by_network(perimeter, answers, campaign.year),
    )
    communes, *grouped = tabulate(answers, campaign, attribution, views, progress=progress)
    domains, stakes, networks = map(as_groups, grouped)
    return as_summary(campaign, perimeter, attribution, communes), domains, stakes, networks


def _worded(groups: Groups, coded_list: str, codes: Typology) -> Groups:
    """The groups named in the language of the labels; those of no code keep their name."""
    named = ((zone, codes.get(coded_list, zone.code)) for zone in groups.rows)
    return replace(
        groups, rows=tuple(replace(zone, name=value.label) if value else zone for zone, value in named)
    )


def _chain(inventory: Inventory, campaign: Campaign) -> list[tuple[Campaign, Perimeter]]:
    """The campaigns up to this one, oldest first, with the perimeters of their time."""
    return [
        (each, perimeters.find(inventory, each.perimeter))
        for each in reversed(campaigns.every(inventory))
        if each.year <= campaign.year
    ]


def _register(listing: CampaignListing, kind: str) -> Register:
    records = Stream(listing.counted(kind), partial(listing.records, kind))
    return Register(records, listing.used_indicators(kind))


def _published(consents: ConsentListing, kind: str) -> Stream[PublishedRecord]:
    return Stream(consents.counted_published(kind), partial(consents.published, kind))


def _graded() -> tuple[str, ...]:
    return tuple(indicator.code for indicator in catalogue().by_pillar(Pillar.VIGILANCE))


def _editions() -> tuple[Edition, ...]:
    """Where the shipped tables of communes come from."""
    return tuple(
        Edition(_TOPICS.get(row["dataset"], row["dataset"]), row["label"], row["source"], row["licence"])
        for row in table("editions")
    )


def _properties(material: Material) -> Properties:
    summary = material.summary
    return Properties(
        title=f"Recensement {summary.year} — {summary.perimeter.name}",
        author=PROGRAM,
        subject="Synthèse de l’impact économique et social par commune",
        description=material.subtitle,
    )
