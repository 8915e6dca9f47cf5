"""What click says in English, said in French: misuse of the command line, and the pages of help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import click
from click import exceptions
from typing_extensions import override

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Commands": "Commandes",
        "Show this message and exit.": "Montre cette aide.",
        "Show the version and exit.": "Montre la version.",
        "[default: ": "[par défaut : ",
    }
)


class FrenchFormatter(click.HelpFormatter):
    """A page of help whose headings and standing sentences are French."""

    @override
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Usage : " if prefix is None else prefix)

    @override
    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_in_french(heading)} :\n")

    @override
    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _in_french(text)) for term, text in rows], col_max, col_spacing)


class FrenchContext(click.Context):
    """The context of a command whose help is French."""

    formatter_class = FrenchFormatter


def speak_french(command: click.Command) -> None:
    """Make the help of a command, and of all those under it, French."""
    command.context_class = FrenchContext
    if isinstance(command, click.Group):
        command.subcommand_metavar = "COMMANDE [ARGUMENTS]…"
        for each in command.commands.values():
            speak_french(each)


def misuse_text(misuse: click.ClickException) -> str:
    """What is wrong in how the command was written, in one French line that says where the help is."""
    context = misuse.ctx if isinstance(misuse, click.UsageError) else None
    text = " ".join(_told(misuse).split())
    return f"{text} Voir : {context.command_path} --help" if context else text


def _told(misuse: click.ClickException) -> str:
    match misuse:
        case exceptions.NoSuchOption():
            return f"L'option « {misuse.option_name} » n'existe pas{_nearest(misuse.possibilities)}."
        case exceptions.NoSuchCommand():
            return f"La commande « {misuse.command_name} » n'existe pas{_nearest(misuse.possibilities)}."
        case exceptions.MissingParameter():
            return f"Il manque {_name(misuse)}."
        case exceptions.BadParameter():
            return f"{_name(misuse)} : {_expected(misuse.param)}."
        case exceptions.BadOptionUsage() if "does not take a value" in misuse.message:
            return f"L'option « {misuse.option_name} » ne prend pas de valeur."
        case exceptions.BadOptionUsage():
            return f"L'option « {misuse.option_name} » attend une valeur."
        case _ if misuse.message.startswith("Got unexpected extra argument"):
            return f"Argument de trop : {misuse.message.partition('(')[2].rstrip('.').removesuffix(')')}."
        case _:
            return misuse.format_message()


def _nearest(possibilities: Sequence[str] | None) -> str:
    return f" (le plus proche : {', '.join(possibilities)})" if possibilities else ""


def _expected(parameter: click.Parameter | None) -> str:
    kind = None if parameter is None else parameter.type
    if isinstance(kind, click.Choice):
        return f"choisissez parmi {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path):
        return "un dossier est attendu, et c'est un fichier" if kind.dir_okay else "un fichier est attendu"
    return "donnez un nombre entier" if kind is click.INT else "cette valeur ne convient pas"


def _name(misuse: exceptions.BadParameter) -> str:
    if isinstance(misuse.param, click.Option):
        return max(misuse.param.opts, key=len)
    return "un argument" if misuse.param is None else misuse.param.human_readable_name


def _in_french(text: str) -> str:
    for english, french in _WORDS.items():
        text = text.replace(english, french)
    return text
