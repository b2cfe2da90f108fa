"""Reading a dossier yields the first articles long before the last are read."""

from __future__ import annotations

import json
from io import BytesIO

from kz_tui.pipeline.reading import FIRST_BATCH, read_library

_BALLAST = 100_000


class Counting(BytesIO):
    """Counts the bytes that were taken from it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self.taken += len(line)
        return line


def lines(count: int) -> bytes:
    made = (
        json.dumps({"id": number, "text": "Ein Satz.", "page": "a" * _BALLAST})
        for number in range(count)
    )
    return "\n".join(made).encode()


def test_the_first_library_comes_before_the_rest_is_read() -> None:
    stream = Counting(lines(200))
    libraries = read_library(["-"], stream)
    first = next(libraries)
    assert len(first.articles) == FIRST_BATCH
    assert not first.complete
    assert stream.taken < (FIRST_BATCH + 15) * _BALLAST
    taken = [(len(library.articles), stream.taken) for library in libraries]
    assert [articles for articles, _ in taken][-1] == 200
    assert taken == sorted(taken)  # no later library from earlier bytes
    assert len(taken) == 3


def test_of_a_line_only_the_article_is_kept() -> None:
    *_, last = read_library(["-"], BytesIO(lines(50)))
    kept = sum(len(article.text) + len(article.raw_text) for article in last.articles)
    assert kept == 50 * 2 * len("Ein Satz.")


def test_an_empty_dossier_is_one_library() -> None:
    (only,) = read_library(["-"], BytesIO(b"\n"))
    assert (len(only.articles), only.skipped) == (0, 1)


def test_every_broken_line_counts_as_skipped() -> None:
    data = b'{"text": "Ein Satz."}\n{\n[]\n'
    *_, last = read_library(["-"], BytesIO(data))
    assert (len(last.articles), last.skipped) == (1, 2)
