"""Making articles of raw texts, or remembering what was made of the same text before."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from kz_tui.corpus.build import build_article
from kz_tui.corpus.errors import CorpusError
from kz_tui.corpus.files import Source
from kz_tui.corpus.loader import read_source
from kz_tui.keeping.article_rows import read_article, read_head
from kz_tui.keeping.bundle import DamagedError
from kz_tui.keeping.dossier import KeptDossier
from kz_tui.keeping.parts import KEY_BYTES, Place
from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.span import Span

_FIELDS = ("title", "date", "source", "section")


class Recaller:
    """A `Builder` that goes by what an article is made of.

    After each article `key` is what it was made of, and `place` where that is kept already.
    """

    def __init__(self, version: bytes, before: KeptDossier | None) -> None:
        self.key = b""
        self.place: Place | None = None
        self._version = version
        self._before = before
        self._places: dict[bytes, Place] = {}
        for number, part in enumerate(before.parts if before else ()):
            self._places.update((key, Place(number, row)) for row, key in enumerate(part.keys()))

    def __call__(
        self, article_id: str, raw: str, origin: Origin, fields: Mapping[str, object] | None = None
    ) -> Article:
        """The article; raises `CorpusError` as `build_article` does."""
        self.key = self._key_of(raw, origin, fields or {})
        self.place = self._places.get(self.key)
        if self.place is not None and self._before is not None:
            part = self._before.parts[self.place.part]
            try:
                head = read_head(part.heads[self.place.row], article_id)
                return read_article(part.bodies[self.place.row], head, origin)
            except DamagedError:
                self.place = None
        return build_article(article_id, raw, origin, fields)

    def _key_of(self, raw: str, origin: Origin, fields: Mapping[str, object]) -> bytes:
        known = repr(([fields.get(name) for name in _FIELDS], origin.url))
        digest = blake2b(key=self._version, digest_size=KEY_BYTES)
        digest.update(f"{len(known)} {known}".encode("utf-8", "surrogatepass"))
        digest.update(raw.encode("utf-8", "surrogatepass"))
        return digest.digest()


def reread(article_id: str, origin: Origin) -> Article:
    """The article in a place of a file, read again; one that says so where it is gone."""
    try:
        for found in read_source(Source(origin.path, article_id, asked=True)):
            if isinstance(found, Article) and found.origin.line == origin.line:
                return found._replace(head=found.head._replace(id=article_id))
    except CorpusError:
        pass
    head = Head(article_id, Fact(_GONE), PublicationDate(), Fact())
    return Article(head, _GONE, (Block(BlockKind.PARAGRAPH, Span(0, len(_GONE))),), origin)


_GONE = "[the kept copy of this article is damaged, and its file cannot be read any more]"
