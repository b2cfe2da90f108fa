"""Reading the small tables that ship as text."""

from __future__ import annotations

import re
from pathlib import Path

_umlauts = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "ł": "l", "đ": "d", "ı": "i"}
)
_accents = str.maketrans(
    "àáâãåçèéêëìíîïñòóôõùúûýÿčćžšřěňťďğşőűąęśźż", "aaaaaceeeeiiiinoooouuuyyccszrentdgsouaeszz"
)
_gap = re.compile(r"[^\w]+|_+")


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a table parted by tabs; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def read_words(path: Path) -> frozenset[str]:
    """The words of a list parted by blanks; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def cells(cell: str) -> list[str]:
    """The words in one cell, parted by commas."""
    return cell.split(",") if cell else []


def slug(name: str) -> str:
    """A name as it stands in an identifier: small letters, no accents, hyphens for the rest."""
    plain = name.lower().translate(_umlauts).translate(_accents)
    return _gap.sub("-", plain).strip("-") or "x"
