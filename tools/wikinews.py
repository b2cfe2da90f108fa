"""News to learn from: Wikinews reports marked by hand.

The marks are kept as offsets, without the texts they belong to.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from kz_tui.corpus.build import build_article
from kz_tui.entities.tokens import pieces, tokenise
from kz_tui.model.article import Article, Origin
from kz_tui.text.sentences import article_sentences
from tools.datasets import Sentence

WIKINEWS = "news/wikinews.jsonl"
_MARKS = Path(__file__).parent / "sources" / "wikinews_marks.jsonl"
_Label = tuple[int, int, str]


def articles(path: Path) -> Iterator[Article]:
    """The reports of the file, as the program reads them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield build_article(record["id"], record["text"], Origin(path.name), record)


def marked_by_hand() -> dict[str, tuple[int, list[_Label]]]:
    """Article id -> checksum of its text, and its marks as offsets into it."""
    records = map(json.loads, _MARKS.read_text(encoding="utf-8").splitlines())
    return {
        record["id"]: (record["crc"], [(a, b, label) for a, b, label in record["marks"]])
        for record in records
    }


def hand_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of the reports that were marked by hand.

    Raises `ValueError` where a text is not the one that was marked.
    """
    marked = marked_by_hand()
    for article in articles(path):
        if article.id not in marked:
            continue
        checksum, labels = marked[article.id]
        if zlib.crc32(article.text.encode()) != checksum:
            raise ValueError(f"{article.id} is not the text that was marked by hand")
        for span in article_sentences(article):
            for tokens in pieces(tokenise(article.text, span.start, span.end)):
                spans = [
                    (inside[0], inside[-1] + 1, label)
                    for start, end, label in labels
                    if (inside := _inside(tokens.starts, tokens.ends, start, end))
                ]
                yield Sentence(tuple(tokens.words), tuple(spans))


def _inside(starts: list[int], ends: list[int], start: int, end: int) -> list[int]:
    return [n for n in range(len(starts)) if starts[n] < end and start < ends[n]]
