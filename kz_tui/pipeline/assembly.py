"""A dossier being put together: of what was kept before, and of what is read now.

What was kept comes as stretches of files, of which nothing is unpacked: of 100,000 files one has
changed, and the others have to be there in a moment.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from kz_tui.corpus.files import Source
from kz_tui.corpus.loader import own_id
from kz_tui.keeping.article_rows import pack_body, pack_head
from kz_tui.keeping.dossier import MARK_BYTES, Contents, KeptDossier, put_dossier
from kz_tui.keeping.files import NewFiles, within
from kz_tui.keeping.parts import NewRow, Place, put_part
from kz_tui.keeping.rows import extend
from kz_tui.model.article import Article, Precision, PublicationDate
from kz_tui.model.memo import cached_property
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
        self._marks = bytearray()
        self._files = NewFiles()
        self._files_of, self._lines = array("I"), array("I")
        self._wanted: dict[int, str] = {}
        self._months: list[int] = []
        self._encodings: dict[int, str] = {}
        self._failure: OSError | None = None
        self._others: Sequence[FileReport] = ()
        self._whole = b""

    def __len__(self) -> int:
        return len(self._ids)

    def take_files(self, run: range, sources: Sequence[Source]) -> None:
        """Take files of the dossier before over that follow each other, all as they are.

        `sources` are what they are now.
        """
        before = self._before
        assert before is not None
        numbers = before.files.articles(run)
        cut = slice(numbers.start, numbers.stop)
        shift = len(self) - numbers.start
        extend(self._part, before.part[cut])
        extend(self._row, before.row[cut])
        extend(self._lines, before.lines[cut])
        extend(self._files_of, before.files_of[cut], len(self._files) - run.start)
        self._files.take(before.files, run)
        self._months += [one + shift for one in within(before.months, numbers)]
        for one in within(self._encoded, numbers):
            self._encodings[one + shift] = before.encodings[one]
        self._take_marks(numbers)
        self._name_again(numbers, run, sources)

    def add(self, article: Article, source: Source, key: bytes, place: Place | None) -> Article:
        """Take an article of the next file, with its own id; `place` is where it lies already."""
        number = len(self)
        line = article.origin.line or 0
        own = self._name(article.id, line, source)
        self._lines.append(line)
        self._files_of.append(len(self._files))
        if article.head.date.precision is Precision.MONTH:
            self._months.append(number)
        self._encodings[number] = article.origin.encoding
        self._marks += key[:MARK_BYTES]
        if place is None:
            place = self._put(article, key)
        self._part.append(place.part)
        self._row.append(place.row)
        return (
            article if own == article.id else article._replace(head=article.head._replace(id=own))
        )

    def end_file(self, sign: bytes, report: FileReport) -> None:
        """Close the file whose articles were added last; `sign` stands for how it looks."""
        first = self._files.end
        encoding = report.encoding or "utf-8"
        for number in range(first, len(self)):
            if self._encodings[number] == encoding:
                del self._encodings[number]
        self._files.append(sign, len(self) - first, report)

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
        self._whole = b"" if self._files.passing else whole
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
            ids=self._ids,
            files_of=self._files_of,
            lines=self._lines,
            files=self._files,
            others=self._others,
            marks=self._marks,
            wanted=self._wanted,
            months=self._months,
            encodings=self._encodings,
            dates=dates,
            look=self._whole,
            retired=sorted(retired),
        )
        put_dossier(self._shelf, contents)

    @cached_property
    def _encoded(self) -> Sequence[int]:
        return sorted(self._before.encodings) if self._before else ()

    @cached_property
    def _dated(self) -> Sequence[int]:
        return sorted(self._before.dates) if self._before else ()

    def _name(self, wanted: str, line: int, source: Source) -> str:
        """Give the next article its id."""
        own = own_id(wanted, line or None, source, self._ids)
        if own != wanted:
            self._wanted[len(self)] = wanted
        self._ids[own] = None
        return own

    def _name_again(self, numbers: range, run: range, sources: Sequence[Source]) -> None:
        """Give the next articles the ids of before, as far as these are still theirs."""
        before = self._before
        assert before is not None
        taken, wanted = self._ids, before.wanted
        ids = before.articles.ids[numbers.start : numbers.stop]
        for number, own in zip(numbers, ids, strict=True):
            if own in taken or number in wanted:
                source = sources[before.files_of[number] - run.start]
                self._name(wanted.get(number, own), before.lines[number], source)
            else:
                taken[own] = None

    def _take_marks(self, numbers: range) -> None:
        """Take marks over, but for what inferred dates made of them."""
        before = self._before
        assert before is not None
        shift = len(self._marks) // MARK_BYTES - numbers.start
        self._marks += before.articles.marks[numbers.start * MARK_BYTES : numbers.stop * MARK_BYTES]
        for one in within(self._dated, numbers):
            place = slice((one + shift) * MARK_BYTES, (one + shift + 1) * MARK_BYTES)
            self._marks[place] = before.articles.key(one)[:MARK_BYTES]

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
