"""The command line: the same use cases as the window, without a window.

Exit codes: 0 done, 1 refused (the reason in one line on stderr), 2 misused.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from census_app import __version__, log, paths
from census_app.cli.campaign import COMMANDS as CAMPAIGN
from census_app.cli.exporting import COMMANDS as EXPORTING
from census_app.cli.forms import COMMANDS as FORMS
from census_app.cli.french import misuse_text, speak_french
from census_app.cli.importing import COMMANDS as IMPORTING
from census_app.cli.inventory import COMMANDS as INVENTORY
from census_app.cli.options import Settings
from census_app.errors import CensusError


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--inventory",
    "inventory_path",
    type=click.Path(path_type=Path),
    metavar="FICHIER",
    help="L'inventaire (par défaut : celui de l'utilisateur).",
)
@click.version_option(__version__, prog_name="census-app", message="%(prog)s %(version)s")
@click.pass_context
def census_app(context: click.Context, inventory_path: Path | None) -> None:
    """Recensement des initiatives : sans commande, ouvre la fenêtre."""
    context.obj = Settings(inventory_path)
    if context.invoked_subcommand is None:
        from census_app.app import run_window

        context.exit(run_window(inventory_path))


for _command in (*INVENTORY, *CAMPAIGN, *IMPORTING, *EXPORTING, *FORMS):
    census_app.add_command(_command)
speak_french(census_app)


def main() -> int:
    """Run the command line; returns the exit code."""
    log.set_up(paths.user_log())
    try:
        result = census_app.main(prog_name="census-app", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as misuse:
        if isinstance(misuse, click.exceptions.NoArgsIsHelpError):
            misuse.show()
        else:
            click.echo(misuse_text(misuse), err=True)
        return misuse.exit_code
    except click.Abort:
        click.echo("Interrompu.", err=True)
        return 1
    except CensusError as refusal:
        click.echo(" ".join(str(refusal).split()), err=True)
        return 1
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(main())
