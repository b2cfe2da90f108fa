"""Bytes become text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kz_tui.corpus.detection import detect
from kz_tui.corpus.errors import CorpusError, NotTextError

_MARKS = (  # UTF-32 before UTF-16, whose mark it begins with
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_html = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_controls = bytes(byte for byte in range(0x20) if byte not in b"\t\n\x0b\x0c\r\x1b")
_escaped = re.compile("[\udc80-\udcff]")
_not_ascii = re.compile("[^\x00-\x7f]")
# what German, English and Russian text is made of
_prose = re.compile("[\t\n\r -~\xa0-\u017f\u0400-\u04ff\u2010-\u203a\u20ac\u2116]")
_HIGH = bytes(range(0x80, 0x100))
_SAMPLE = 1 << 16
_CONTEXT = 1 << 12
_BINARY_SHARE = 0.02
_BINARY_SHARE_OF_SHORT = 0.3
_FEW_CONTROLS = 8
_GOOD_PER_BAD = 8
_PROSE_SHARE = 0.95


class Decoded(NamedTuple):
    """A text without byte order mark; `guessed` where neither a mark nor UTF-8 settled it."""

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0

    @property
    def remark(self) -> str:
        """What a reader should know about the decoding; empty if all is plain."""
        if self.replaced:
            return f"{self.replaced} bytes that are not {self.encoding} were replaced"
        return f"encoding guessed: {self.encoding}" if self.guessed else ""


def decode(data: bytes) -> Decoded:
    """Decode a file: byte order mark, UTF-8, UTF-16 without a mark, else the best guess.

    Raises `CorpusError` for data that is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    refuse_other_formats(data)
    if _many_controls(data):
        return _decode_utf16(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_unmarked(data, error.start)


def refuse_other_formats(data: bytes) -> None:
    """Raise `CorpusError` for data that begins like a file of another kind."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"{name}, not text")
    if _html.match(data):
        raise CorpusError("a web page (HTML); save it as plain text")


def _decode_unmarked(data: bytes, first_bad: int) -> Decoded:
    """Data that is not UTF-8: with a few bad bytes in it, or in another encoding."""
    mended = data[first_bad : first_bad + _SAMPLE].decode("utf-8", "surrogateescape")
    bad = len(_escaped.findall(mended))
    good = len(_not_ascii.findall(mended)) - bad + _high_bytes(data[:first_bad]) // 2
    if good >= _GOOD_PER_BAD * bad:
        return _decoded(data, "utf-8")
    start = max(0, first_bad - _CONTEXT)
    encoding = detect(data[start : start + _SAMPLE])
    return _decoded(data, encoding, guessed=True)


def _decode_utf16(data: bytes) -> Decoded:
    """Text with many zero or four bytes is UTF-16 if one reading of the pairs is prose."""
    sample = data[: min(len(data) // 2 * 2, _SAMPLE)]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if text and len(_prose.findall(text)) >= _PROSE_SHARE * len(text):
            return _decoded(data, encoding, guessed=True)
    raise NotTextError("a binary file, not text")


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        own = data.decode(encoding, "ignore").count("\ufffd")
        return Decoded(text, encoding, guessed, replaced=text.count("\ufffd") - own)


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, _HIGH))


def _many_controls(data: bytes) -> bool:
    """Whether more controls stand in the data than a text would hold; a few say nothing."""
    sample = data[:_SAMPLE]
    count = len(sample) - len(sample.translate(None, _controls))
    share = _BINARY_SHARE if count > _FEW_CONTROLS else _BINARY_SHARE_OF_SHORT
    return count > share * len(sample)
