"""Bytes become text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kz_tui.corpus.errors import CorpusError
from kz_tui.rooms import open_room

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
_BINARY_SHARE = 0.02
_GOOD_PER_BAD = 8


@dataclass(frozen=True, slots=True)
class Decoded:
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
    _refuse_known_formats(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_unmarked(data)
    if _control_share(data) > _BINARY_SHARE:
        return _decode_utf16(data)
    return Decoded(text, "utf-8")


def _refuse_known_formats(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise CorpusError(f"{name}, not text")
    if _html.match(data):
        raise CorpusError("a web page (HTML); save it as plain text")


def _decode_unmarked(data: bytes) -> Decoded:
    if _control_share(data) > _BINARY_SHARE:
        return _decode_utf16(data)
    mended = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in mended)
    good = sum(character > "\x7f" for character in mended) - bad
    if good >= _GOOD_PER_BAD * bad:
        return _decoded(data, "utf-8")
    encoding = open_room("detection").detect(data) or "cp1252"
    return _decoded(data, encoding, guessed=True)


def _decode_utf16(data: bytes) -> Decoded:
    """Text with many zero bytes is UTF-16 if they fall on one side of each pair."""
    zeros_first = data[0::2].count(0) * 2 / len(data)
    zeros_second = data[1::2].count(0) * 2 / len(data)
    if min(zeros_first, zeros_second) < 0.1 and max(zeros_first, zeros_second) > 0.3:
        encoding = "utf-16-be" if zeros_first > zeros_second else "utf-16-le"
        return _decoded(data, encoding, guessed=True)
    raise CorpusError("a binary file, not text")


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, guessed, replaced=text.count("\ufffd"))


def _control_share(data: bytes) -> float:
    sample = data[:65_536]
    return (len(sample) - len(sample.translate(None, _controls))) / max(1, len(sample))
