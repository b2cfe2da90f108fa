"""JSON Lines: one article a line, read as a stream."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from kz_tui.corpus.build import TEXT_LIMIT, build_article
from kz_tui.corpus.decode import decode
from kz_tui.corpus.errors import CorpusError
from kz_tui.model.article import Article, Origin
from kz_tui.model.report import Problem

LINE_LIMIT = 6 * TEXT_LIMIT + 1_000_000
"""Bytes of one line: a text at its limit, every character of it escaped."""

_PROBLEMS_KEPT = 100


@dataclass(slots=True)
class LinesReader:
    """Reads one JSONL file; what could not be read is in `problems` and `problem_count`.

    `name` is what ids of records without one are made of.
    """

    path: str
    name: str
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    encoding: str = "utf-8"

    def read(self, stream: BinaryIO) -> Iterator[Article]:
        """Yield the articles of the stream in order; a broken line costs only itself."""
        for number, line in _numbered_lines(stream):
            try:
                article = self._article(number, line)
            except CorpusError as error:
                self._note(number, str(error))
                continue
            if article is not None:
                yield article

    def _article(self, number: int, line: bytes | None) -> Article | None:
        if line is None:
            raise CorpusError(f"the line is longer than {LINE_LIMIT // 1_000_000} MB")
        text = self._decode(line)
        if not text.strip():
            return None
        record = parse_record(text)
        origin = Origin(self.path, number, _text_or_none(record.get("url")), self.encoding)
        return build_article(self._id(record, number), str(record["text"]), origin, record)

    def _decode(self, line: bytes) -> str:
        try:
            return line.decode(self.encoding)
        except UnicodeDecodeError:
            decoded = decode(line)
            if decoded.guessed:
                self.encoding = decoded.encoding
            return decoded.text

    def _id(self, record: dict[str, object], number: int) -> str:
        given = record.get("id")
        if isinstance(given, bool) or not isinstance(given, str | int | float) or given == "":
            return f"{self.name}:{number}"
        return str(given)

    def _note(self, number: int, reason: str) -> None:
        self.problem_count += 1
        if len(self.problems) < _PROBLEMS_KEPT:
            self.problems.append(Problem(number, reason))


def parse_record(line: str) -> dict[str, object]:
    """Read one line as a record with a text.

    Raises `CorpusError` saying what is wrong with it.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"not JSON that can be read: {error}") from None
    if not isinstance(record, dict):
        raise CorpusError("not an object, but a JSON " + _json_type(record))
    if not isinstance(record.get("text"), str):
        raise CorpusError("no field `text` with a string in it")
    return record


def looks_like_lines(data: bytes) -> bool:
    """Whether a file begins like JSON Lines: an object with a text on its first line."""
    head = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if not head.startswith(b"{"):
        return False
    first, _, rest = head.partition(b"\n")
    try:
        parse_record(first.decode("utf-8", "replace"))
    except CorpusError:
        # a first line that is cut off by the sample may still be a record
        return not rest and b'"text"' in first and not first.rstrip().endswith(b"}")
    return True


def _numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Lines counted from 1; None for one over the limit, which is passed over unread."""
    number = 0
    while line := stream.readline(LINE_LIMIT):
        number += 1
        if len(line) < LINE_LIMIT or line.endswith(b"\n"):
            yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            continue
        while (more := stream.readline(1 << 20)) and not more.endswith(b"\n"):
            pass
        yield number, None


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _json_type(value: object) -> str:
    names = {list: "array", str: "string", bool: "boolean", type(None): "null"}
    return names.get(type(value), "number")
