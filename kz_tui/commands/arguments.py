"""What was typed after `kz-reader`, read into one value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple

INTERFACE = "interface"


class UsageError(Exception):
    """The command line cannot be understood; the message says what to do."""


class Option(NamedTuple):
    """An option: `value` names its value, None for a switch; `repeats` if it may come again."""

    name: str
    help: str
    value: str | None = None
    repeats: bool = False


class Command(NamedTuple):
    """A command: what words it takes, which options, and what it is for.

    `words` are the names of the required words. `paths` tells whether more words are PATHs, and
    `query` whether its first word is a query, which may begin with a hyphen.
    """

    name: str
    summary: str
    words: tuple[str, ...] = ()
    paths: bool = True
    query: bool = False
    options: tuple[Option, ...] = ()

    @property
    def usage(self) -> str:
        """The line that shows how to call it."""
        name = [] if self.name == INTERFACE else [self.name]
        options = [f"[{option_form(option)}]" for option in self.options]
        paths = ["[PATH...]"] if self.paths else []
        return " ".join(["kz-reader", *name, *self.words, *paths, *options])


_JSON = Option("--json", "print JSON, one object a line")
_FORMAT = Option("--format", "print json, csv or markdown instead", "FORMAT")
_EVIDENCE = Option("--evidence", "how many passages to give for each link (default 1)", "N")

COMMON = (
    Option("--in", "read this file or folder; may be repeated", "PATH", repeats=True),
    Option("--actors", "your decisions on its actors, instead of those kept for it", "FILE"),
    Option("--no-cache", "neither use nor keep what was worked out (see Cache in the README)"),
    Option("--no-color", "no colours (NO_COLOR in the environment does the same)"),
    Option("--version", "print the version"),
    Option("--help", "print this help"),
)

COMMANDS = {
    command.name: command
    for command in (
        Command(
            INTERFACE,
            "read in the terminal; without PATH the bundled dossier",
            options=(
                Option("--query", "start with this search", "Q"),
                Option("--actor", "start with this actor", "NAME"),
                Option("--theme", "the theme, e.g. kz-night or kz-day", "NAME"),
                Option("--no-mouse", "leave the mouse to the terminal"),
            ),
        ),
        Command(
            "search",
            "search titles, texts and names",
            words=("QUERY",),
            query=True,
            options=(
                Option("--limit", "how many hits to print (default 10)", "N"),
                _JSON,
                Option(
                    "--queries", "one query a line from FILE, or - for stdin; needs --json", "FILE"
                ),
            ),
        ),
        Command(
            "show",
            "print one article",
            words=("ID",),
            options=(Option("--raw", "exactly as it stands in the file"), _JSON),
        ),
        Command("annotate", "print who is named where, one JSON line an article", options=(_JSON,)),
        Command("actors", "list every actor, most mentioned first", options=(_JSON, _FORMAT)),
        Command(
            "links",
            "list the links of an actor, strongest first",
            words=("NAME",),
            paths=False,
            options=(_EVIDENCE, _JSON, _FORMAT),
        ),
        Command(
            "path",
            "show the path between two actors, with a sentence for each step",
            words=("NAME", "NAME"),
            paths=False,
            options=(
                _EVIDENCE,
                Option("--alternatives", "how many more paths to show, over others", "N"),
                _JSON,
                _FORMAT,
            ),
        ),
        Command(
            "graph",
            "show an actor, those it is linked to, and the links among them",
            words=("NAME",),
            paths=False,
            options=(
                Option("--limit", "how many neighbours (default 20)", "N"),
                _EVIDENCE,
                _JSON,
                Option("--format", "print json, csv, markdown or graphml instead", "FORMAT"),
            ),
        ),
        Command(
            "decisions",
            "list what you decided on the actors, and what became of it",
            options=(_JSON,),
        ),
        Command(
            "notes",
            "print your marks and notes with their citations; without PATH all of them",
            options=(
                Option("--format", "markdown (the default), json or csv", "FORMAT"),
                Option("--trail", "print the reading trail instead"),
                _JSON,
            ),
        ),
        Command(
            "doctor",
            "tell for each file what was recognised, or why it was skipped",
            options=(_JSON,),
        ),
    )
}


class Arguments(NamedTuple):
    """A command with its words, paths and options; `values` holds every value of an option."""

    command: Command
    words: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    values: Mapping[str, list[str]] = MappingProxyType({})

    def has(self, option: str) -> bool:
        """Whether an option was given."""
        return option in self.values

    def value(self, option: str) -> str | None:
        """The last value given to an option, or None."""
        return self.values[option][-1] if self.values.get(option) else None

    def number(self, option: str, default: int) -> int:
        """The value of an option as a whole number from 1. Raises `UsageError` if it is none."""
        text = self.value(option)
        if text is None:
            return default
        if not re.fullmatch("0*[1-9][0-9]{0,8}", text):
            raise UsageError(f"{option} takes a whole number from 1, not {text!r}")
        return int(text)


def parse(argv: Sequence[str]) -> Arguments:
    """Read a command line without its program name. Raises `UsageError`.

    The first word that is not an option decides: exactly the name of a command means the command,
    anything else is a PATH. After `--` every word is taken as it stands.
    """
    command, rest = _split_command(list(argv))
    known = {option.name: option for option in (*command.options, *COMMON)}
    words: list[str] = []
    values: dict[str, list[str]] = {}
    while rest:
        argument = rest.pop(0)
        if argument == "--":
            words += rest
            break
        name, equals, value = argument.partition("=")
        option = known.get(_LONG_FORMS.get(name, name))
        if option is None:
            if not argument.startswith("-") or argument == "-" or (command.query and not words):
                words.append(argument)
                continue
            raise UsageError(_unknown_option(name, command))
        given = values.setdefault(option.name, [])
        if option.value is None:
            if equals:
                raise UsageError(f"{name} takes no value")
        elif equals:
            given.append(value)
        elif rest:
            given.append(rest.pop(0))
        else:
            raise UsageError(f"{name} needs a value: {name} {option.value}")
    return _arranged(command, words, values)


_LONG_FORMS = {"-h": "--help", "-V": "--version"}
_WITH_VALUE = {
    option.name
    for options in (COMMON, *(command.options for command in COMMANDS.values()))
    for option in options
    if option.value is not None
}
"""The word after one of these is its value, whichever command it belongs to."""


def _split_command(argv: list[str]) -> tuple[Command, list[str]]:
    skip = False
    for place, argument in enumerate(argv):
        if skip:
            skip = False
        elif argument == "--":
            break
        elif argument.startswith("-") and argument != "-":
            skip = argument in _WITH_VALUE
        elif argument in COMMANDS and argument != INTERFACE:
            return COMMANDS[argument], argv[:place] + argv[place + 1 :]
        else:
            break
    return COMMANDS[INTERFACE], argv


def _arranged(command: Command, words: list[str], values: dict[str, list[str]]) -> Arguments:
    if "--help" in values or "--version" in values:
        return Arguments(command, values=values)
    needed = len(command.words)
    if command.query and "--queries" in values:
        needed = 0
    if command.name == "links" and len(words) == 2:  # the same as `path`
        command, needed = COMMANDS["path"], 2
    if len(words) < needed:
        missing = " ".join(command.words[len(words) :])
        raise UsageError(f"{missing} is missing: {command.usage}")
    if not command.paths and len(words) > needed:
        extra = " ".join(words[needed:])
        raise UsageError(
            f"too many words: {extra!r}. Put a name of several words in quotes; "
            "a file or folder comes after --in"
        )
    paths = words[needed:] + values.get("--in", [])
    reads_stdin = paths.count("-") + values.get("--queries", []).count("-")
    if reads_stdin > 1:
        raise UsageError("- (standard input) can be read only once")
    return Arguments(command, tuple(words[:needed]), tuple(paths), values)


def _unknown_option(name: str, command: Command) -> str:
    known = [option.name for option in (*command.options, *COMMON)]
    close = get_close_matches(name, known, 1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    return f"unknown option {name}{hint}"


def option_form(option: Option) -> str:
    """An option as it is typed."""
    return option.name if option.value is None else f"{option.name} {option.value}"


def close_command(word: str) -> str | None:
    """The command one typo away from a word, if there is one."""
    names = [name for name in COMMANDS if name != INTERFACE]
    return next((name for name in names if _is_typo(word.lower(), name)), None)


def _is_typo(word: str, name: str) -> bool:
    """Whether one letter is missing, too many, wrong, or two have changed places."""
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    rest, wanted = word[start:], name[start:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:])
    )
