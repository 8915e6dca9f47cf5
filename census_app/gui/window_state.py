"""What the frame shows of the inventory, read again at each change."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from census_app.gui import formats
from census_app.gui.window_frame import Frame
from census_app.gui.workspace import Workspace


def fill_frame(frame: Frame, workspace: Workspace) -> None:
    """Fill side bar, campaign chooser and status line."""
    from census_app.services import campaigns, history, inventories

    info = workspace.ask(inventories.info)
    frame.side.set_territory(info.territory_name)
    frame.side.set_count("initiatives", info.initiatives)
    frame.side.set_count("networks", info.networks)
    frame.top.campaign.set_campaigns(
        workspace.ask(campaigns.every), workspace.campaign, writable=not info.read_only
    )
    status = frame.status
    status.set_file(info.path.name, str(info.path))
    status.set_read_only(info.read_only)
    saved = workspace.ask(history.last_change_at)
    status.set_saved(saved_text(saved) if saved else "")
    kept = _day_and_time(info.last_backup) if info.last_backup else _tr("jamais")
    status.set_backup(_tr("Dernière sauvegarde : {when}").format(when=kept))
    status.set_right(
        _tr("{initiatives} initiatives · {networks} réseaux · {communes} communes").format(
            initiatives=formats.number(info.initiatives),
            networks=formats.number(info.networks),
            communes=formats.number(info.communes),
        )
    )


def saved_text(moment: dt.datetime) -> str:
    """« Enregistré à 14:32 » for today, « Enregistré le 24/09/2026 » for before."""
    local = moment.astimezone()
    if local.date() == _today():
        return _tr("Enregistré à {time}").format(time=formats.time_of_day(local))
    return _tr("Enregistré le {day}").format(day=formats.date(local.date()))


def _day_and_time(moment: dt.datetime) -> str:
    """« aujourd’hui 09:05 », « hier 09:05 », « 24/09/2026 »."""
    local = moment.astimezone()
    days = (_today() - local.date()).days
    if days > 1:
        return formats.date(local.date())
    return f"{formats.ago(local.date(), _today())} {formats.time_of_day(local)}"


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _tr(text: str) -> str:
    return QCoreApplication.translate("frame", text)
