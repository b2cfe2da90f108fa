"""JSON Lines: one article a line, read as a stream."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from kz_tui.corpus.build import TEXT_LIMIT, Builder, build_article, remark_on_length
from kz_tui.corpus.decode import decode, refuse_other_formats
from kz_tui.corpus.errors import NO_MEMORY, CorpusError, NotTextError
from kz_tui.model.article import Article, Origin
from kz_tui.model.report import Problem
from kz_tui.text.clean import clean_line

LINE_LIMIT = 6 * TEXT_LIMIT + 1_000_000
"""Bytes of one line: a text at its limit, every character of it escaped."""

_MOST_VALUES = 1_000_000
"""Values in one line, or commas in its text: none has more, and each takes a hundred bytes."""
_PROBLEMS_KEPT = 100
_CHUNK = 1 << 20
_HEAD_LINES = 5
_LONGEST_ID = 1000
_LONGEST_ADDRESS = 10_000
"""Characters; what is longer names and leads to nothing, and is left out."""


@dataclass(slots=True)
class LinesReader:
    """Reads one JSONL file; what could not be read is in `problems` and `problem_count`.

    `name` is what ids of records without one are made of, `build` what makes the articles.
    """

    path: str
    name: str
    build: Builder = build_article
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    encoding: str = "utf-8"
    _long: str = ""

    def read(self, stream: BinaryIO) -> Iterator[Article]:
        """Yield the articles of the stream in order; a broken line costs only itself."""
        for number, line in _numbered_lines(stream):
            try:
                article = self._article(number, line)
            except (CorpusError, MemoryError) as error:
                self._note(number, str(error) or NO_MEMORY)
                continue
            if article is not None:
                if not self._long and (remark := remark_on_length(article)):
                    self._long = f"line {number}: {remark}"
                yield article

    @property
    def remark(self) -> str:
        """What a reader should know about the file; empty if all is plain."""
        remarks = [] if self.encoding == "utf-8" else [f"encoding guessed: {self.encoding}"]
        if self.problem_count:
            first = self.problems[0]
            lines = "line" if self.problem_count == 1 else "lines"
            remarks.append(
                f"{self.problem_count} {lines} skipped, "
                f"the first is line {first.line}: {first.reason}"
            )
        return "; ".join([*remarks, *filter(None, [self._long])])

    def _article(self, number: int, line: bytes | CorpusError) -> Article | None:
        if isinstance(line, CorpusError):
            raise line
        text, encoding = self._decode(line)
        if not text.strip():
            return None
        record = parse_record(text)
        origin = Origin(self.path, number, _address(record.get("url")), encoding)
        return self.build(self._id(record, number), str(record["text"]), origin, record)

    def _decode(self, line: bytes) -> tuple[str, str]:
        """A line and its encoding; what was guessed for one line holds for those after it."""
        try:
            return line.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            if self.encoding != "utf-8":
                return line.decode(self.encoding, "replace"), self.encoding
        decoded = decode(line)
        if decoded.guessed and not decoded.encoding.startswith("utf"):
            self.encoding = decoded.encoding
        return decoded.text, decoded.encoding

    def _id(self, record: dict[str, object], number: int) -> str:
        given = record.get("id")
        known = isinstance(given, str | int | float) and not isinstance(given, bool)
        own = str(given) if known else ""
        return own if 0 < len(own) <= _LONGEST_ID else f"{self.name}:{number}"

    def _note(self, number: int, reason: str) -> None:
        self.problem_count += 1
        if len(self.problems) < _PROBLEMS_KEPT:
            self.problems.append(Problem(number, reason))


def parse_record(line: str) -> dict[str, object]:
    """Read one line as a record with a text.

    Raises `CorpusError` saying what is wrong with it.
    """
    if len(line) > _MOST_VALUES and sum(map(line.count, ",[{")) > _MOST_VALUES:
        raise CorpusError(f"JSON with more than {_MOST_VALUES:,} values")
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise CorpusError("JSON that is nested too deeply") from None
    except ValueError:  # the limit of Python for the digits of one number
        raise CorpusError("JSON with a number of too many digits") from None
    if not isinstance(record, dict):
        raise CorpusError("not an object, but a JSON " + _json_type(record))
    if not isinstance(record.get("text"), str):
        raise CorpusError("no field `text` with a string in it")
    return record


def looks_like_lines(data: bytes) -> bool:
    """Whether a file begins like JSON Lines: an object with a text on one of its first lines."""
    head = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if not head.startswith(b"{"):
        return False
    *whole, last = head.split(b"\n", _HEAD_LINES)
    if any(map(_is_record, whole)):
        return True
    # a line that is cut off by the sample may still be a record
    cut = not whole and b'"text"' in last and not last.rstrip().endswith(b"}")
    return cut or (len(whole) < _HEAD_LINES and _is_record(last))


def refuse_no_lines(data: bytes) -> None:
    """Raise `CorpusError` for a sample that cannot be JSON Lines, whatever the file is called."""
    refuse_other_formats(data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CorpusError("JSON Lines in UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise NotTextError("a binary file, not text")


def _address(url: object) -> str | None:
    known = isinstance(url, str) and len(url) <= _LONGEST_ADDRESS
    return clean_line(str(url)) or None if known else None


def _is_record(line: bytes) -> bool:
    try:
        parse_record(line.decode("utf-8", "replace"))
    except CorpusError:
        return False
    return True


def _numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | CorpusError]]:
    """Lines counted from 1; an error for one over the limit, which is passed over unread."""
    number = 0
    while line := stream.readline(LINE_LIMIT):
        number += 1
        if len(line) < LINE_LIMIT or line.endswith(b"\n"):
            yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            continue
        yield number, CorpusError(f"the line is longer than {LINE_LIMIT // 1_000_000} MB")
        while (more := stream.readline(_CHUNK)) and not more.endswith(b"\n"):
            if len(more) == _CHUNK and not more.strip(b"\0"):  # a hole, which may have no end
                yield number, CorpusError("zero bytes; nothing after them was read")
                return


def _json_type(value: object) -> str:
    names = {list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
