"""The last wall before the terminal: what goes there besides text and style.

Articles are cleaned when they are read; this holds even where something got past that, a file name
or a message of the system among them. Sequences that Textual sends are let through, one by one by
what they do; every other control, and what would turn the direction of a line, is left out.
"""

from __future__ import annotations

import re
from functools import cache

_MODES = "7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048"
_SEQUENCES = "|".join(
    (
        r"\[[0-9;:]*m",  # style
        r"\[[0-9;]*[ABCDGHJKd]",  # where the cursor goes, what is cleared
        rf"\[\?(?:{_MODES})[hl]",  # mouse, focus, paste, alternate screen, cursor, whole frames
        r"\[\?(?:2026|2048)\$p",  # which of these the terminal knows
        r"\[[<>=?][0-9;]*u",  # how keys are sent
        r"\]22;[a-z-]*\x07",  # the shape of the mouse pointer
        r"\]52;c;[A-Za-z0-9+/=]*\x07",  # a copy to the clipboard, which the user asked for
    )
)
_BAD = (
    "\x00-\x06\x08\x09\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
)
_BELL = "\x07"
_plain = re.compile(f"(?:[^{_BAD}{_BELL}\x1b]|\x1b\\[(?:\\?2026[hl]|[0-9;]*[mHJ]))*+")
"""What nearly everything is; the whole list is compiled when something else comes first."""


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(f"\x1b(?:{_SEQUENCES})|[^{_BAD}\x1b{_BELL}]+")


def let_through(data: str) -> str:
    """What may go to the terminal; nearly always the same string."""
    if data == _BELL or _plain.fullmatch(data):
        return data
    return "".join(_kept().findall(data))
