"""Which article a mark or a note belongs to, whatever it is called and wherever it lies.

An article is known by what it says: the digest of its raw text. The same text in another dossier
is the same article. Where a text changed, the place it lies at leads to it, but only if much of
what it said is still there: a file that is used again for another report is another article.
"""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from zlib import crc32

from kz_tui.model.article import Article

_DIGEST = 16
_SHINGLE = 3
"""Words of one shingle."""
_SKETCH = 64
"""Numbers of a sketch."""
_ALIKE = 0.25
"""Share of shingles that two versions of an article have in common at least. A version with half
of its text replaced keeps a third; two reports on one event, agency sentences included, stay below
a tenth."""
_word = re.compile(r"\w+")


def digest_of(article: Article) -> str:
    """What names the text of an article, 32 letters long."""
    data = article.raw_text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=_DIGEST).hexdigest()


def place_of(article: Article) -> str:
    """Where an article lies: the real path of its file, and its id in a file of several.

    Empty for one that came through standard input.
    """
    origin = article.origin
    if origin.path == "-":
        return ""
    path = os.path.realpath(origin.path)
    # file names may hold bytes that are no text
    path = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return path if origin.line is None else f"{path}\n{article.id}"


def sketch_of(text: str) -> tuple[int, ...]:
    """The least hashes of all runs of words: enough to tell how much two texts share.

    Bottom-k sketch after Broder, "On the resemblance and containment of documents", 1997.
    """
    words = _word.findall(text.casefold())
    runs = range(max(1, len(words) - _SHINGLE + 1))
    hashes = {crc32(" ".join(words[n : n + _SHINGLE]).encode("utf-8", "replace")) for n in runs}
    return tuple(sorted(hashes)[:_SKETCH])


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two sketches are of versions of one text."""
    both = sorted({*one, *other})[:_SKETCH]
    shared = {*one} & {*other}
    return bool(both) and sum(number in shared for number in both) >= _ALIKE * len(both)
