"""Guessing the encoding of text that is not UTF-8."""

from __future__ import annotations

from charset_normalizer import from_bytes

_CANDIDATES = ["cp1252", "cp1251", "koi8_r", "cp1250", "iso8859_5", "cp866", "cp850", "mac_roman"]
_SAMPLE = 65_536


def detect(data: bytes) -> str | None:
    """The most plausible 8-bit encoding of German, English or Russian text; None if none fits.

    Where Windows-1252 reads the same characters as the better guess, it is preferred: it is what
    German newsrooms used before UTF-8.
    """
    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None:
        return None
    try:
        if sample.decode("cp1252") == str(best):
            return "cp1252"
    except UnicodeDecodeError:
        pass
    return best.encoding
