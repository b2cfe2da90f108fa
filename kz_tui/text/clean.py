"""Cleaning: the one gate every text passes before anything else sees it.

What comes out cannot act on a terminal: no escape sequence, no C0 or C1 control but the line
feed, no bidirectional control, no invisible format character, no lone surrogate. Textual and
Rich pass all of these through to the terminal (measured on Textual 8.2.8: an OSC 52 in an article
writes the clipboard), so cleaning is the duty of the application.

The string grammar of escape sequences follows ECMA-48, fifth edition, section 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kz_tui.model.source_map import UNCHANGED, Edit, SourceMap

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
TAB = "    "
MAX_MARKS = 4
"""Combining marks kept on one letter; more of them climb into the neighbouring lines."""
_MOST_MARKS = 30
"""Combining marks looked at on one letter. No language needs more (Unicode Standard Annex 15, 12.1,
Stream-Safe Text Format); putting them in order takes the square of their number."""

_STRING = r"[^\x07\x1b\x80-\x9f\n]*"
_SEQUENCE = (
    rf"\x1b\]{_STRING}(?:\x07|\x1b\\|\x9c)"  # operating system command: title, clipboard, link
    rf"|\x9d{_STRING}(?:\x07|\x1b\\|\x9c)"
    rf"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f]){_STRING}(?:\x1b\\|\x9c)"  # device control and the like
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequence: colour, cursor, modes
    r"|\x1b[ -/]*[0-~]"  # two or three character escapes
)
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_BREAK = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"

_HIDDEN = rf"(?:{_SEQUENCE}|[{_INVISIBLE}])"
# all that is hidden in one place is one match: tried sign by sign, a long run of it took quadratic
# time
_DIRT = rf"(?P<gone>{_HIDDEN}+)|(?P<break>{_BREAK})|(?P<tab>\t)|[{_CONTROL}]"
_LETTER = rf"[^\n\r\t\v\f\x1b\x85\u2028\u2029{_INVISIBLE}{_MARK}]"


class _Grammar:
    """What dirt looks like, compiled when the first text is cleaned: it takes as long as a page."""

    def __init__(self) -> None:
        suspect = f"\x1b\r\t\x0b\x0c\x85\u2028\u2029{_INVISIBLE}{_CONTROL}"
        self.suspect = re.compile(f"[{suspect}]")
        self.place = re.compile(f"[{suspect}{_MARK}]")
        self.dirt = re.compile(_DIRT)
        # a letter with its combining marks, whatever was hidden between them
        self.cluster = re.compile(rf"{_LETTER}?(?:{_HIDDEN}*[{_MARK}])+")
        self.mark = re.compile(f"[{_MARK}]")
        self.hidden = re.compile(_HIDDEN)
        self.surplus_marks = re.compile(f"([{_MARK}]{{{MAX_MARKS}}})[{_MARK}]+")
        self.control = re.compile(f"[{_CONTROL}]")


_grammar = cache(_Grammar)


class Cleaned(NamedTuple):
    """A cleaned text and the way back to the raw one."""

    text: str
    source_map: SourceMap


def clean(raw: str) -> Cleaned:
    """Make `raw` safe to show, keeping the map to where each piece came from.

    Escape sequences and invisible characters are removed; every line end becomes a line feed and
    a tab four blanks; letters with combining marks are composed (NFC). A remaining control becomes
    the replacement character, except that a C1 control is read as the Windows-1252 character it
    most often is in mis-decoded news text (0x84 is „). Applying it twice changes nothing more.
    """
    edits: list[Edit] = []
    parts: list[str] = []
    done = length = 0
    for match in _find_dirt(raw):
        found = match.group()
        repaired = _repair(match)
        if repaired == found:
            continue
        start, end = match.span()
        parts += (raw[done:start], repaired)
        length += start - done
        edits.append(Edit(length, length + len(repaired), start, found))
        length += len(repaired)
        done = end
    if not edits:
        return Cleaned(raw, UNCHANGED)
    parts.append(raw[done:])
    return Cleaned("".join(parts), SourceMap(tuple(edits)))


def clean_line(raw: str) -> str:
    """Clean what must stay on one line: a title, a file name, a name typed by the user."""
    return " ".join(clean(raw).text.split())


def show_controls(raw: str) -> str:
    """The raw text with one visible sign for each character that cleaning would not let pass.

    Line feeds stay; the result has the length of `raw`, so that raw offsets hold in it.
    """
    return _grammar().suspect.sub(_picture, raw)


def _find_dirt(raw: str) -> Iterator[re.Match[str]]:
    """What has to be looked at, in order: dirt, and letters with combining marks.

    One character class finds the places and the grammar is tried only there; trying it at every
    character took eight times as long on clean text.
    """
    done = 0
    grammar = _grammar()
    while place := grammar.place.search(raw, done):
        start = place.start()
        match = (
            (grammar.cluster.match(raw, start - 1) if start > done else None)
            or grammar.cluster.match(raw, start)
            or grammar.dirt.match(raw, start)
        )
        assert match is not None  # a place is dirt or a mark, and a mark is a cluster
        yield match
        done = match.end()


def _repair(match: re.Match[str]) -> str:
    grammar = _grammar()
    if match.re is grammar.cluster:
        cluster = grammar.hidden.sub("", match.group())
        return _composed(grammar.control.sub(_printable, cluster))
    if match["gone"]:
        return ""
    if match["break"]:
        return "\n"
    return TAB if match["tab"] else _printable(match)


def _composed(cluster: str) -> str:
    """A letter with its marks in normal form C, marks beyond the limit left out."""
    start = 0
    if unicodedata.combining(cluster[0]) and not _grammar().mark.match(cluster):
        start = 1  # a sign on the letter before, such as a vowel point: it must keep its place
    composed = unicodedata.normalize("NFC", cluster[start : start + 1 + _MOST_MARKS])
    return _grammar().surplus_marks.sub(r"\1", cluster[:start] + composed)


def _printable(match: re.Match[str]) -> str:
    byte = ord(match.group())
    if 0x80 <= byte <= 0x9F:
        return bytes([byte]).decode("cp1252", "replace")
    return REPLACEMENT


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
