"""TOML that somebody else may have written: read within limits, or refused with a reason."""

from __future__ import annotations

import re
import tomllib
from typing import Any

LIMIT = 1_000_000
"""Bytes of a file; nobody writes more settings or decisions than that."""
_MOST_PARTS = 100

# the parser takes quadratic time for a key of many parts
_many_parts = re.compile(rf"(?:[\w\"'-]{{1,40}}[ \t]*\.[ \t]*){{{_MOST_PARTS}}}")


class TomlError(ValueError):
    """A text is no TOML that can be read; the message tells why, and where if that is known."""


def read_toml(text: str) -> dict[str, Any]:
    """The tables of a text. Raises `TomlError`."""
    if len(text) > LIMIT:
        raise TomlError(f"larger than {LIMIT:,} bytes")
    if _many_parts.search(text):
        raise TomlError(f"a key of more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise TomlError("nested too deeply") from None
    except ValueError as error:  # also the limit of Python for the digits of one number
        raise TomlError(str(error)) from None
