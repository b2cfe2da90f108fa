"""A dossier as it was kept the last time, before its files are looked at."""

from __future__ import annotations

from kz_tui.keeping.bundle import DamagedError
from kz_tui.keeping.dossier import KeptDossier, open_dossier
from kz_tui.keeping.versions import READING, version_of
from kz_tui.model.article import Article, Origin
from kz_tui.model.shelf import Shelf
from kz_tui.rooms import open_room


def open_kept(shelf: Shelf | None) -> KeptDossier | None:
    """The dossier on a shelf, if it can be used; who reads the files says what is wrong with it."""
    if shelf is None:
        return None
    try:
        return open_dossier(shelf, version_of(READING), _mend)
    except (DamagedError, OSError):
        return None


def _mend(article_id: str, origin: Origin) -> Article:
    article: Article = open_room("recalling").reread(article_id, origin)
    return article
