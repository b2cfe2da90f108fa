"""A dossier being put together: of what was kept before, and of what is read now."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from kz_tui.corpus.files import Source
from kz_tui.corpus.loader import own_id
from kz_tui.keeping.article_rows import pack_body, pack_head
from kz_tui.keeping.dossier import Contents, KeptDossier, put_dossier
from kz_tui.keeping.files import KeptFile, Look
from kz_tui.keeping.parts import NewRow, Place, put_part
from kz_tui.model.article import Article, Precision, PublicationDate
from kz_tui.model.report import FileReport
from kz_tui.model.shelf import Shelf

_FULL = 32_000_000
"""Bytes after which a part is put on the shelf, so that they need not be held until the end."""


class Assembly:
    """Takes files one after the other; `finish` puts the dossier on the shelf.

    Where the shelf fails it goes on taking; `finish` raises that `OSError`.
    """

    def __init__(self, shelf: Shelf, version: bytes, before: KeptDossier | None) -> None:
        self._shelf = shelf
        self._version = version
        self._before = before
        self._parts = list(before.part_names) if before else []
        self._new: list[NewRow] = []
        self._size = 0
        self._part, self._row = array("I"), array("I")
        self._ids: dict[str, None] = {}
        self._keys: list[bytes] = []
        self._files: list[KeptFile] = []
        self._files_of, self._lines = array("I"), array("I")
        self._wanted: dict[int, str] = {}
        self._months: list[int] = []
        self._encodings: dict[int, str] = {}
        self._failure: OSError | None = None
        self._others: Sequence[FileReport] = ()
        self._whole = b""

    def __len__(self) -> int:
        return len(self._keys)

    def take_file(self, number: int, source: Source) -> None:
        """Take a file of the dossier before over, all of its articles as they are."""
        before = self._before
        assert before is not None
        file = before.files[number]
        first = len(self)
        for one in range(file.first, file.first + file.size):
            self._part.append(before.part[one])
            self._row.append(before.row[one])
            wanted = before.wanted.get(one) or before.articles.ids[one]
            self._stand(wanted, before.lines[one], source)
            self._keys.append(before.articles.key(one))
            if one in before.months:
                self._months.append(len(self) - 1)
            if one in before.encodings:
                self._encodings[len(self) - 1] = before.encodings[one]
        self._files.append(file._replace(first=first))

    def add(self, article: Article, source: Source, key: bytes, place: Place | None) -> Article:
        """Take an article of the next file, with its own id; `place` is where it lies already."""
        number = len(self)
        own = self._stand(article.id, article.origin.line or 0, source)
        if article.head.date.precision is Precision.MONTH:
            self._months.append(number)
        self._encodings[number] = article.origin.encoding
        self._keys.append(key)
        if place is None:
            place = self._put(article, key)
        self._part.append(place.part)
        self._row.append(place.row)
        return (
            article if own == article.id else article._replace(head=article.head._replace(id=own))
        )

    def end_file(self, source: Source, look: Look | None, report: FileReport) -> None:
        """Close the file whose articles were added last."""
        first = self._files[-1].first + self._files[-1].size if self._files else 0
        encoding = report.encoding or "utf-8"
        for number in range(first, len(self)):
            if self._encodings[number] == encoding:
                del self._encodings[number]
        look = None if report.passing else look
        size = len(self) - first
        self._files.append(
            KeptFile(source.path, source.name, source.asked, look, first, size, report)
        )

    def finish(
        self, others: Sequence[FileReport], whole: bytes, dates: Mapping[int, PublicationDate]
    ) -> None:
        """Put the dossier on the shelf, with dates that were inferred."""
        self._compact()
        self._flush()
        if self._failure is not None:
            raise self._failure
        used = sorted(set(self._part))
        renumbered = {part: number for number, part in enumerate(used)}
        self._parts = [self._parts[part] for part in used]
        self._part = array("I", [renumbered[part] for part in self._part])
        self._others = others
        self._whole = b"" if any(file.report.passing for file in self._files) else whole
        self.date(dates)
        before = self._before
        for name in set(before.retired).difference(self._parts) if before else ():
            self._shelf.drop(name)

    def date(self, dates: Mapping[int, PublicationDate]) -> None:
        """Put the finished dossier on the shelf with these inferred dates."""
        before = self._before
        retired = set(before.part_names).difference(self._parts) if before else set()
        contents = Contents(
            version=self._version,
            parts=self._parts,
            part=self._part,
            row=self._row,
            ids=list(self._ids),
            files_of=self._files_of,
            lines=self._lines,
            files=self._files,
            others=self._others,
            keys=self._keys,
            wanted=self._wanted,
            months=self._months,
            encodings=self._encodings,
            dates=dates,
            look=self._whole,
            retired=sorted(retired),
        )
        put_dossier(self._shelf, contents)

    def _stand(self, wanted: str, line: int, source: Source) -> str:
        """Note where the next article stands; its id."""
        own = own_id(wanted, line or None, source, self._ids)
        if own != wanted:
            self._wanted[len(self)] = wanted
        self._ids[own] = None
        self._lines.append(line)
        self._files_of.append(len(self._files))
        return own

    def _put(self, article: Article, key: bytes) -> Place:
        row = NewRow(key, pack_head(article.head), pack_body(article))
        if self._size + len(row.body) > _FULL:
            self._flush()
        place = Place(len(self._parts), len(self._new))
        self._new.append(row)
        self._size += len(row.body)
        return place

    def _flush(self) -> None:
        if not self._new:
            return
        try:
            self._parts.append(put_part(self._shelf, self._new))
        except OSError as error:
            self._failure = error
        self._new = []
        self._size = 0

    def _compact(self) -> None:
        """Take rows over into the new part from parts that are hardly of use or no larger than it.

        So there are never many parts, and each row is copied a few times at most.
        """
        before = self._before
        if before is None or not self._new:
            return
        used = Counter(self._part)
        given_up = {
            number
            for number, part in enumerate(before.parts)
            if 0 < used[number] <= max(len(self._new), len(part) // 2)
        }
        for number, part in enumerate(self._part) if given_up else ():
            if part in given_up:
                row = before.parts[part].row(self._row[number])
                self._part[number], self._row[number] = len(self._parts), len(self._new)
                self._new.append(row)
