"""Keeping an index between two starts.

Each segment lies under a key of its own, made of the marks of its articles: numbers that tell
whether an article is still the same. A list says which segments make up the index. Articles are
looked up in them by their marks, in whatever order they come; what is in none, is damaged or was
made in another way is built anew from the articles. Nobody has to decide.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import numpy as np

from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.shelf import Shelf
from kz_tui.model.span import Span
from kz_tui.search.arrays import Uint64s
from kz_tui.search.index import Index
from kz_tui.search.layout import Run, lay_out
from kz_tui.search.packable import DamagedError, value_of
from kz_tui.search.packing import pack, unpack
from kz_tui.search.segment import Segment

_LIST = "search-index"
_MARKS = "marks"
_named = re.compile(rf"{_LIST}-[0-9a-f]+")
_MARK_BYTES = 8


class Opened(NamedTuple):
    """An index of a dossier, and how it came about.

    `kept` is how many articles did not have to be read, `trouble` what was wrong with the saved
    index, if anything was.
    """

    search_index: Index
    kept: int
    trouble: str = ""


class SavedIndex:
    """The index of one dossier on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._sound: dict[str, Run] = {}

    def open(self, articles: Sequence[Article], marks: Uint64s) -> Opened:
        """An index of the articles, from the shelf as far as it is there and their marks fit.

        `marks` are as `marks_of` makes them, or others that change when an article does. What is
        missing is built; nothing is written.
        """
        self._sound = {}
        trouble = self._take()
        runs = list(self._sound.values())
        layout = lay_out(articles, marks, runs)
        old = sum(len(s) for s in layout.segments if any(s is run.segment for run in runs))
        kept = int(np.count_nonzero(layout.slots < old))
        return Opened(Index(articles, layout), kept, trouble)

    def save(self, index: Index, marks: Uint64s) -> None:
        """Put what is not there yet on the shelf, and throw away what is of no use any more.

        `marks` are those of the articles of the index. Raises `OSError` where the shelf does.
        """
        before = self._listed()
        known = {id(run.segment): (key, run) for key, run in self._sound.items()}
        numbers = index.layout.articles()
        first = 0
        sound: dict[str, Run] = {}
        for segment in index.layout.segments:
            if id(segment) in known:
                key, run = known[id(segment)]
            else:
                run = Run(segment, marks[numbers[first : first + len(segment)]])
                key = _key(run.marks)
                self._shelf.put(key, pack([(_MARKS, run.marks), *segment.arrays()]))
            first += len(segment)
            sound[key] = run
        self._sound = sound
        if list(sound) != before:
            self._shelf.put(_LIST, [json.dumps(list(sound)).encode()])
        for key in set(before).difference(sound):
            self._shelf.drop(key)

    def _take(self) -> str:
        """Take the segments off the shelf that are sound; what is wrong with others."""
        try:
            listed = self._listed()
        except OSError as error:
            return f"the saved search index cannot be used: {error}"
        trouble = ""
        for key in listed:
            try:
                run = self._run(key)
            except (OSError, ValueError) as error:
                trouble = f"a part of the saved search index cannot be used: {error}"
            else:
                if _key(run.marks) == key:  # or it was made in another way of indexing
                    self._sound[key] = run
        return trouble

    def _run(self, key: str) -> Run:
        packed = self._shelf.get(key)
        if packed is None:
            raise DamagedError("it is missing")
        arrays = unpack(packed)
        marks = arrays.get(_MARKS, np.empty(0, np.uint64))
        return Run(value_of(Segment, arrays), marks)

    def _listed(self) -> list[str]:
        packed = self._shelf.get(_LIST)
        if packed is None:
            return []
        try:
            listed = json.loads(bytes(packed))
        except ValueError:
            return []
        if not isinstance(listed, list):
            return []
        return [key for key in listed if isinstance(key, str) and _named.fullmatch(key)]


def marks_of(articles: Iterable[Article]) -> Uint64s:
    """A number for each article that changes when its text, title, date or source does."""
    marks = bytearray()
    for article in articles:
        head = article.head
        known = (head.title.value, head.date.value, head.source.value)
        text = article.text.encode("utf-8", "surrogatepass")
        marks += blake2b(repr(known).encode() + text, digest_size=_MARK_BYTES).digest()
    return read_marks(bytes(marks))


def read_marks(kept: bytes) -> Uint64s:
    """Marks that were kept as bytes."""
    return np.frombuffer(kept, np.uint64)


def _key(marks: Uint64s) -> str:
    digest = blake2b(marks.tobytes(), digest_size=_MARK_BYTES, key=_way_of_indexing())
    return f"{_LIST}-{digest.hexdigest()}"


@cache
def _way_of_indexing() -> bytes:
    """What changes when the same article would be indexed in another way.

    An article with something of everything is indexed, so that no number has to be raised by hand
    when words, stems, keys or the arrays of a segment are made differently.
    """
    text = " ".join(_SAMPLE.split())
    fact = Fact("Der Präsident in Nur-Sultan")
    head = Head("sample", fact, PublicationDate("2022-01-07T15:08"), Fact("Der Standard"))
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    segment = Segment.build([Article(head, text, (block,), Origin("sample"))])
    seen = crc32(f"{sys.byteorder} {unicodedata.unidata_version}".encode())
    for part in pack(segment.arrays()):
        seen = crc32(part, seen)
    return seen.to_bytes(4, "little")


_SAMPLE = """
    Kassym-Schomart Tokajew, Tokayev's, Toqajew und Токаева; Хрущёв, Chruschtschow, Khrushchev.
    „Schießbefehl“: die Rüstungsgüter, Häuser und neuen Quellen der Bundesregierung, 2,2 Millionen
    Bürger:innen um 15:08 bei vlast.kz. The governments were demonstrating against rising prices;
    Протестующие захватили аэропорт. Æther Ægypten Łódź Đoković Straße ſ ﬁ İstanbul naïve Gödel
    Jelzin Yeltsin Xi Jinping O'Neill Djukanović Aleksandr Ünal ungefährlich Fahrverbotszonen 中文
"""
