"""`kz-reader --help`, and the help of each command."""

from __future__ import annotations

from collections.abc import Iterable

from kz_tui.commands.arguments import COMMANDS, COMMON, INTERFACE, Command, Option, option_form
from kz_tui.commands.streams import Streams

_EPILOGUE = """\
PATH is a file (.txt, .md, .jsonl), a folder, or - for standard input; without one, the bundled
dossier is read. A folder with the name of a command is ./NAME. After -- every word is a word.

Exit codes: 0 found or done, 1 nothing found, 2 usage error or no input could be read,
3 some input was skipped (named on standard error), 130 interrupted."""

_QUERY = """\
Query: plain words, all wanted, typos forgiven; "exact phrase"  =literal  -without  title:word
actor:name  source:name  date:2022-01-05..2022-01-08  type:PER"""


def print_help(command: Command, streams: Streams) -> None:
    """Print the help of one command; of all for the interface."""
    if command.name == INTERFACE:
        streams.line(streams.bold("kz-reader: read a dossier of news, jump between linked actors"))
        streams.line()
        for one in COMMANDS.values():
            streams.line(f"  {one.usage.split(' [--')[0]:<34} {one.summary}")
        streams.line()
        _print_options((*command.options, *COMMON), streams)
        streams.line()
        streams.line(_EPILOGUE)
        return
    streams.line(f"usage: {command.usage}")
    streams.line()
    streams.line(f"{command.summary[:1].upper()}{command.summary[1:]}.")
    streams.line()
    _print_options((*command.options, *COMMON), streams)
    if command.query:
        streams.line()
        streams.line(_QUERY)


def _print_options(options: Iterable[Option], streams: Streams) -> None:
    for option in options:
        streams.line(f"  {option_form(option):<18} {option.help}")
