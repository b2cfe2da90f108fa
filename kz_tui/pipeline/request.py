"""What is to be opened."""

from __future__ import annotations

from typing import NamedTuple

from kz_tui.model.article import Article
from kz_tui.model.shelf import Shelf


class Request(NamedTuple):
    """Files and folders to open as one dossier, `stdin` being what `-` among them stands for.

    The first `skipped` articles are left out of the steps: they are known. With `articles` all of
    them are known, and only the stages after reading remain. What is worked out is kept on the
    `shelf`; what lies there already is checked as a whole if this shall be `thorough`. Files that
    are `refused` are skipped, each for the reason that stands beside its path. Where they are read
    `again`, the program shows what was named in them before, and takes what is now from the shelf.
    """

    roots: tuple[str, ...]
    stdin: bytes | None = None
    skipped: int = 0
    articles: tuple[Article, ...] | None = None
    shelf: Shelf | None = None
    thorough: bool = False
    refused: tuple[tuple[str, str], ...] = ()
    again: bool = False
