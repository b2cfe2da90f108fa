"""Which files and folders make the dossier."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.seeds import bundled_dossier


def roots_of(arguments: Arguments) -> tuple[str, ...]:
    """The paths named, or the bundled dossier where none is. Raises `UsageError` without it."""
    if arguments.paths:
        return arguments.paths
    try:
        return (str(bundled_dossier()),)
    except FileNotFoundError as error:
        raise UsageError(str(error)) from None
