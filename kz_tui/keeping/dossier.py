"""A dossier on a shelf: one list of what it consists of, and parts that hold its articles.

The list is put there last and in one step, so that a dossier is either the one before or the one
after. A part that no list needs any more is thrown away after a while, not at once: another program
may be about to open it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from kz_tui.keeping.article_rows import pack_date, read_date
from kz_tui.keeping.articles import KeptArticles, Ledger, Mender, Numbers
from kz_tui.keeping.bundle import Bundle, DamagedError, Piece, dump, pack
from kz_tui.keeping.files import KeptFiles, KeptReports, NewFiles, pack_report
from kz_tui.keeping.parts import open_part
from kz_tui.keeping.rows import Rows, row_pieces
from kz_tui.keeping.strings import Strings, string_pieces
from kz_tui.model.article import PublicationDate
from kz_tui.model.report import FileReport
from kz_tui.model.shelf import Shelf

LIST = "dossier"
MARK_BYTES = 8
"""So much of the key of an article is its mark."""


class Contents(NamedTuple):
    """What a dossier consists of, ready to be kept.

    `parts` are the names of the parts, `part` and `row` say where each article lies; `wanted` are
    the ids that articles claimed and did not get, `months` the numbers of the articles that state
    no more than a month; `marks` are made of the keys alone. `look` stands for how all files
    looked; empty if that cannot be told. `retired` are the names of the parts of the dossier before
    that are not needed any more.
    """

    version: bytes
    parts: Sequence[str]
    part: array[int]
    row: array[int]
    ids: Iterable[str]
    files_of: array[int]
    lines: array[int]
    files: NewFiles
    others: Sequence[FileReport]
    marks: bytes | bytearray
    wanted: Mapping[int, str]
    months: Sequence[int]
    encodings: Mapping[int, str]
    dates: Mapping[int, PublicationDate]
    look: bytes
    retired: Sequence[str]


def put_dossier(shelf: Shelf, contents: Contents) -> bytes:
    """Keep the list of a dossier whose parts are kept already; what stands for it.

    Raises `OSError` where the shelf does.
    """
    others = contents.others
    about = {
        "version": contents.version,
        "parts": list(contents.parts),
        "wanted": dict(contents.wanted),
        "months": list(contents.months),
        "encodings": dict(contents.encodings),
        "dates": {number: pack_date(date) for number, date in contents.dates.items()},
        "troubled": [number for number, report in enumerate(others) if report.troubled],
        "troubled files": contents.files.troubled,
        "look": contents.look,
        "retired": list(contents.retired),
    }
    pieces: dict[str, Piece] = {
        "about": dump(about),
        "part": contents.part.tobytes(),
        "row": contents.row.tobytes(),
        "file": contents.files_of.tobytes(),
        "line": contents.lines.tobytes(),
        "marks": _marks(contents.marks, contents.dates),
        **string_pieces("ids", contents.ids),
        **contents.files.pieces(),
        **row_pieces("others", list(map(pack_report, others)), whole=True),
    }
    packed = list(pack(pieces))
    shelf.put(LIST, packed)
    return _stamp(packed[1])


def _marks(marks: bytes | bytearray, dates: Mapping[int, PublicationDate]) -> bytes:
    """A mark for each article that changes when it does, or when its inferred date does."""
    dated = bytearray(marks)
    for number, date in dates.items():
        place = slice(number * MARK_BYTES, (number + 1) * MARK_BYTES)
        known = bytes(dated[place]) + repr(date.value).encode()
        dated[place] = blake2b(known, digest_size=MARK_BYTES).digest()
    return bytes(dated)


class KeptDossier:
    """A dossier that was kept. Raises `DamagedError` where it is not what was kept."""

    def __init__(self, shelf: Shelf, bundle: Bundle, mend: Mender) -> None:
        self._about = _about(bundle)
        self.look: bytes = self._about["look"]
        self.parts = [open_part(shelf, name) for name in self.part_names]
        self.part, self.row, self.files_of, self.lines = (
            bundle.piece(name).cast("I") for name in ("part", "row", "file", "line")
        )
        self.files = KeptFiles(bundle, self._about["troubled files"])
        ids = Strings(bundle, "ids")
        marks = bytes(bundle.piece("marks"))
        count = len(ids)
        columns: tuple[Numbers, ...] = (self.part, self.row, self.files_of, self.lines)
        if len(marks) != count * MARK_BYTES or any(len(one) != count for one in columns):
            raise DamagedError("its parts do not fit together")
        self.dates = {number: read_date(date) for number, date in self._about["dates"].items()}
        ledger = Ledger(
            self.part, self.row, ids, self.files_of, self.lines, self.dates, self.encodings
        )
        self.articles = KeptArticles(ledger, self.parts, self.files.place, mend, marks)
        self.articles.stamp = _stamp(bundle.table)
        others = Rows(bundle, "others", whole=True)
        self.reports = KeptReports(others, self.files, self._about["troubled"])

    @property
    def part_names(self) -> list[str]:
        """The names of the parts on the shelf."""
        names: list[str] = self._about["parts"]
        return names

    @property
    def retired(self) -> list[str]:
        """The names of the parts that were needed the time before."""
        names: list[str] = self._about["retired"]
        return names

    @property
    def wanted(self) -> Mapping[int, str]:
        """The ids that articles claimed and did not get."""
        wanted: dict[int, str] = self._about["wanted"]
        return wanted

    @property
    def months(self) -> Sequence[int]:
        """The numbers of the articles that state no more than a month, the smallest first."""
        months: list[int] = self._about["months"]
        return months

    @property
    def encodings(self) -> Mapping[int, str]:
        """The encodings of articles that are not those of their files."""
        encodings: dict[int, str] = self._about["encodings"]
        return encodings

    @property
    def damaged(self) -> set[int]:
        """The numbers of the articles whose rows are not what was kept; reads all of them."""
        bad = {
            (number, row)
            for number, part in enumerate(self.parts)
            for row in (*part.heads.damaged, *part.bodies.damaged)
        }
        if not bad:
            return set()
        places = zip(self.part, self.row, strict=True)
        return {number for number, place in enumerate(places) if place in bad}


def open_dossier(shelf: Shelf, version: bytes, mend: Mender) -> KeptDossier | None:
    """The dossier on a shelf; None if there is none, or it was made by another version.

    Raises `DamagedError` if it is damaged, and `OSError` where the shelf does.
    """
    packed = shelf.get(LIST)
    if packed is None:
        return None
    bundle = Bundle(packed)
    return KeptDossier(shelf, bundle, mend) if _about(bundle)["version"] == version else None


def _about(bundle: Bundle) -> dict[str, Any]:
    about = bundle.value("about")
    if not isinstance(about, dict):
        raise DamagedError("not what is kept here")
    return about


def _stamp(table: bytes | memoryview) -> bytes:
    """What stands for a kept dossier: the table of its pieces holds a checksum of each."""
    return blake2b(table, digest_size=16).digest()
